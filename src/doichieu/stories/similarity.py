"""How alike pages are: weighted wording, whole and of the opening, held against the days they tell of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from doichieu.stories.chance import FLOOR
from doichieu.stories.profiles import Profile, Terms
from doichieu.stories.rows import Floats, Indices, Mask, Rows, inner_products, products, weightiest

BACKGROUND = 500
ALONE = 0.6
OPENING_SHARE = 0.35
HEAVIEST = 60
CROWD = 1000
_HINT = 0.01
_NEWS_DAYS = 4
LATE = 0.6
_DIFFERENCE = 3
_PATTERN = 0.3


class Pairs(Struct, frozen=True):
    """Pairs of pages that have something in common, first < second, in order; arrays of one length.

    `wording` is the likeness of the words, whole text and opening weighed together, `late` the factor for days of
    publication far apart, `same_event` the factor for the days and people told; all from 0 to 1.
    """

    first: Indices
    second: Indices
    wording: Floats
    late: Floats
    same_event: Floats

    @property
    def strength(self) -> Floats:
        """The likeness of the words, less where they were published far apart."""
        return self.wording * self.late

    def where(self, kept: Mask | Indices) -> Pairs:
        """The pairs that a mask keeps, or those at some places."""
        return Pairs(*(getattr(self, name)[kept] for name in self.__struct_fields__))


def compare(profiles: Sequence[Profile], wanted: Callable[[Indices, Indices], Mask] | None = None) -> Pairs:
    """The pairs of pages whose strength reaches `FLOOR`; of all pairs, or of those that are `wanted`.

    Candidates have some of their weightiest terms in common, so that the work grows with the pages that tell
    alike and not with the square of all pages.
    """
    whole = weighted([page.terms for page in profiles])
    opening = weighted([page.opening for page in profiles])
    first, second = _candidates(whole)
    if wanted:
        kept = wanted(first, second)
        first, second = first[kept], second[kept]
    wording = (1 - OPENING_SHARE) * inner_products(whole, first, second)
    wording += OPENING_SHARE * inner_products(opening, first, second)
    near = wording >= FLOOR
    first, second, wording = first[near], second[near], wording[near]
    pages = [(profiles[i], profiles[j]) for i, j in zip(first.tolist(), second.tolist(), strict=True)]
    late = np.array([lateness(one, other) for one, other in pages], dtype=np.float64)
    days = [same_event(one, other, alike) for (one, other), alike in zip(pages, wording.tolist(), strict=True)]
    pairs = Pairs(first, second, wording, late, np.array(days, dtype=np.float64))
    return pairs.where(pairs.strength >= FLOOR)


def lateness(one: Profile, other: Profile) -> float:
    """1, or `LATE` where the pages were published far apart and open with no day in common.

    The same visit announced, under way and looked back on names its days all the time.
    """
    if one.published is None or other.published is None or abs(one.published - other.published) <= _NEWS_DAYS:
        return 1.0
    return 1.0 if one.opening_days & other.opening_days else LATE


def same_event(one: Profile, other: Profile, wording: float) -> float:
    """1 where nothing speaks against one event, less where the pages tell of other days, or of other people.

    The more two pages agree word for word, the more such differences say: those are two events of one kind (two
    visits, two days' weather), told by one pattern. Other people say it only of pages that agree in much.
    """
    days = min(wording, 1.0) * _other_days(one, other)
    close = (min(wording, 1.0) - _PATTERN) / (1 - _PATTERN)
    people = close * _other_people(one, other) if close > 0 else 0.0
    return float(1 - max(days, people)) ** _DIFFERENCE


def _other_people(one: Profile, other: Profile) -> float:
    """The share of those whom the one opening names and the other page doesn't; all where it is half of them."""
    if not one.named or not other.named:
        return 0.0
    strange = (
        sum(not page.terms.holds(name) for name in named) / len(named)
        for named, page in ((one.named, other), (other.named, one))
    )
    return min(1.0, 2 * min(strange))


def _other_days(one: Profile, other: Profile) -> float:
    """The share of the days in one page's opening that the other page, give or take a day, doesn't name at all."""
    if not one.opening_days or not other.opening_days:
        return 0.0
    return min(_unknown(one.opening_days, other.days), _unknown(other.opening_days, one.days))


def _unknown(days: frozenset[int], to: frozenset[int]) -> float:
    return sum(not ({day - 1, day, day + 1} & to) for day in days) / len(days)


def weighted(pages: Sequence[Terms]) -> Rows:
    """A row of length 1 for each page: damped counts of its terms, weighed by how few pages have them.

    The weights reckon with `BACKGROUND` further pages, so that five pages are weighed much as five hundred.
    Terms of one page alone are no columns; they make their page longer, as far as `ALONE`.
    """
    ids = np.concatenate([page.ids for page in pages] or [np.empty(0, dtype=np.uint32)])
    damped = np.concatenate([page.damped for page in pages] or [np.empty(0)])
    _, column, held = np.unique(ids, return_inverse=True, return_counts=True)
    pointer = np.concatenate([[0], np.cumsum([len(page.ids) for page in pages], dtype=np.int64)])
    rows = Rows(pointer, column, damped * np.log((len(pages) + BACKGROUND) / held)[column], len(held))
    shared = held[column] > 1
    lone = np.where(shared, 0.0, damped**2) * (ALONE * log(len(pages) + BACKGROUND) ** 2)
    length = np.sqrt(np.bincount(rows.row, np.where(shared, rows.value**2, lone), rows.size))
    return replace(rows, value=rows.value / length[rows.row]).where(shared)


def _candidates(rows: Rows) -> tuple[Indices, Indices]:
    """Pairs of rows that have at least `_HINT` in common in the weightiest terms of both, first < second.

    A term that more than `CROWD` rows weigh so high tells too little to bring them together.
    """
    top = weightiest(rows, HEAVIEST)
    holders = np.bincount(top.column, minlength=top.width)
    return products(top.where(holders[top.column] <= CROWD), _HINT)
