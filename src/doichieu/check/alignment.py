"""Sentences of two pages that say the same, held word against word: which slots are filled otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.check.frames import Frame, Term
from doichieu.text.align import Codebook, Run, common_runs

_SHINGLE = 3
_COMMON = 40
_SHARED = 3
_ALIKE = 0.7
_BOTH_SIDES, _ONE_SIDE = 2, 4
_MOST = 2


class Slot(Struct, frozen=True):
    """A filled slot in a frame."""

    frame: Frame
    at: int

    @property
    def term(self) -> Term:
        """What fills it."""
        return self.frame.terms[self.at]


class Difference(Struct, frozen=True):
    """Two slots at the same place of the same wording, filled with different values."""

    one: Slot
    other: Slot


def differences(frames: Sequence[Frame]) -> Iterator[Difference]:
    """Where sentences of different pages say the same in the same words but for one value or two."""
    book = Codebook()
    shapes = [book.encode(f"\0{t.slot}" if t.slot else t.key for t in frame.terms) for frame in frames]
    for i, j in _best_pairs(frames, shapes):
        yield from _compared(frames[i], frames[j], common_runs(shapes[i], shapes[j]))


def _best_pairs(frames: Sequence[Frame], shapes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For each sentence the likest one of each other page, where each is the other's."""
    likeness = {pair: _likeness(frames, shapes, *pair) for pair in _candidates(frames, shapes)}
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (i, j), score in sorted(likeness.items()):
        for own, other in ((i, j), (j, i)):
            key = (own, frames[other].page)
            if key not in best or best[key][0] < score:
                best[key] = (score, other)
    for (i, j), score in sorted(likeness.items()):
        if score >= _ALIKE and best[i, frames[j].page][1] == j and best[j, frames[i].page][1] == i:
            yield i, j


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


def _compared(one: Frame, other: Frame, runs: Sequence[Run]) -> Iterator[Difference]:
    found = [
        Difference(Slot(one, run.a + k), Slot(other, run.b + k))
        for run in runs
        for k in range(run.length)
        if _framed(k, run, one, other) and one.terms[run.a + k].key != other.terms[run.b + k].key
    ]
    if len(found) <= _MOST:
        yield from found


def _framed(at: int, run: Run, one: Frame, other: Frame) -> bool:
    """Whether enough of the same words stand beside a slot, or the sentence begins or ends there in both."""
    left, right = at, run.length - 1 - at
    if run.a == run.b == 0:
        left += 1
    if run.a + run.length == len(one.terms) and run.b + run.length == len(other.terms):
        right += 1
    return (left >= _BOTH_SIDES and right >= _BOTH_SIDES) or max(left, right) >= _ONE_SIDE
