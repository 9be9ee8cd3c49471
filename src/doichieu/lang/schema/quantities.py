"""The `quantities` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Quantities(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers, scales, units, qualifiers, changes, ranks and ordinals."""
