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
EVIDENCE = 5.0
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
    runs: tuple[Run, ...]

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


def match(forms: Sequence[Form], weights: Weights, f: int, g: int) -> Match | None:
    """The best stretch that two forms share, None where they share too little."""
    runs = common_runs(forms[f].code, forms[g].code)
    return best_stretch(f, g, weights, list(runs))


def best_stretch(f: int, g: int, weights: Weights, runs: list[Run]) -> Match | None:
    """The stretch of the given runs where sharing is dense in both sentences."""
    size = -1
    while runs and len(runs) != size:
        size = len(runs)
        runs = _dense([(r.a, r) for r in runs], weights[f])
        runs = _dense([(r.b, r) for r in runs], weights[g])
    strength = sum(_strength(run, weights[f]) for run in runs)
    if strength < EVIDENCE:
        return None
    a = Range(min(r.a for r in runs), max(r.a + r.length for r in runs))
    b = Range(min(r.b for r in runs), max(r.b + r.length for r in runs))
    found = Match(strength, f, g, a, b, sum(r.length for r in runs), tuple(runs))
    return found if found.similarity >= SHARED else None


def _strength(run: Run, weights: tuple[float, ...]) -> float:
    words = weights[run.a : run.a + run.length]
    return sum(words) - max(words)


def _dense(runs: list[tuple[int, Run]], weights: tuple[float, ...]) -> list[Run]:
    """The consecutive runs that weigh most, less what lies between them (Kadane)."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, start, end = 0.0, 0, 0
    ordered = sorted(runs)
    for at, (place, run) in enumerate(ordered):
        total -= GAP * (place - end)
        if total < 0 or at == 0:
            total, start = 0.0, at
        total += sum(weights[place : place + run.length])
        end = place + run.length
        best = max(best, (total, -start, at))
    return [run for _, run in ordered[-best[1] : best[2] + 1]]
