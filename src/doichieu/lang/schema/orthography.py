"""The `orthography` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Orthography(Struct, frozen=True, forbid_unknown_fields=True):
    """How the language marks sentences and abbreviations."""
