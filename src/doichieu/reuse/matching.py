"""Which sentences of a story hold one another's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from doichieu.model.span import Range
from doichieu.reuse.forms import Form
from doichieu.reuse.stretches import Side, Stretch, find_stretches
from doichieu.reuse.weights import Weights
from doichieu.text.shingles import Hashes, pairs_under

# Two sentences are aligned when they share so much weight in neighbouring words.
CANDIDATE = 2.0
# A pair of words that stands in more sentences than this links each only with its next neighbours.
COMMON = 64
NEIGHBOURS = 8

# So strong is a stretch that is one text: LOW where it is whole clauses, towards HIGH where it is a bit of them.
HIGH, LOW = 7.5, 3.0
# ... and so many words long, and so many of them shared.
LEAST, SHARED = 8, 0.5
# Beside a passage, the next sentence needs this part of all that.
BESIDE = 0.6
# Of a match, at most this part may already be another's.
CLAIMED = 0.3


class Match(Struct, frozen=True):
    """A stretch that two forms share, in the pages where no better match has it."""

    f: int
    g: int
    stretch: Stretch
    left: tuple[int, ...]
    right: tuple[int, ...]


def find_matches(forms: Sequence[Form], weights: Weights) -> list[Match]:
    """The stretches that forms of different pages share, the strongest first.

    A sentence next to one that was found is taken on less: texts are copied in a row.
    """
    sides = [Side(form, weight) for form, weight in zip(forms, weights, strict=True)]
    known = {pair: find_stretches(sides[pair[0]], sides[pair[1]]) for pair in _candidates(forms, weights)}
    strong = {pair for pair, found in known.items() if any(_holds(stretch, 1.0) for stretch in found)}
    strong |= {(at, at) for at in repeated(forms, weights)}
    beside = _beside(strong, forms)
    known |= {
        pair: find_stretches(sides[pair[0]], sides[pair[1]])
        for pair in sorted(beside - known.keys())
        if _apart(forms, pair)
    }
    found = [
        (pair, stretch)
        for pair, stretches in known.items()
        for stretch in stretches
        if _holds(stretch, BESIDE if pair in beside else 1.0)
    ]
    return list(_exclusive(found, forms))


def repeated(forms: Sequence[Form], weights: Weights) -> list[int]:
    """The forms that stand as they are in several pages, and say enough."""
    return [
        at
        for at, form in enumerate(forms)
        if len(form.pages) > 1 and len(form.code) >= LEAST and sum(weights[at]) - max(weights[at]) >= LOW
    ]


def _holds(stretch: Stretch, part: float) -> bool:
    """Whether a stretch says enough to be one text."""
    needed = HIGH - (HIGH - LOW) * stretch.covered
    enough = stretch.shared >= part * LEAST and stretch.strength >= part * needed
    return enough and stretch.similarity >= SHARED


def _candidates(forms: Sequence[Form], weights: Weights) -> list[tuple[int, int]]:
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
    return [pair for pair in pairs if _apart(forms, pair)]


def _word_pairs(code: str, weights: tuple[float, ...]) -> tuple[Hashes, NDArray[np.float64]]:
    """The pairs of neighbouring words, each once, and what the lighter word of each weighs."""
    words = np.frombuffer(code.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    keys, places = np.unique((words[:-1] << np.uint64(32)) | words[1:], return_index=True)
    weight = np.asarray(weights)
    return keys, np.minimum(weight[:-1], weight[1:])[places]


def _apart(forms: Sequence[Form], pair: tuple[int, int]) -> bool:
    """Whether each of two forms stands in a page without the other."""
    f, g = forms[pair[0]].pages, forms[pair[1]].pages
    return not (f <= g or g <= f)


def _beside(strong: Iterable[tuple[int, int]], forms: Sequence[Form]) -> set[tuple[int, int]]:
    """The pairs of forms that stand next to such a pair, or share one of its forms."""
    found: set[tuple[int, int]] = set()
    for f, g in strong:
        for a in (f, *forms[f].beside):
            for b in (g, *forms[g].beside):
                if a != b and (a, b) != (f, g):
                    found.add((a, b) if a < b else (b, a))
    return found


def _exclusive(found: Iterable[tuple[tuple[int, int], Stretch]], forms: Sequence[Form]) -> Iterator[Match]:
    """The stretches, strongest first, each in the pages in which its words are no better match's."""
    claimed: dict[tuple[int, int], int] = {}
    for (f, g), stretch in sorted(found, key=lambda each: (-each[1].strength * each[1].similarity, each)):
        most = CLAIMED * stretch.shared
        a, b = _mask(stretch.a), _mask(stretch.b)
        f_pages, g_pages = forms[f].pages, forms[g].pages
        right = [q for q in sorted(g_pages - f_pages) if (claimed.get((f, q), 0) & a).bit_count() <= most]
        left = [p for p in sorted(f_pages - g_pages) if (claimed.get((g, p), 0) & b).bit_count() <= most]
        if left and right:
            for q in right:
                claimed[f, q] = claimed.get((f, q), 0) | a
            for p in left:
                claimed[g, p] = claimed.get((g, p), 0) | b
            yield Match(f, g, stretch, tuple(left), tuple(right))


def _mask(words: Range) -> int:
    return ((1 << words.length) - 1) << words.start
