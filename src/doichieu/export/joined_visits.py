"""One record out of several of one visit: what the latest says, and where it says nothing, what earlier ones do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from doichieu.model.record import FieldEvidence, Leg, Visit

_Part = TypeVar("_Part", Visit, Leg, FieldEvidence)
_BLANK: tuple[object, ...] = (None, (), "")


def joined(latest: Visit, earlier: Iterable[Visit]) -> Visit:
    """The latest record, its blanks filled from the earlier ones, the later of them first; legs meet by country."""
    visit = latest
    for other in earlier:
        there = {leg.country: leg for leg in reversed(other.legs)}
        legs = tuple(_filled(leg, there[leg.country]) if leg.country in there else leg for leg in visit.legs)
        visit = replace(_filled(visit, other), legs=legs or other.legs)
    return visit


def _filled(one: _Part, other: _Part) -> _Part:
    """A part of a record with what it leaves blank taken from the other, with its evidence."""
    taken: dict[str, object] = {}
    for name in one.__struct_fields__:
        mine, theirs = getattr(one, name), getattr(other, name)
        if isinstance(mine, FieldEvidence):
            taken[name] = _filled(mine, theirs)
        elif mine in _BLANK and theirs not in _BLANK:
            taken[name] = theirs
    return replace(one, **taken) if taken else one
