"""The `speech` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Speech(Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting words, turns of an interview, quotation marks."""
