"""The `names` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of people and organisations: surnames, titles of address, heads of bodies, abbreviations."""
