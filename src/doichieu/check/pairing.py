"""Sentences of different pages held together, term against term: where each stands in the other's words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from doichieu.check.frames import Frame
from doichieu.text.align import Codebook, Run, common_runs

_SHINGLE = 3
_COMMON = 40
_SHARED = 3
_LIKEST = 3
_EDGE = 6


class Held(Struct, frozen=True, gc=False):
    """Two sentences by their places among the frames; `pairs` leads from terms of one to those of the other.

    `rank` is 0 where each is the likest of its page to the other, more where another one is liker.
    """

    one: Frame
    other: Frame
    places: tuple[int, int]
    pairs: dict[int, int]
    back: dict[int, int]
    rank: int

    @property
    def turned(self) -> Held:
        """The same seen from the other sentence."""
        return Held(self.other, self.one, self.places[::-1], self.back, self.pairs, self.rank)

    def alike(self, at: int) -> bool:
        """Whether the term at a place of `one` says the same as its partner."""
        return at in self.pairs and self.one.terms[at].key == self.other.terms[self.pairs[at]].key


def hold_together(frames: Sequence[Frame]) -> list[Held]:
    """For each sentence the likest few of each other page, in order of place."""
    book = Codebook()
    shapes = [book.encode(f"\0{t.slot}" if t.slot else t.key for t in frame.terms) for frame in frames]
    likest: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    matched: dict[tuple[int, int], dict[int, int]] = {}
    for i, j in _candidates(frames, shapes):
        pairs = _pairs(shapes[i], shapes[j])
        same = sum(frames[i].terms[a].key == frames[j].terms[b].key for a, b in pairs.items())
        matched[i, j] = pairs
        likest.setdefault((i, frames[j].page), []).append((-same, i, j))
        likest.setdefault((j, frames[i].page), []).append((-same, i, j))
    ranks: dict[tuple[int, int], list[int]] = {}
    for rivals in likest.values():
        for rank, (_, i, j) in enumerate(sorted(rivals)[:_LIKEST]):
            ranks.setdefault((i, j), []).append(rank)
    return [
        Held(frames[i], frames[j], (i, j), matched[i, j], {b: a for a, b in matched[i, j].items()}, _rank(found))
        for (i, j), found in sorted(ranks.items())
    ]


def _rank(found: Sequence[int]) -> int:
    """How many others each of two sentences is liker to, taken together; one that is not among the likest is behind."""
    return max(found) if len(found) > 1 else _LIKEST


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
    return [
        pair for pair, count in shared.items() if count >= min(_SHARED, *(len(shapes[k]) // _SHINGLE for k in pair))
    ]


def _pairs(one: str, other: str) -> dict[int, int]:
    """Where each term stands in the other sentence: common runs, and single terms before and behind them."""
    runs = list(common_runs(one, other))
    if runs:
        runs += [*_behind(runs, one, other), *_before(runs, one, other)]
    return {run.a + k: run.b + k for run in runs for k in range(run.length)}


def _behind(runs: Sequence[Run], one: str, other: str) -> list[Run]:
    last = max(runs, key=lambda run: run.a)
    i, j = last.a + last.length, max(run.b + run.length for run in runs)
    if last.b + last.length != j:
        return []
    found = []
    for at in range(i, min(len(one), i + _EDGE)):
        hit = other.find(one[at], j, j + _EDGE)
        if hit >= 0:
            found.append(Run(at, hit, 1))
            j = hit + 1
    return found


def _before(runs: Sequence[Run], one: str, other: str) -> list[Run]:
    first = min(runs, key=lambda run: run.a)
    i, j = first.a, min(run.b for run in runs)
    if first.b != j:
        return []
    found = []
    for at in range(i - 1, max(-1, i - 1 - _EDGE), -1):
        hit = other.rfind(one[at], max(0, j - _EDGE), j)
        if hit >= 0:
            found.append(Run(at, hit, 1))
            j = hit
    return found
