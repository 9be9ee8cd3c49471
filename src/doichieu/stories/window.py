"""The pages that a stream looks back on: which of them are like a new one, at a cost that no archive raises."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from doichieu.stories.profiles import Profile, Terms
from doichieu.stories.rows import Floats, Indices, mean_product
from doichieu.stories.similarity import ALONE, BACKGROUND, CROWD, OPENING_SHARE

_BUCKETS = 1 << 22
_INDEXED = 60
COMPARED = 64
_MOST = 1 << 16
_LOGS = np.log(np.maximum(np.arange(_MOST + 1), 1))
_NONE: NDArray[np.uint32] = np.empty(0, dtype=np.uint32)


class Counts:
    """In how many pages of the window each term stands: a table of fixed size, terms of one bucket counted together."""

    def __init__(self) -> None:
        self._held = np.zeros(_BUCKETS, dtype=np.int32)
        self._scratch = np.zeros(_BUCKETS, dtype=np.float64)

    def change(self, terms: Terms, by: int) -> None:
        """A page with these terms came (1) or went (-1)."""
        np.add.at(self._held, terms.ids % _BUCKETS, by)

    def weights(self, ids: NDArray[np.uint32], damped: Floats, pages: int) -> tuple[Floats, Floats]:
        """The weight of each term as other pages share it, and as its page's length counts it."""
        held = self._held[ids % _BUCKETS]
        shared = held > 1
        most = log(pages + BACKGROUND)
        weight = damped * (most - _LOGS[np.minimum(held, _MOST)])
        squares = np.where(shared, weight**2, damped**2 * (ALONE * most**2))
        return weight * shared, squares

    def cosines(self, own: Terms, others: list[Terms], pages: int) -> Floats:
        """The likeness of one page's terms to each of the others', weighed as things stand."""
        mine, squares = self.weights(own.ids, own.damped, pages)
        buckets = own.ids % _BUCKETS
        self._scratch[buckets] = mine
        ids = np.concatenate([other.ids for other in others] or [_NONE])
        damped = np.concatenate([other.damped for other in others] or [np.empty(0)])
        page = np.repeat(np.arange(len(others)), [len(other.ids) for other in others])
        theirs, length = self.weights(ids, damped, pages)
        products = np.bincount(page, theirs * self._scratch[ids % _BUCKETS], len(others))
        lengths = np.bincount(page, length, len(others)) * squares.sum()
        self._scratch[buckets] = 0.0
        return np.asarray(products / np.sqrt(np.where(lengths > 0, lengths, 1.0)))

    def mutual(self, parts: Sequence[Terms], pages: int) -> float:
        """The mean likeness of two of some terms, weighed as things stand."""
        ids = np.concatenate([part.ids for part in parts])
        part = np.repeat(np.arange(len(parts)), [len(part.ids) for part in parts])
        weight, squares = self.weights(ids, np.concatenate([part.damped for part in parts]), pages)
        length = np.sqrt(np.bincount(part, squares, len(parts)))
        return mean_product((ids % _BUCKETS).astype(np.int64), weight / np.maximum(length, 1e-9)[part], len(parts))


class Window:
    """The last pages of a stream, at most `size` of them, by a number that counts all pages ever taken in."""

    def __init__(self, size: int) -> None:
        self.profiles: dict[int, Profile] = {}
        self._size = size
        self._next = 0
        self._whole, self._opening = Counts(), Counts()
        self._holders: dict[int, deque[int]] = {}
        self._indexed: dict[int, Indices] = {}

    def oldest(self) -> int | None:
        """The page that goes next."""
        return next(iter(self.profiles), None)

    @property
    def full(self) -> bool:
        """Whether a page has to go before another comes."""
        return len(self.profiles) >= self._size

    def add(self, page: Profile) -> tuple[int, list[int]]:
        """Takes a page in: its number, and the pages that may be like it, ascending."""
        number, self._next = self._next, self._next + 1
        self.profiles[number] = page
        self._whole.change(page.terms, 1)
        self._opening.change(page.opening, 1)
        near = self.candidates(page)
        self._index(page, number)
        return number, near

    def drop(self, number: int) -> None:
        """Forgets a page, the oldest one."""
        page = self.profiles.pop(number)
        self._whole.change(page.terms, -1)
        self._opening.change(page.opening, -1)
        for term in self._indexed.pop(number).tolist():
            holders = self._holders[term]
            holders.popleft()
            if not holders:
                del self._holders[term]

    def wordings(self, page: Profile, others: Sequence[int]) -> Floats:
        """The likeness of a page's words, or a part's, to those of pages of the window, as things stand."""
        there = [self.profiles[other] for other in others]
        pages = len(self.profiles)
        whole = self._whole.cosines(page.terms, [other.terms for other in there], pages)
        opening = self._opening.cosines(page.opening, [other.opening for other in there], pages)
        return (1 - OPENING_SHARE) * whole + OPENING_SHARE * opening

    def candidates(self, page: Profile) -> list[int]:
        """The pages that may be like this one, ascending.

        They are indexed under most of the weight of the terms that are heaviest here and stand elsewhere too.
        """
        weight, _ = self._whole.weights(page.terms.ids, page.terms.damped, len(self.profiles))
        shared: dict[int, float] = {}
        for term, heavy in _heaviest(page.terms.ids, weight, _INDEXED):
            holders = self._holders.get(term, ())
            if len(holders) <= CROWD:
                for other in holders:
                    shared[other] = shared.get(other, 0.0) + heavy * heavy
        most = sorted(shared, key=lambda other: (-shared[other], -other))[:COMPARED]
        return sorted(most)

    def likeness(self, page: Profile, others: Sequence[Profile]) -> Floats:
        """The likeness of the words of the whole text to those of others, of the window or parts of its pages."""
        return self._whole.cosines(page.terms, [other.terms for other in others], len(self.profiles))

    def mutual(self, parts: Sequence[Profile]) -> float:
        """The mean likeness of two parts of a page."""
        return self._whole.mutual([part.terms for part in parts], len(self.profiles))

    def _index(self, page: Profile, number: int) -> None:
        """Files the page under its heaviest terms, those that no page has yet among them."""
        _, squares = self._whole.weights(page.terms.ids, page.terms.damped, len(self.profiles))
        terms = [term for term, _ in _heaviest(page.terms.ids, squares, _INDEXED)]
        for term in terms:
            self._holders.setdefault(term, deque()).append(number)
        self._indexed[number] = np.array(terms, dtype=np.int64)


def _heaviest(ids: NDArray[np.uint32], weight: Floats, count: int) -> Iterable[tuple[int, float]]:
    order = np.lexsort((ids, -weight))[:count]
    kept = order[weight[order] > 0]
    return zip(ids[kept].tolist(), weight[kept].tolist(), strict=True)
