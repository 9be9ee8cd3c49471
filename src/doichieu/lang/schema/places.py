"""The `places` section of a language pack: provinces, cities, regions, and the words that head a place."""

from __future__ import annotations

from msgspec import Struct


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Provinces, cities, regions, and the words that head a place."""
