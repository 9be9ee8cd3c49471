"""How alike pages are: weighted wording, whole and of the opening, held against the days they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from doichieu.stories.profiles import Profile
from doichieu.stories.rows import Floats, Indices, Mask, Rows, inner_products, products, weightiest

FLOOR = 0.1
_OPENING_SHARE = 0.35
_BACKGROUND = 500
_ALONE = 0.6
_HEAVIEST = 60
_HINT = 0.01
_CROWD = 1000
_NEWS_DAYS = 4
_LATE = 0.8


class Pairs(Struct, frozen=True):
    """Pairs of pages that have something in common, first < second, in order; arrays of one length.

    `wording` is the likeness of the words, whole text and opening weighed together; `same_time` the factor for
    the days told and the days of publication; both from 0 to 1.
    """

    first: Indices
    second: Indices
    wording: Floats
    same_time: Floats

    @property
    def score(self) -> Floats:
        """The likeness of the words held against the days."""
        return self.wording * self.same_time

    def where(self, kept: Mask) -> Pairs:
        """The pairs that a mask keeps."""
        return Pairs(self.first[kept], self.second[kept], self.wording[kept], self.same_time[kept])


def compare(profiles: Sequence[Profile]) -> Pairs:
    """The pairs of pages whose score reaches `FLOOR`.

    Candidates have some of their weightiest terms in common, so that the work grows with the pages that tell
    alike and not with the square of all pages.
    """
    whole = _weighted([page.terms for page in profiles])
    opening = _weighted([page.opening for page in profiles])
    first, second = _candidates(whole)
    wording = (1 - _OPENING_SHARE) * inner_products(whole, first, second)
    wording += _OPENING_SHARE * inner_products(opening, first, second)
    near = wording >= FLOOR
    first, second, wording = first[near], second[near], wording[near]
    ends = zip(first.tolist(), second.tolist(), wording.tolist(), strict=True)
    same_time = [_same_time(profiles[i], profiles[j], alike) for i, j, alike in ends]
    pairs = Pairs(first, second, wording, np.array(same_time, dtype=np.float64))
    return pairs.where(pairs.score >= FLOOR)


def _same_time(one: Profile, other: Profile, wording: float) -> float:
    """1 where nothing speaks against one event, less where the pages tell of other days.

    The more two pages agree word for word, the more their different days say: those are two events of one
    kind (two visits, two days' weather), told by one pattern.
    """
    factor = 1 - wording * _other_days(one, other)
    if one.published and other.published and abs(one.published - other.published) > _NEWS_DAYS:
        factor *= _LATE
    return factor


def _other_days(one: Profile, other: Profile) -> float:
    """The share of the days in one page's opening that the other page, give or take a day, doesn't name at all."""
    if not one.opening_days or not other.opening_days:
        return 0.0
    return min(_unknown(one.opening_days, other.days), _unknown(other.opening_days, one.days))


def _unknown(days: frozenset[int], to: frozenset[int]) -> float:
    return sum(not ({day - 1, day, day + 1} & to) for day in days) / len(days)


def _weighted(counts: Sequence[Mapping[str, int]]) -> Rows:
    """A row of length 1 for each page: damped counts of its terms, weighed by how few pages have them.

    The weights reckon with `_BACKGROUND` further pages, so that five pages are weighed much as five hundred.
    Terms of one page alone are no columns; they make their page longer, as far as `_ALONE`.
    """
    pages = Counter(chain.from_iterable(counts))
    shared = {term: at for at, term in enumerate(term for term, n in pages.items() if n > 1)}
    held = np.fromiter((pages[term] for term in shared), dtype=np.float64, count=len(shared))
    rarity = np.log((len(counts) + _BACKGROUND) / held)
    columns = [[shared[term] for term in page if term in shared] for page in counts]
    column = np.fromiter(chain.from_iterable(columns), dtype=np.int64)
    pointer = np.cumsum([0, *map(len, columns)])
    times = np.fromiter((n for page in counts for term, n in page.items() if term in shared), dtype=np.float64)
    rows = Rows(pointer, column, (1 + np.log(times)) * rarity[column], len(shared))
    rare = [sum((1 + log(n)) ** 2 for term, n in page.items() if term not in shared) for page in counts]
    alone = np.array(rare, dtype=np.float64) * _ALONE * log(len(counts) + _BACKGROUND) ** 2
    length = np.sqrt(np.bincount(rows.row, rows.value**2, rows.size) + alone)
    return replace(rows, value=rows.value / length[rows.row])


def _candidates(rows: Rows) -> tuple[Indices, Indices]:
    """Pairs of rows that have at least `_HINT` in common in the weightiest terms of both, first < second.

    A term that more than `_CROWD` rows weigh so high tells too little to bring them together.
    """
    top = weightiest(rows, _HEAVIEST)
    holders = np.bincount(top.column, minlength=top.width)
    return products(top.where(holders[top.column] <= _CROWD), _HINT)
