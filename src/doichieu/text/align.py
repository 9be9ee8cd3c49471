"""Word-by-word alignment of two short texts, moved stretches included.

Texts come as strings in which each character stands for one word (`encode`): the alignment then knows no
language, and slices and searches run at the speed of strings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

# Code points from here up are no surrogates, and there are more of them than words in any story.
_FIRST_CODE = 0xE000
_CODES = 0x110000 - _FIRST_CODE


class Run(Struct, frozen=True, gc=False, order=True):
    """`length` words that stand side by side in both texts, from word `a` of the one and `b` of the other."""

    a: int
    b: int
    length: int


class Codebook:
    """Gives every word one character, in the order in which words are first seen."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def encode(self, words: Iterable[str]) -> str:
        """The words as a string of one character each."""
        codes = self._codes
        return "".join([codes.get(word) or self._new(word) for word in words])

    def _new(self, word: str) -> str:
        code = self._codes[word] = chr(_FIRST_CODE + len(self._codes) % _CODES)
        return code


def common_runs(a: str, b: str, least: int = 2) -> tuple[Run, ...]:
    """The runs of at least `least` words that two texts share, longest first taken, none overlapping.

    Greedy string tiling: each word is used once at most, and order does not matter, so that moved clauses
    are found too. Single words that agree between two neighbouring runs join them. In order of `a`.
    """
    free_a, free_b = bytearray(len(a)), bytearray(len(b))
    taken: list[Run] = []
    for run in sorted(_maximal(a, b, least), key=lambda r: (-r.length, abs(r.a - r.b), r)):
        for part in _unused(run, free_a, free_b, least):
            free_a[part.a : part.a + part.length] = b"\1" * part.length
            free_b[part.b : part.b + part.length] = b"\1" * part.length
            taken.append(part)
    taken.sort()
    return tuple(_filled(taken, a, b))


def _maximal(a: str, b: str, least: int) -> list[Run]:
    """Every run that can't be made longer."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(b) - 1):
        places[b[j : j + 2]].append(j)
    found: list[Run] = []
    open_runs: dict[int, int] = {}
    for i in range(len(a) - 1):
        going: dict[int, int] = {}
        for j in places.get(a[i : i + 2], ()):
            going[j + 1] = open_runs.pop(j, 1) + 1
        if open_runs:
            found += [Run(i - n + 1, j - n + 1, n) for j, n in open_runs.items() if n >= least]
        open_runs = going
    end = len(a) - 1
    found += [Run(end - n + 1, j - n + 1, n) for j, n in open_runs.items() if n >= least]
    return found


def _unused(run: Run, used_a: bytearray, used_b: bytearray, least: int) -> list[Run]:
    """The stretches of a run whose words are still free in both texts."""
    if 1 not in used_a[run.a : run.a + run.length] and 1 not in used_b[run.b : run.b + run.length]:
        return [run]
    parts: list[Run] = []
    start = 0
    for at in range(run.length + 1):
        if at == run.length or used_a[run.a + at] or used_b[run.b + at]:
            if at - start >= least:
                parts.append(Run(run.a + start, run.b + start, at - start))
            start = at + 1
    return parts


def _filled(runs: list[Run], a: str, b: str) -> list[Run]:
    """The runs, with the single words that agree in the gap between two neighbours."""
    filled: list[Run] = []
    for at, run in enumerate(runs):
        if at:
            before = runs[at - 1]
            filled += _singles(a, b, (before.a + before.length, run.a), (before.b + before.length, run.b))
        filled.append(run)
    return filled


def _singles(a: str, b: str, gap_a: tuple[int, int], gap_b: tuple[int, int], widest: int = 6) -> list[Run]:
    """Words in the same order in two short gaps, first come first served."""
    if not (0 < gap_a[1] - gap_a[0] <= widest and 0 < gap_b[1] - gap_b[0] <= widest):
        return []
    found: list[Run] = []
    j = gap_b[0]
    for i in range(*gap_a):
        hit = b.find(a[i], j, gap_b[1])
        if hit >= 0:
            found.append(Run(i, hit, 1))
            j = hit + 1
    return found
