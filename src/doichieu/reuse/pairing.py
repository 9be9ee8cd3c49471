"""Pairs of sentences worth holding beside one another: those that share neighbouring words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from doichieu.reuse.forms import Form
from doichieu.reuse.weights import Weights
from doichieu.text.pairs import Counts, Hashes, pairs_under

# Two sentences are worth it when they share so much weight in neighbouring words.
CANDIDATE = 2.5
# A pair of words that stands in more sentences than this links each only with its next neighbours.
COMMON = 64
NEIGHBOURS = 8


class Pair(Struct, frozen=True, gc=False):
    """Two forms, by number, `f` < `g`; `likeness` from 0 to 1 is the share of their pairs of words in common."""

    f: int
    g: int
    likeness: float


def likely_pairs(forms: Sequence[Form], weights: Weights) -> list[Pair]:
    """The pairs of forms that share neighbouring words and do not stand in the same pages, in order."""
    owners, keys, weight = _word_pairs(forms, weights)
    firsts, seconds = pairs_under(keys, COMMON, NEIGHBOURS)
    codes, at = np.unique(owners[firsts] * len(forms) + owners[seconds], return_inverse=True)
    shared = np.bincount(at, weights=np.sqrt(weight[firsts] * weight[seconds]), minlength=len(codes))
    whole = np.bincount(owners, weights=weight, minlength=len(forms))
    strong = shared >= CANDIDATE
    f, g = codes[strong] // len(forms), codes[strong] % len(forms)
    likeness = 2 * shared[strong] / (whole[f] + whole[g])
    pairs = (Pair(*each) for each in zip(f.tolist(), g.tolist(), likeness.tolist(), strict=True))
    return [pair for pair in pairs if apart(forms, pair.f, pair.g)]


def apart(forms: Sequence[Form], f: int, g: int) -> bool:
    """Whether each of two forms stands in a page without the other."""
    one, other = forms[f].pages, forms[g].pages
    return not (one <= other or other <= one)


def _word_pairs(forms: Sequence[Form], weights: Weights) -> tuple[Counts, Hashes, NDArray[np.float64]]:
    """The pairs of neighbouring words, once for each form: its number, the pair, what the lighter of both weighs."""
    words = np.frombuffer("".join(form.code for form in forms).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    weight = np.fromiter(chain.from_iterable(weights), dtype=np.float64, count=len(words))
    owner = np.repeat(np.arange(len(forms)), [len(form.code) for form in forms])
    inside = owner[:-1] == owner[1:]
    pairs = ((words[:-1] << np.uint64(32)) | words[1:])[inside]
    owner, lighter = owner[:-1][inside], np.minimum(weight[:-1], weight[1:])[inside]
    order = np.lexsort((pairs, owner))
    pairs, owner = pairs[order], owner[order]
    new = np.r_[True, (pairs[1:] != pairs[:-1]) | (owner[1:] != owner[:-1])][: len(pairs)]
    return owner[new], pairs[new], lighter[order][new]
