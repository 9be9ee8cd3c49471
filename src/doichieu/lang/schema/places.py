"""The `places` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Provinces, cities, regions, and the words that head a place."""
