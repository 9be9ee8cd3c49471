"""Pairs of sentences worth holding beside one another: those that share neighbouring words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from doichieu.reuse.forms import Form
from doichieu.reuse.weights import Weights
from doichieu.text.pairs import Hashes, pairs_under

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
    found = [_word_pairs(form.code, weight) for form, weight in zip(forms, weights, strict=True)]
    if not found:
        return []
    owners = np.repeat(np.arange(len(forms)), [len(keys) for keys, _ in found])
    weight = np.concatenate([weight for _, weight in found])
    firsts, seconds = pairs_under(np.concatenate([keys for keys, _ in found]), COMMON, NEIGHBOURS)
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


def _word_pairs(code: str, weights: tuple[float, ...]) -> tuple[Hashes, NDArray[np.float64]]:
    """The pairs of neighbouring words, each once, and what the lighter word of each weighs."""
    words = np.frombuffer(code.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    keys, places = np.unique((words[:-1] << np.uint64(32)) | words[1:], return_index=True)
    weight = np.asarray(weights)
    return keys, np.minimum(weight[:-1], weight[1:])[places]
