"""The `statements` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Statements(Struct, frozen=True, forbid_unknown_fields=True):
    """Modality, negation, and the wordings of the claim types other than visits."""
