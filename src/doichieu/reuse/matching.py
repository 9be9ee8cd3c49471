"""Two sentences held beside one another: which stretch of each is the other's text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from doichieu.model.span import Range
from doichieu.reuse.forms import Form
from doichieu.reuse.weights import Weights
from doichieu.text.align import Run, common_runs
from doichieu.text.shingles import Hashes, pairs_under

# Two sentences are aligned when they share so much weight in neighbouring words.
CANDIDATE = 2.0
# A pair of words that stands in more sentences than this links each only with its next neighbours.
COMMON = 64
NEIGHBOURS = 8
# What an unshared word between shared ones costs: a stretch ends where sharing gets too thin.
GAP = 0.4
# A stretch is a passage when its runs weigh so much: each run counts its words less the first.
EVIDENCE = 4.5
RUNS = 24
CHAIN = 2.0
FLOOR = 0.25
MOVED = 0.65
# ... and so much of it is shared.
SHARED = 0.5


class Match(Struct, frozen=True, order=True):
    """A stretch of words of form `f` and one of form `g` that are one text; `shared` counts the common words."""

    strength: float
    f: int
    g: int
    a: Range
    b: Range
    shared: int
    covered: float

    @property
    def similarity(self) -> float:
        """Share of words in common."""
        return 2 * self.shared / (self.a.length + self.b.length)


def candidates(forms: Sequence[Form], weights: Weights) -> list[tuple[int, int]]:
    """Pairs of forms that share neighbouring words and do not stand in the same pages, in order."""
    found = [_word_pairs(form.code, weight) for form, weight in zip(forms, weights, strict=True)]
    if not found:
        return []
    owners = np.repeat(np.arange(len(forms)), [len(keys) for keys, _ in found])
    weight = np.concatenate([weight for _, weight in found])
    firsts, seconds = pairs_under(np.concatenate([keys for keys, _ in found]), COMMON, NEIGHBOURS)
    codes, at = np.unique(owners[firsts] * len(forms) + owners[seconds], return_inverse=True)
    shared = np.bincount(at, weights=np.sqrt(weight[firsts] * weight[seconds]), minlength=len(codes))
    pairs = (divmod(code, len(forms)) for code in codes[shared >= CANDIDATE].tolist())
    return [(f, g) for f, g in pairs if forms[f].pages - forms[g].pages and forms[g].pages - forms[f].pages]


def _word_pairs(code: str, weights: tuple[float, ...]) -> tuple[Hashes, NDArray[np.float64]]:
    """The pairs of neighbouring words, each once, and what the lighter word of each weighs."""
    words = np.frombuffer(code.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    keys, places = np.unique((words[:-1] << np.uint64(32)) | words[1:], return_index=True)
    weight = np.asarray(weights)
    return keys, np.minimum(weight[:-1], weight[1:])[places]


def matches(forms: Sequence[Form], weights: Weights, f: int, g: int) -> list[Match]:
    """The stretches that two forms share: one text each, moved clauses included, in order of strength."""
    sides = (_Side(forms[f], weights[f]), _Side(forms[g], weights[g]))
    runs = sorted(common_runs(forms[f].code, forms[g].code), key=lambda r: (-r.length, r))[:RUNS]
    chains: list[list[Run]] = []
    while chain := _chain(sorted(runs), *sides):
        chains.append(chain)
        runs = [run for run in runs if run not in chain]
    found: list[Match] = []
    while chains:
        stretch = chains.pop(0)
        for chain in list(chains):
            both = _found(f, g, stretch + chain, sides)
            if both.similarity >= MOVED:
                stretch = stretch + chain
                chains.remove(chain)
        found.append(_found(f, g, stretch, sides))
    return found


class _Side:
    """One of two sentences held beside one another."""

    def __init__(self, form: Form, weights: tuple[float, ...]) -> None:
        self.upto = [0.0]
        for weight in weights:
            self.upto.append(self.upto[-1] + weight)
        self.skip = [0.0]
        for weight in weights:
            self.skip.append(self.skip[-1] + GAP * max(weight, FLOOR))
        self.weights = weights
        self.opens = [word.opens for word in form.places[0].words]

    def weight(self, start: int, end: int) -> float:
        return self.upto[end] - self.upto[start]

    def strength(self, start: int, length: int) -> float:
        words = self.weights[start : start + length]
        return sum(words) - max(words)

    def covered(self, words: Range, runs: list[tuple[int, int]]) -> float:
        """How much of the clauses that a stretch stands in is shared, by weight."""
        start = next(at for at in range(words.start, -1, -1) if self.opens[at])
        end = next((at for at in range(words.end, len(self.opens)) if self.opens[at]), len(self.opens))
        return sum(self.weight(at, at + n) for at, n in runs) / self.weight(start, end)


def _chain(runs: list[Run], a: _Side, b: _Side) -> list[Run]:
    """The runs in the same order in both texts that weigh most, less what lies between them."""
    best: list[tuple[float, int]] = []
    for at, run in enumerate(runs):
        score, before = 0.0, -1
        for i, earlier in enumerate(runs[:at]):
            if earlier.a + earlier.length <= run.a and earlier.b + earlier.length <= run.b:
                skipped = a.skip[run.a] - a.skip[earlier.a + earlier.length]
                skipped += b.skip[run.b] - b.skip[earlier.b + earlier.length]
                score, before = max((score, before), (best[i][0] - skipped / 2, i))
        best.append((score + min(a.weight(run.a, run.a + run.length), b.weight(run.b, run.b + run.length)), before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i][0])
    if best[at][0] < CHAIN:
        return []
    chain: list[Run] = []
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]


def _found(f: int, g: int, runs: list[Run], sides: tuple[_Side, _Side]) -> Match:
    a = Range(min(r.a for r in runs), max(r.a + r.length for r in runs))
    b = Range(min(r.b for r in runs), max(r.b + r.length for r in runs))
    strength = sum(min(sides[0].strength(r.a, r.length), sides[1].strength(r.b, r.length)) for r in runs)
    covered = max(
        sides[0].covered(a, [(r.a, r.length) for r in runs]), sides[1].covered(b, [(r.b, r.length) for r in runs])
    )
    return Match(strength, f, g, a, b, sum(r.length for r in runs), covered)
