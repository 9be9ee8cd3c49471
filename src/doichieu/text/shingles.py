"""Shingles: overlapping runs of words as 64-bit numbers, the same in every process and run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from doichieu.text.pairs import Hashes

_BASE = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def shingles(words: Sequence[str], size: int) -> Hashes:
    """The hashes of all runs of `size` words, in order; none where the text is shorter."""
    count = len(words) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    hashes = np.fromiter(map(_word, words), dtype=np.uint64, count=len(words))
    rolled = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        rolled = rolled * _BASE + hashes[offset : offset + count]
    return mixed(rolled)


def mixed(values: Hashes) -> Hashes:
    """Spread bits, so that any part of a hash may serve as a random choice (splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> int:
    """A word's own hash. `hash` would change from process to process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
