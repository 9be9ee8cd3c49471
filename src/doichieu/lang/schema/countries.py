"""The `countries` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Countries(Struct, frozen=True, forbid_unknown_fields=True):
    """Countries by ISO 3166-1 code with every form the press uses."""
