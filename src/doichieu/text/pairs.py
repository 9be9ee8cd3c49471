"""Pairs of places that hold the same, found without comparing every place with every other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]


def pairs_under(keys: Hashes, most: int, neighbours: int) -> tuple[Counts, Counts]:
    """The places (first, second) of every two equal keys, first < second.

    A key that stands more than `most` times links each of its places only with the next `neighbours` ones:
    they stay connected without all being paired. Linear in the pairs yielded.
    """
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    reach = np.repeat(np.where(sizes > most, neighbours, sizes - 1), sizes)
    reach = np.minimum(reach, np.repeat(starts + sizes, sizes) - np.arange(len(keys)) - 1)
    firsts = [np.empty(0, dtype=np.int64)]
    seconds = [np.empty(0, dtype=np.int64)]
    chosen = np.flatnonzero(reach)
    for step in range(1, most):
        chosen = chosen[reach[chosen] >= step]
        if not len(chosen):
            break
        firsts.append(order[chosen])
        seconds.append(order[chosen + step])
    return np.concatenate(firsts), np.concatenate(seconds)
