"""How much of what the pages share a sentence says: nearness to the whole, and word pairs that several accounts use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

from msgspec import Struct

Words = tuple[str, ...]
Pair = tuple[str, str]
ALONE = 0.3


class Saying(Struct, frozen=True):
    """A sentence as salience sees it: its page and its syllables."""

    page: str
    words: Words


class Salience(Struct, frozen=True):
    """Over the sentences given, by their index: `central` from 0 to 1, `pairs` of words, `worth` of each pair."""

    central: tuple[float, ...]
    vectors: tuple[dict[str, float], ...]
    pairs: tuple[frozenset[Pair], ...]
    worth: dict[Pair, float]

    def likeness(self, one: int, other: int) -> float:
        """Cosine of two sentences' weighted syllables."""
        return _dot(self.vectors[one], self.vectors[other])


def measure(sayings: Sequence[Saying], homes: Mapping[str, str]) -> Salience:
    """Salience of sentences; `homes` gives each page its account, so that copies count once; a page
    that is not there is its own."""
    vectors = _vectors(sayings)
    accounts = {saying.page: homes.get(saying.page, saying.page) for saying in sayings}
    size = Counter(accounts.values())
    centre: dict[str, float] = defaultdict(float)
    for saying, vector in zip(sayings, vectors, strict=True):
        for word, weight in vector.items():
            centre[word] += weight / size[accounts[saying.page]]
    near = [_dot(vector, centre) for vector in vectors]
    top = max(near, default=0.0) or 1.0
    pairs = tuple(frozenset(pairwise(saying.words)) for saying in sayings)
    return Salience(tuple(x / top for x in near), vectors, pairs, _worth(sayings, pairs, accounts))


def _worth(
    sayings: Sequence[Saying], pairs: Sequence[frozenset[Pair]], accounts: Mapping[str, str]
) -> dict[Pair, float]:
    used: dict[Pair, set[str]] = defaultdict(set)
    for saying, said in zip(sayings, pairs, strict=True):
        for pair in said:
            used[pair].add(accounts[saying.page])
    return {pair: len(by) - 1 + ALONE for pair, by in used.items()}


def _vectors(sayings: Sequence[Saying]) -> tuple[dict[str, float], ...]:
    counts = [Counter(saying.words) for saying in sayings]
    known = Counter(word for count in counts for word in count)
    rare = {word: log((1 + len(counts)) / (1 + n)) + 1 for word, n in known.items()}
    return tuple(_unit({word: (1 + log(n)) * rare[word] for word, n in count.items()}) for count in counts)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / length for word, x in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(x * long[word] for word, x in short.items() if word in long)
