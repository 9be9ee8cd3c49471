"""How much of what a draft says around a value a sentence of a page says too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from msgspec import Struct

from doichieu.check.frames import Frame, Term, read_frames
from doichieu.model.entity import Linking
from doichieu.model.reading import Reading

WINDOW, BESIDE = 8, 4
BEFORE = 3
WHERE, THERE = 0.6, 0.4
LEAST = 2


class Told(Struct, frozen=True):
    """A sentence with the keys of its terms, and those of who and what the sentences before it name."""

    reading: Reading
    frame: Frame
    keys: tuple[str, ...]
    all: frozenset[str]
    before: frozenset[str]


def read_told(reading: Reading, linking: Linking, page: int) -> list[Told]:
    """A page's sentences, each with what it and those right before it speak of."""
    told: list[Told] = []
    named: list[frozenset[str]] = []
    for frame in read_frames(reading, page, LEAST):
        own = frozenset(r.entity for r in linking.within(reading.page.id, frame.range))
        keys = tuple(key_of(term, reading, linking) for term in frame.terms)
        before = frozenset[str]().union(*named[-BEFORE:])
        told.append(Told(reading, frame, keys, frozenset(keys) | own, before))
        named.append(own)
    return told


def key_of(term: Term, reading: Reading, linking: Linking) -> str:
    """What a term is compared by: a name by whom it refers to, a value by kind and unit too, a word as it is."""
    if term.slot == "name":
        return linking.at(reading.page.id, term.range) or term.key
    return f"{term.slot}:{term.key}" if term.slot else term.key


class Nearness:
    """Sentences of pages, and how near each is to what stands around a place of another sentence."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        known = Counter(key for each in told for key in each.all)
        self._stated = frozenset(key for each in told for key in each.keys)
        self._rarest = log(1 + len(told))
        self._weights = {key: log(1 + len(told) / n) for key, n in known.items()}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(told):
            for key in each.all | each.before:
                self._holding[key].append(at)

    def around(self, said: Told, at: int) -> dict[int, float]:
        """The sentences that have something of what stands around a term, each with its share of it from 0 to 1."""
        keys = set(said.keys[max(0, at - WINDOW) : at] + said.keys[at + 1 : at + 1 + WINDOW])
        return self._shares(keys)

    def whole(self, said: Told) -> dict[int, float]:
        """The same for all of a sentence."""
        return self._shares(set(said.keys))

    def knows(self, key: str) -> bool:
        """Whether a name or value stands anywhere in the pages, not only a post or pronoun for it."""
        return key in self._stated

    def holding(self, key: str) -> list[Told]:
        """The sentences in which a name itself stands."""
        return [self.told[at] for at in self._holding.get(key, ()) if key in self.told[at].keys]

    def beside(self, said: Told, at: int, other: Told, there: int) -> float:
        """How much of what stands right beside a term stands right beside another one, from 0 to 1."""
        mine, theirs = _beside(said, at), _beside(other, there)
        weight = self._weigh(mine)
        return self._weigh(mine & theirs) / weight if weight else 0.0

    def _shares(self, keys: set[str]) -> dict[int, float]:
        weight = self._weigh(keys)
        shares: dict[int, float] = defaultdict(float)
        for key in sorted(keys & self._holding.keys()):
            for at in self._holding[key]:
                shares[at] += self._weights.get(key, self._rarest) / weight
        return shares

    def _weigh(self, keys: Iterable[str]) -> float:
        return sum(self._weights.get(key, self._rarest) for key in sorted(keys))


def _beside(said: Told, at: int) -> frozenset[str]:
    return frozenset(said.keys[max(0, at - BESIDE) : at] + said.keys[at + 1 : at + 1 + BESIDE])
