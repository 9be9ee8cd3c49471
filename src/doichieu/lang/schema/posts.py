"""The `posts` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Posts(Struct, frozen=True, forbid_unknown_fields=True):
    """Posts, ranks and degrees, and the words that turn them (former, acting, concurrently)."""
