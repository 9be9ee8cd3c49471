"""The `events` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Events(Struct, frozen=True, forbid_unknown_fields=True):
    """Named events: feasts, anniversaries, conferences, wars."""
