"""The `visits` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Visits(Struct, frozen=True, forbid_unknown_fields=True):
    """The language of visits: types, invitations, delegations, legs, spouses."""
