"""Sentences of two pages that say the same, held word against word: which slots are filled otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from doichieu.check.clauses import same_clauses
from doichieu.check.evidence import LEAST_ACCORD, Accord, Grounds, Weights, accords, common_of, grounds, weigh
from doichieu.check.frames import LEAST_WORDS, Frame, Term
from doichieu.check.pairing import Held, hold_together
from doichieu.check.scope import Context, Spot, context_of, in_another_place, refused, told_by_either
from doichieu.check.wording import judge
from doichieu.model.claim import FindingKind
from doichieu.model.span import Range


class Slot(Struct, frozen=True):
    """A filled slot in a frame."""

    frame: Frame
    at: int

    @property
    def term(self) -> Term:
        """What fills it."""
        return self.frame.terms[self.at]


class Difference(Struct, frozen=True):
    """Two slots at the same place of the same wording, filled with different values, and what that means."""

    one: Slot
    other: Slot
    kind: FindingKind


class Candidate(Struct, frozen=True):
    """A difference with what speaks for it, and the name of the rule that refuses it, if one does."""

    difference: Difference
    grounds: Grounds
    refused: str


def differences(frames: Sequence[Frame]) -> Iterator[Difference]:
    """Where sentences of different pages tell the same thing otherwise: no rule refuses it, and the grounds bear it."""
    found: dict[tuple[int, Range, int, Range], Difference] = {}
    held = _hold(frames)
    for candidate in candidates(frames, held):
        put_in = candidate.difference.one.term.slot != candidate.difference.other.term.slot
        if not candidate.refused and candidate.grounds.bear and not (put_in and candidate.grounds.strange):
            one, other = candidate.difference.one, candidate.difference.other
            found[one.frame.page, one.term.range, other.frame.page, other.term.range] = candidate.difference
    for difference in in_clauses(frames, held):
        one, other = difference.one, difference.other
        found.setdefault((one.frame.page, one.term.range, other.frame.page, other.term.range), difference)
    for key in sorted(found, key=lambda key: (key[0], key[1].start, key[2], key[3].start)):
        yield found[key]


def _hold(frames: Sequence[Frame]) -> list[Held]:
    return hold_together([frame for frame in frames if len(frame.terms) >= LEAST_WORDS])


def in_clauses(frames: Sequence[Frame], held: Sequence[Held] | None = None) -> Iterator[Difference]:
    """Where clauses that say the same give two values, and no rule refuses it: neither page has the other's too."""
    spots = list(same_clauses(frames))
    held = [] if not spots else _hold(frames) if held is None else held
    context, agreed = context_of(frames, held), accords(held)
    for spot in spots:
        one, other = sorted((spot.held.one.page, spot.held.other.page))
        if told_by_either(spot, context) or in_another_place(spot) or refused(spot, context):
            continue
        if agreed.get((one, other), Accord(0, 0)).share > LEAST_ACCORD:
            yield Difference(Slot(spot.held.one, spot.at), Slot(spot.held.other, spot.there), "contradiction")


def candidates(frames: Sequence[Frame], held: Sequence[Held] | None = None) -> Iterator[Candidate]:
    """Every two values in the same place of two sentences that may exclude, round or misspell one another."""
    held = _hold(frames) if held is None else held
    frames = [frame for frame in frames if len(frame.terms) >= LEAST_WORDS]
    known = _Known(weigh(frames), context_of(frames, held), accords(held))
    for pair in held:
        for spots in (_differing(pair), _put_in(pair), _put_in(pair.turned)):
            yield from known.candidates(list(spots))


class _Known(Struct, frozen=True):
    """What is known of a story before any two values are compared."""

    weights: Weights
    context: Context
    accords: Mapping[tuple[int, int], Accord]

    def candidates(self, spots: Sequence[tuple[Spot, Difference]]) -> Iterator[Candidate]:
        """The differences of two sentences, each with its grounds."""
        if not spots:
            return
        held = spots[0][0].held
        one, other = sorted((held.one.page, held.other.page))
        common, accord = common_of(held, self.weights), self.accords.get((one, other), Accord(0, 0))
        for spot, difference in spots:
            found = grounds(spot, common, self.weights, self.context, accord)
            yield Candidate(difference, found, refused(spot, self.context))


def _differing(pair: Held) -> Iterator[tuple[Spot, Difference]]:
    """Two values in the same place, with what judging them says."""
    for at, there in pair.pairs.items():
        if kind := judge(pair.one.terms[at], pair.other.terms[there]):
            yield Spot(pair, at), Difference(Slot(pair.one, at), Slot(pair.other, there), kind)


def _put_in(pair: Held) -> Iterator[tuple[Spot, Difference]]:
    """Words of denial, or of a deputy, that the other sentence lacks between the same words: a plain verb asserts."""
    for at, term in enumerate(pair.one.terms):
        if at in pair.pairs or not (term.slot == "deputy" or (term.slot == "negation" and term.key == "-")):
            continue
        before, behind = pair.pairs.get(at - 1), pair.pairs.get(at + 1)
        beside = [pair.pairs.get(place) for place in (at - 2, at - 1, at + 1, at + 2)]
        if behind is not None and before == behind - 1 and beside == [behind - 2, behind - 1, behind, behind + 1]:
            yield Spot(pair, at, behind), Difference(Slot(pair.one, at), Slot(pair.other, behind), "contradiction")
