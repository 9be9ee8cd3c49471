"""Pairs of pages that may share a passage, found without comparing every page with every other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.text.shingles import Counts, Hashes, pairs_under, shingles
from doichieu.text.tokens import tokens

# Words in a shingle: short enough to stand between edits, long enough to be rare.
SIZE = 4
# Shingles that two pages must share.
LEAST = 4
# A shingle of more pages than this links each only with the next ones: all of them stay connected.
COMMON = 40
NEIGHBOURS = 4


def candidate_pairs(readings: Sequence[Reading]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), i < j, of readings whose kept prose shares wording, in order.

    An inverted index of word shingles: linear in the text, and in the pairs that share rare wording. A
    shingle that very many pages hold (a credit line, one text posted everywhere) joins its pages in a
    chain, so that they are connected without all being paired.
    """
    pages, hashes = _postings(readings)
    firsts, seconds = pairs_under(hashes, COMMON, NEIGHBOURS)
    codes, shared = np.unique(pages[firsts] * len(readings) + pages[seconds], return_counts=True)
    return tuple(divmod(code, len(readings)) for code in codes[shared >= LEAST].tolist())


def _postings(readings: Sequence[Reading]) -> tuple[Counts, Hashes]:
    """Each page's shingles, once each."""
    found = [np.unique(_page_shingles(reading)) for reading in readings]
    sizes = [len(each) for each in found]
    pages = np.repeat(np.arange(len(found), dtype=np.int64), sizes)
    return pages, np.concatenate(found) if found else np.empty(0, dtype=np.uint64)


def _page_shingles(reading: Reading) -> Hashes:
    words = [
        word
        for block in reading.blocks
        if block.kept and block.role in PROSE_ROLES
        for word, _ in tokens(reading.text, block.start, block.end)
    ]
    return shingles(words, SIZE)
