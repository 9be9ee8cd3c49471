"""The `furniture` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Furniture(Struct, frozen=True, forbid_unknown_fields=True):
    """What pages put around their story: boxes, forms, controls, captions, credits, stamps."""
