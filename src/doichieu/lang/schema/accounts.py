"""The `accounts` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Accounts(Struct, frozen=True, forbid_unknown_fields=True):
    """How pages name their sources, and which organs speak for one institution."""
