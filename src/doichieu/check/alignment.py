"""Sentences of two pages that say the same, held word against word: which slots are filled otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.check.frames import Frame, Term
from doichieu.check.values import may_be_same, same_spelling
from doichieu.check.wording import judge
from doichieu.model.claim import FindingKind
from doichieu.model.span import Range
from doichieu.text.align import Codebook, Run, common_runs

_SHINGLE = 3
_COMMON = 40
_SHARED = 3
_ALIKE, _ANY = 0.6, 0.35
_STRETCH = 7
_BOTH_SIDES, _ONE_SIDE = 2, 4
_WINDOW, _TAIL = 6, 3
_SLIPS, _SERIES, _MOSTLY = 3, 0.15, 0.6
_NAMED = frozenset({"person", "place"})
_WORDED = frozenset({"direction", "negation", "opposite"})
_MOVABLE = frozenset({"name", "time", "number", "opposite"})
_TOLD_APART = frozenset({"number", "direction", "opposite"})
_TELLING = frozenset({"name", "time", "number"})


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


class Compared(Struct, frozen=True):
    """Two sentences held side by side: of `told` values that both state in the same place, `apart` differ."""

    told: int
    apart: int
    differences: tuple[Difference, ...]


def differences(frames: Sequence[Frame]) -> Iterator[Difference]:
    """Where sentences of different pages say the same in the same words but for one value or two.

    Two pages that differ so in much of what they share tell of two occasions ("the price of gold today").
    """
    named = Counter((frame.page, term.key) for frame in frames for term in frame.terms if term.slot == "name")
    clauses = [clause for frame in frames if frame.cuts for clause in frame.clauses]
    pages: dict[tuple[int, int], list[Compared]] = {}
    for compared, pair in _held_together(frames, least=_ANY):
        pages.setdefault(pair, []).append(compared)
    parts: dict[tuple[int, int], list[Compared]] = {}
    for compared, pair in _held_together(clauses, least=_ALIKE):
        parts.setdefault(pair, []).append(compared)
    for pair in sorted({*pages, *parts}):
        found = {_place(d): d for c in parts.get(pair, ()) for d in c.differences if _tells_alone(d)}
        found |= {_place(d): d for c in pages.get(pair, ()) for d in c.differences}
        if not _two_occasions(pages.get(pair, []), list(found.values())):
            yield from (difference for difference in found.values() if not _subjects(difference, named))


def _place(difference: Difference) -> tuple[Range, Range]:
    return difference.one.term.range, difference.other.term.range


def _tells_alone(difference: Difference) -> bool:
    """Whether a difference counts between two clauses, whatever the rest of their sentences says."""
    term = difference.one.term
    return term.slot in _TOLD_APART and (term.slot != "number" or term.unit != "")


def _held_together(frames: Sequence[Frame], least: float) -> Iterator[tuple[Compared, tuple[int, int]]]:
    """What every two frames that answer to one another say, with the pages they stand in."""
    book = Codebook()
    shapes = [book.encode(f"\0{t.slot}" if t.slot else t.key for t in frame.terms) for frame in frames]
    for i, j, score in _best_pairs(frames, shapes, least):
        runs = common_runs(shapes[i], shapes[j])
        yield _compared(frames[i], frames[j], runs, alike=score >= _ALIKE), (frames[i].page, frames[j].page)


def _two_occasions(sentences: Sequence[Compared], found: Sequence[Difference]) -> bool:
    """Whether two pages differ in so many of the values they share, or in nearly all, that they tell two things."""
    told, apart = sum(c.told for c in sentences), sum(c.apart for c in sentences)
    slips = sum(difference.kind == "contradiction" for difference in found)
    return (slips > _SLIPS and slips > _SERIES * told) or (apart >= _SLIPS and apart > _MOSTLY * told)


def _subjects(difference: Difference, named: Counter[tuple[int, str]]) -> bool:
    """Whether each page speaks of its own name again and again, and never of the other's: two subjects, no slip."""
    one, other = difference.one, difference.other
    if one.term.slot != "name":
        return False
    own = min(named[one.frame.page, one.term.key], named[other.frame.page, other.term.key])
    return own > 1 and not (named[one.frame.page, other.term.key] or named[other.frame.page, one.term.key])


def _best_pairs(frames: Sequence[Frame], shapes: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """For each sentence the likest one of each other page, where each is the other's, with their likeness."""
    likeness = {pair: _likeness(frames, shapes, *pair) for pair in _candidates(frames, shapes)}
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (i, j), score in sorted(likeness.items()):
        for own, other in ((i, j), (j, i)):
            key = (own, frames[other].page)
            if key not in best or best[key][0] < score:
                best[key] = (score, other)
    for (i, j), score in sorted(likeness.items()):
        if score >= least and best[i, frames[j].page][1] == j and best[j, frames[i].page][1] == i:
            yield i, j, score


def _candidates(frames: Sequence[Frame], shapes: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of sentences of different pages that share shingles which are not all too common."""
    places: dict[str, list[int]] = {}
    for i, shape in enumerate(shapes):
        for shingle in {shape[at : at + _SHINGLE] for at in range(len(shape) - _SHINGLE + 1)}:
            places.setdefault(shingle, []).append(i)
    shared: dict[tuple[int, int], int] = {}
    for holders in places.values():
        if 1 < len(holders) <= _COMMON:
            for at, i in enumerate(holders):
                for j in holders[at + 1 :]:
                    if frames[i].page != frames[j].page:
                        shared[i, j] = shared.get((i, j), 0) + 1
    return [pair for pair, count in shared.items() if count >= min(_SHARED, *(len(shapes[k]) - 2 for k in pair))]


def _likeness(frames: Sequence[Frame], shapes: Sequence[str], i: int, j: int) -> float:
    """Share of the terms that are the same in both, words and fillings."""
    runs = common_runs(shapes[i], shapes[j])
    one, other = frames[i].terms, frames[j].terms
    same = sum(one[r.a + k].key == other[r.b + k].key for r in runs for k in range(r.length))
    return 2 * same / (len(one) + len(other))


def _compared(one: Frame, other: Frame, runs: Sequence[Run], *, alike: bool) -> Compared:
    """The differences of two sentences; in sentences that are not alike, only those inside a long common stretch."""
    pairs = {run.a + k: (run.b + k, run.length) for run in runs for k in range(run.length)}
    told, found = 0, []
    for i, (j, length) in pairs.items():
        told += one.terms[i].slot in _TELLING
        kind = judge(one.terms[i], other.terms[j])
        if kind and (alike or length >= _STRETCH) and _framed(i, one, other, pairs):
            found.append(Difference(Slot(one, i), Slot(other, j), kind))
    if alike:
        back = {j: (i, length) for i, (j, length) in pairs.items()}
        found += [*_denials(one, other, pairs), *_denials(other, one, back)]
    found = [d for d in found if not _moved(d, pairs)]
    grave = [d for d in found if d.kind == "contradiction"]
    if len(grave) > 1 or (grave and not _same_matter(one, other, grave)):
        return Compared(told, len(grave), ())
    return Compared(told, len(grave), tuple(found))


def _denials(one: Frame, other: Frame, pairs: dict[int, tuple[int, int]]) -> Iterator[Difference]:
    """Words of denial in one sentence where the other has none between the same words: a plain verb asserts.

    The side that denies comes first, in whichever sentence it stands.
    """
    for at, term in enumerate(one.terms):
        if term.slot != "negation" or term.key != "-" or at in pairs:
            continue
        beside = [pairs.get(place, (None, 0))[0] for place in range(at - 2, at + 3) if place != at]
        near = beside[2]
        if near is not None and beside == [near - 2, near - 1, near, near + 1]:
            yield Difference(Slot(one, at), Slot(other, near), "contradiction")


def _moved(difference: Difference, pairs: dict[int, tuple[int, int]]) -> bool:
    """Whether one sentence states the other's value too, in another place: a list in another order."""
    one, other = difference.one, difference.other
    if one.term.slot not in _MOVABLE:
        return False
    taken = {j for j, _ in pairs.values()}
    here = any(t.key == other.term.key and t.slot and i not in pairs for i, t in enumerate(one.frame.terms))
    there = any(t.key == one.term.key and t.slot and j not in taken for j, t in enumerate(other.frame.terms))
    across = {(one.frame.terms[i].key, other.frame.terms[j].key) for i, (j, _) in pairs.items()}
    return here or there or (other.term.key, one.term.key) in across


def _framed(at: int, one: Frame, other: Frame, pairs: dict[int, tuple[int, int]]) -> bool:
    """Whether enough of the same words stand near a slot on both sides, or a sentence begins or ends there.

    A word or two put in beside it break no frame; where they stand farther off, another item of a list is meant.
    A direction or a yes or no must stand before the same word, a bare number behind it: that is what it is about.
    """
    there = pairs[at][0]
    term = one.terms[at]
    if term.slot in _WORDED and pairs.get(at + 1, (-1, 0))[0] != there + 1:
        return False
    before = [frame.terms[place - 1] for frame, place in ((one, at), (other, there)) if place]
    if term.slot == "number" and len(before) == 2 and before[0].slot != before[1].slot:
        return False
    if term.slot == "number" and not term.unit and at and pairs.get(at - 1, (-1, 0))[0] != there - 1:
        return False
    left = sum(0 < there - pairs[i][0] <= _WINDOW for i in range(at - _WINDOW, at) if i in pairs)
    right = sum(0 < pairs[i][0] - there <= _WINDOW for i in range(at + 1, at + 1 + _WINDOW) if i in pairs)
    rest, rest_there = len(one.terms) - at, len(other.terms) - there
    left += max(at, there) < _TAIL or min(at, there) == 0
    right += max(rest, rest_there) <= _TAIL or min(rest, rest_there) == 1
    if term.slot == "number" and term.unit:
        right += sum(_at_end(frame, place + 1) for frame, place in ((one, at), (other, there)))
    least, most = sorted((left, right))
    return least >= _BOTH_SIDES or (least >= 1 and most >= _ONE_SIDE)


def _at_end(frame: Frame, at: int) -> bool:
    """Whether a clause ends before a term."""
    return at == len(frame.terms) or at in frame.cuts


def _same_matter(one: Frame, other: Frame, found: Sequence[Difference]) -> bool:
    """Whether no value of one sentence has another of its kind in the other sentence's place.

    A sentence on another company's fine has another company as well as another sum.
    """
    apart = {difference.one.term for difference in found} | {difference.other.term for difference in found}
    mine, theirs = (
        [term for term in frame.terms if term.slot in _TELLING and term not in apart] for frame in (one, other)
    )
    only_mine = [a for a in mine if not any(_same(a, b) for b in theirs)]
    only_theirs = [b for b in theirs if not any(_same(a, b) for a in mine)]
    return not any(_rivals(a, b) for a in only_mine for b in only_theirs)


def _rivals(one: Term, other: Term) -> bool:
    """Whether two values could stand in the same place: of one unit, or names of people and places."""
    named = {one.unit, other.unit} <= _NAMED
    return one.slot == other.slot and (one.unit == other.unit or (one.slot == "name" and named))


def _same(one: Term, other: Term) -> bool:
    """Whether two values may be one; names of two kinds are compared too, as kinds are read with less certainty."""
    if one.slot != other.slot or one.key == other.key:
        return one.slot == other.slot
    if one.slot == "name":
        return may_be_same(one.key, other.key) or same_spelling(one.key, other.key)
    return one.unit == other.unit and judge(one, other) != "contradiction"
