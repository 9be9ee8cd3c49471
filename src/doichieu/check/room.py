"""Counts that leave room for one another: "at least 6" beside 8, "over 240" beside 250."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from doichieu.check.frames import Term
from doichieu.check.wording import leaves_room
from doichieu.model.claim import Claim, Side
from doichieu.model.reading import Reading
from doichieu.model.span import Range


def room_among(sides: Sequence[Claim | Side], readings: Mapping[str, Reading]) -> bool:
    """Whether two of some amounts may both be right, as one is said to be at least, over, about or under so much."""
    told = [_told(side, readings) for side in sides]
    pairs = ((one, other) for one, other in combinations(told, 2) if one and other and one.key != other.key)
    return any(leaves_room(one, other) for one, other in pairs)


def _told(side: Claim | Side, readings: Mapping[str, Reading]) -> Term | None:
    """An amount as the first of its places tells it, with its qualifier."""
    for span in side.evidence:
        reading = readings[span.page]
        place = reading.view.canonical(span.range)
        for quantity in reading.quantities:
            if place.holds(quantity.range) and quantity.value == side.value.amount:
                return Term(quantity.range, "number", quantity.value, bound=quantity.qualifier)
    return Term(Range(0, 0), "number", side.value.amount) if side.value.amount else None
