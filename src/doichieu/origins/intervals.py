"""Stretches of one text, asked for those that meet a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from doichieu.model.span import Range

T = TypeVar("T")


class Intervals(Generic[T]):
    """Things with a place each, in order of place; to ask costs no more than what is near."""

    def __init__(self, items: Iterable[tuple[Range, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [place.start for place, _ in self._items]
        self._reach = list(accumulate((place.end for place, _ in self._items), max))

    def meeting(self, place: Range) -> list[tuple[Range, T]]:
        """The things that share a character with a place, in order."""
        found: list[tuple[Range, T]] = []
        for at in range(bisect_left(self._starts, place.end) - 1, -1, -1):
            if self._reach[at] <= place.start:
                break
            if self._items[at][0].meets(place):
                found.append(self._items[at])
        return found[::-1]

    def holding_most(self, place: Range) -> list[tuple[Range, T]]:
        """The things that hold half of a place or more, in order."""
        return [
            (other, item)
            for other, item in self.meeting(place)
            if 2 * (min(place.end, other.end) - max(place.start, other.start)) >= place.length
        ]
