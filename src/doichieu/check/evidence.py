"""How surely two values in the same place of two sentences are told of the same thing.

What counts is how many of the words around them agree, rare ones more than common ones, how many other values
the sentences share, and how much else the two pages have in common. No single sign decides.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.check.frames import TELLING, Frame, Term
from doichieu.check.pairing import Held
from doichieu.check.scope import Context, Spot, in_another_place, told_by_both
from doichieu.check.values import may_be_same, same_spelling
from doichieu.check.wording import judge, spaced
from doichieu.model.span import Range

_REACH = 10
_FADING = 0.88
_SHIFT = 4
_VALUE = 1.5
_LEAST_NEAR = 0.2
LEAST_ACCORD = 0.35
_TAKEN = 5
_CLAUSE, _VERBATIM, _LESS = 8, 0.95, 0.7
_MUCH, _ANCHORED, _FEW, _MANY = 2.0, 6.0, 3, 6


class Weights(Struct, frozen=True):
    """How much each term of each sentence tells, by the sentence's page and place.

    The oftener a term stands in sentences of one page, the less it tells; a value tells more than a word.
    """

    known: dict[tuple[int, Range], tuple[float, ...]]

    def of(self, frame: Frame) -> tuple[float, ...]:
        """The weights of a sentence's terms."""
        return self.known[frame.page, frame.range]


def weigh(frames: Sequence[Frame]) -> Weights:
    """The weights of all terms of a story."""
    found: dict[tuple[str, str], Counter[int]] = {}
    for frame in frames:
        for term in {(t.slot, t.key) for t in frame.terms}:
            found.setdefault(term, Counter())[frame.page] += 1
    rarity = {term: 1 / math.sqrt(max(pages.values())) for term, pages in found.items()}
    return Weights({(f.page, f.range): tuple(_weight(term, rarity) for term in f.terms) for f in frames})


def _weight(term: Term, rarity: dict[tuple[str, str], float]) -> float:
    return rarity[term.slot, term.key] * (_VALUE if term.slot in TELLING else 1)


class Accord(Struct, frozen=True):
    """Two pages in all that they tell alike: of `told` values that both state in the same place, `apart` differ."""

    told: int
    apart: int

    @property
    def share(self) -> float:
        """The part of the shared values that agree, most of them where few are shared."""
        return (self.told - self.apart + _TAKEN) / (self.told + _TAKEN + 1)


def accords(held: Sequence[Held]) -> dict[tuple[int, int], Accord]:
    """The accord of every two pages, by the sentences that answer to one another."""
    counts: dict[tuple[int, int], list[int]] = {}
    for pair in held:
        if pair.rank == 0:
            first, second = sorted((pair.one.page, pair.other.page))
            count = counts.setdefault((first, second), [0, 0])
            for at, there in pair.pairs.items():
                if pair.one.terms[at].slot in TELLING:
                    count[0] += 1
                    count[1] += judge(pair.one.terms[at], pair.other.terms[there]) == "contradiction"
    return {pages: Accord(*count) for pages, count in counts.items()}


class Grounds(Struct, frozen=True):
    """What speaks for two values being told of one thing, each sign by itself.

    `near`: share of the words around both that agree · `sides`: how much agrees on the poorer side · `held`: share of
    the shorter sentence that the other has too, a good part where the clause is word for word the same · `anchors`:
    other values they share · `apart`: other values that exclude one another · `strange`: names that are two, whatever
    their kind · `loose`: values that stand in one of them alone · `rank`: how many sentences are liker · `accord`: of
    the values that the pages share, the part that agrees · `moved`: the other's value stands elsewhere in the
    sentence · `both`: each page has both values.
    """

    near: float
    sides: float
    held: float
    anchors: float
    apart: int
    loose: int
    rank: int
    accord: float
    moved: bool
    both: bool
    strange: int

    @property
    def score(self) -> float:
        """The signs together, each by its weight; above nought one thing is told, rather than two.

        The weights are those of a logistic model of pages with slips put in, beside the same pages without.
        """
        agreed = 4.0 * self.near + 8.9 * self.held + 3.0 * self.accord
        shared = 0.35 * self.sides + 0.17 * min(self.anchors, _ANCHORED)
        differing = 1.5 * min(self.apart, _FEW) + 0.5 * min(self.strange, _FEW) + 0.3 * min(self.loose, _MANY)
        elsewhere = 0.9 * self.rank + 3.5 * self.moved + 4.2 * self.both
        return agreed + shared - differing - elsewhere - 9.8

    @property
    def bear(self) -> bool:
        """Whether they bear a finding."""
        return self.score > 0 and self.near > _LEAST_NEAR and self.accord > LEAST_ACCORD


class Common(Struct, frozen=True):
    """What two sentences have in common, whichever of their values is looked at.

    `share` of the shorter sentence that the other has too · `same`, `apart`, `strange`: the places of terms that agree,
    exclude one another, and name two · `loose`: values that stand in one of them alone.
    """

    share: float
    same: tuple[int, ...]
    apart: frozenset[int]
    strange: frozenset[int]
    loose: int


def common_of(pair: Held, weights: Weights) -> Common:
    """What two sentences that are held together have in common."""
    own, same = weights.of(pair.one), tuple(at for at in pair.pairs if pair.alike(at))
    filled = [(at, pair.one.terms[at], pair.other.terms[there]) for at, there in pair.pairs.items()]
    filled = [(at, one, other) for at, one, other in filled if one.slot]
    return Common(
        share=sum(own[at] for at in same) / min(sum(own), sum(weights.of(pair.other))),
        same=same,
        apart=frozenset(at for at, one, other in filled if judge(one, other) == "contradiction"),
        strange=frozenset(at for at, one, other in filled if _strangers(one, other)),
        loose=_loose(pair.one, pair.pairs) + _loose(pair.other, pair.back),
    )


def grounds(spot: Spot, common: Common, weights: Weights, context: Context, accord: Accord) -> Grounds:
    """The grounds on which two values are held against each other."""
    pair, own = spot.held, weights.of(spot.held.one)
    agreed, whole, sides = _near(spot, weights)
    anchors = (at for at in common.same if at != spot.at and pair.one.terms[at].slot in TELLING)
    return Grounds(
        near=agreed / whole if whole else 0.0,
        sides=min(*sides, _MUCH),
        held=max(common.share, _LESS * (_clause(spot, weights) >= _VERBATIM)),
        anchors=sum(own[at] for at in anchors),
        apart=len(common.apart - {spot.at}),
        loose=common.loose,
        rank=pair.rank,
        accord=accord.share,
        moved=in_another_place(spot),
        both=told_by_both(spot, context),
        strange=len(common.strange - {spot.at}),
    )


def _strangers(one: Term, other: Term) -> bool:
    """Whether two names, of whatever kind, are two."""
    if not one.slot == other.slot == "name" or one.key == other.key:
        return False
    a, b = spaced(one.key), spaced(other.key)
    return not (may_be_same(a, b) or same_spelling(a, b))


def _clause(spot: Spot, weights: Weights) -> float:
    """The share of the words in one clause that stand in the other's sentence too, of the less alike of both."""
    shares = []
    for seen in (spot, spot.turned):
        start, end = _around(*seen.sides[0])
        places, own = [at for at in range(start, end) if at != seen.at], weights.of(seen.held.one)
        whole = sum(own[at] for at in places)
        shares.append(sum(own[at] for at in places if seen.held.alike(at)) / (whole or 1))
    return min(shares)


def _around(frame: Frame, at: int) -> tuple[int, int]:
    """Where the clause around a place begins and ends: between commas, with what is before it if it is short."""
    end = min((cut for cut in frame.cuts if cut > at), default=len(frame.terms))
    start = max((cut for cut in (0, *frame.cuts) if cut <= at and end - cut >= _CLAUSE), default=0)
    return start, end if end - start >= _CLAUSE else len(frame.terms)


def _loose(frame: Frame, known: dict[int, int]) -> int:
    """How many values of a sentence have no partner."""
    return sum(term.slot in TELLING and at not in known for at, term in enumerate(frame.terms))


def _near(spot: Spot, weights: Weights) -> tuple[float, float, list[float]]:
    """The weight of the words near a place that agree, of all of them, and of those that agree on either side."""
    agreed, whole, sides = 0.0, 0.0, []
    for step in (-1, 1):
        side = 0.0
        for seen in (spot, spot.turned):
            for k, own in _along(weights.of(seen.held.one), seen.at, step):
                weight = own * _FADING**k
                whole += weight
                there = seen.held.pairs.get(seen.at + step * k)
                close = there is not None and abs(there - seen.there - step * k) <= _SHIFT
                if close and seen.held.alike(seen.at + step * k):
                    side += weight
        agreed += side
        sides.append(math.inf if _ends(spot, step) else side / 2)
    return agreed, whole, sides


def _along(weights: Sequence[float], at: int, step: int) -> Iterator[tuple[int, float]]:
    """The weights before or behind a place, with how far off they stand."""
    beside = weights[at + 1 : at + 1 + _REACH] if step > 0 else weights[max(at - _REACH, 0) : at][::-1]
    return enumerate(beside, 1)


def _ends(spot: Spot, step: int) -> bool:
    """Whether both sentences begin or end at a place, but for a word."""
    places = ((spot.held.one, spot.at), (spot.held.other, spot.there))
    return all(not 0 <= at + 2 * step < len(frame.terms) for frame, at in places)
