"""Sparse rows of weights over NumPy arrays: the little linear algebra that grouping needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Rows(Struct, frozen=True):
    """Rows of a sparse matrix: row `i` has `value[p]` in `column[p]`, for p from `pointer[i]` to `pointer[i + 1]`.

    Columns stand once in a row; there are `width` of them.
    """

    pointer: Indices
    column: Indices
    value: Floats
    width: int

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.pointer) - 1

    @property
    def row(self) -> Indices:
        """The row of each value."""
        return np.repeat(np.arange(self.size), np.diff(self.pointer))

    def where(self, kept: Mask) -> Rows:
        """The values that a mask keeps."""
        before = np.concatenate([[0], np.cumsum(kept)])
        return Rows(before[self.pointer], self.column[kept], self.value[kept], self.width)

    def turned(self) -> Rows:
        """The transpose: its rows are the columns."""
        order = np.argsort(self.column, kind="stable")
        pointer = np.concatenate([[0], np.cumsum(np.bincount(self.column, minlength=self.width))])
        return Rows(pointer, self.row[order], self.value[order], self.size)


def weightiest(rows: Rows, count: int) -> Rows:
    """The rows with only their `count` largest values; of equal ones, the first."""
    order = np.lexsort((-rows.value, rows.row))
    rank = np.arange(len(order)) - np.repeat(rows.pointer[:-1], np.diff(rows.pointer))
    kept = np.zeros(len(order), dtype=np.bool_)
    kept[order[rank < count]] = True
    return rows.where(kept)


def products(rows: Rows, least: float) -> tuple[Indices, Indices]:
    """The pairs of rows, first < second and in order, whose inner product is `least` or more."""
    firsts, seconds = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for first, (others, weights) in enumerate(_shared(rows)):
        other, place = np.unique(others, return_inverse=True)
        near = np.bincount(place, weights) >= least
        seconds.append(other[near & (other > first)])
        firsts.append(np.full(len(seconds[-1]), first, dtype=np.int64))
    return np.concatenate(firsts), np.concatenate(seconds)


def _shared(rows: Rows) -> Iterator[tuple[Indices, Floats]]:
    """For each row the rows that share a column with it, once for each such column, and what that adds."""
    holders = rows.turned()
    for start, end in zip(rows.pointer[:-1], rows.pointer[1:], strict=True):
        at, count = _stretches(holders.pointer, rows.column[start:end])
        yield holders.column[at], holders.value[at] * np.repeat(rows.value[start:end], count)


def inner_products(rows: Rows, first: Indices, second: Indices) -> Floats:
    """The inner product of each pair of rows; `first` is ascending."""
    found = np.empty(len(first))
    whole = np.zeros(rows.width)
    bounds = np.flatnonzero(np.diff(first, prepend=-1, append=-1))
    for start, end in pairwise(bounds):
        own = slice(rows.pointer[first[start]], rows.pointer[first[start] + 1])
        whole[rows.column[own]] = rows.value[own]
        at, count = _stretches(rows.pointer, second[start:end])
        pair = np.repeat(np.arange(end - start), count)
        found[start:end] = np.bincount(pair, rows.value[at] * whole[rows.column[at]], end - start)
        whole[rows.column[own]] = 0.0
    return found


def mean_product(column: Indices, value: Floats, count: int) -> float:
    """The mean inner product of two of `count` rows, whose values are given one row after the other."""
    if count < 2:
        return 0.0
    _, place = np.unique(column, return_inverse=True)
    sums = np.bincount(place, value)
    return float((sums @ sums - value @ value) / (count * (count - 1)))


def _stretches(pointer: Indices, chosen: Indices) -> tuple[Indices, Indices]:
    """The places of all values of the chosen rows, one row after the other, and how many each row has."""
    count = pointer[chosen + 1] - pointer[chosen]
    before = np.cumsum(count) - count
    return np.repeat(pointer[chosen] - before, count) + np.arange(count.sum()), count
