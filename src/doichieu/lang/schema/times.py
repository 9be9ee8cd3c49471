"""The `times` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """Expressions of time."""
