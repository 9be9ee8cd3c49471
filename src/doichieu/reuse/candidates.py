"""Pages of an archive that may hold a page's text: found by sampled shingles, then verified word by word.

Of every page one shingle in eight is kept, the same ones everywhere: those whose hash says so. Unlike a MinHash,
whose agreement falls with the length of the rest, the shingles that two pages share stay as many however long the
pages are, so that a few sentences taken over are found as well as a whole page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from doichieu.model.page import PROSE_ROLES, Article
from doichieu.text.canonical import canonical
from doichieu.text.pairs import Counts, Hashes, pairs_under
from doichieu.text.shingles import shingles
from doichieu.text.tokens import words

Keys = NDArray[np.uint32]
Postings = NDArray[np.uint64]

# Words in a shingle: short enough to stand between edits, long enough to be rare. One in so many is kept.
SIZE, SAMPLE = 4, 8
# Sampled shingles that two pages must share, and the most pages of one that still tells something.
LEAST, COMMON = 2, 64
# A shingle of more pages links each only with the next ones.
NEIGHBOURS = 4
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def story_words(article: Article) -> list[str]:
    """The words of a page's kept prose, as they are compared."""
    kept = (b for b in article.page.blocks if b.kept and b.role in PROSE_ROLES)
    return words(" ".join(canonical(article.text[block.start : block.end]) for block in kept))


def fingerprint(spoken: Sequence[str]) -> Keys:
    """The sampled shingles of a page as 32-bit numbers, ascending, each once: about one for eight words."""
    found = shingles(spoken, SIZE)
    return np.unique((found[found % SAMPLE == 0] >> _HALF).astype(np.uint32))


def postings(keys: Keys, page: int) -> Postings:
    """A page's entries in an index: its keys, each with the page's number, ascending."""
    return (keys.astype(np.uint64) << _HALF) | np.uint64(page)


def merged(parts: Iterable[Postings]) -> Postings:
    """Several parts of an index as one."""
    whole = np.concatenate(list(parts))
    whole.sort(kind="stable")
    return whole


def find_candidates(keys: Keys, index: Iterable[Postings]) -> list[int]:
    """The pages that share enough of a page's shingles with it, those that share most first.

    What stands in very many pages of one part of the index is a formula and tells nothing. A few binary
    searches in each part: what is read of it does not grow with the archive.
    """
    found = [_holders(keys, part) for part in index]
    pages, shared = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *found]), return_counts=True)
    order = np.lexsort((pages, -shared))
    return [int(page) for page in pages[order][: int((shared >= LEAST).sum())]]


def _holders(keys: Keys, part: Postings) -> NDArray[np.int64]:
    """The pages in a part of the index that hold a key, once for each key."""
    wanted = keys.astype(np.uint64) << _HALF
    starts = np.searchsorted(part, wanted)
    sizes = np.searchsorted(part, wanted | _LOW, side="right") - starts
    rare = (sizes > 0) & (sizes <= COMMON)
    places = [part[start : start + size] for start, size in zip(starts[rare], sizes[rare], strict=True)]
    return (np.concatenate(places) & _LOW).astype(np.int64) if places else np.empty(0, dtype=np.int64)


def candidate_pairs(pages: Sequence[Keys]) -> tuple[Counts, Counts]:
    """All pairs (first, second) of pages, by number, that share enough of their shingles: first < second, in order."""
    keys: Hashes = np.concatenate(pages).astype(np.uint64) if pages else np.empty(0, dtype=np.uint64)
    owners = np.repeat(np.arange(len(pages), dtype=np.int64), [len(each) for each in pages])
    firsts, seconds = pairs_under(keys, COMMON, NEIGHBOURS)
    codes, shared = np.unique(owners[firsts] * len(pages) + owners[seconds], return_counts=True)
    chosen = codes[shared >= LEAST]
    return chosen // len(pages), chosen % len(pages)


class Shared(Struct, frozen=True):
    """What a page verifiably has in common with another.

    `share` is the part of its shingles that stand in the other, from 0 to 1; `longest` the longest run of words.
    """

    share: float
    longest: tuple[str, ...]


def verify_candidate(spoken: Sequence[str], others: Sequence[str]) -> Shared:
    """What of a page's words stands in another page, counted word by word: no hash is trusted."""
    known = {tuple(others[at : at + SIZE]) for at in range(len(others) - SIZE + 1)}
    hits = [tuple(spoken[at : at + SIZE]) in known for at in range(len(spoken) - SIZE + 1)]
    start, length = _longest(hits)
    run = tuple(spoken[start : start + length + SIZE - 1]) if length else ()
    return Shared(sum(hits) / max(len(hits), 1), run)


def _longest(hits: Sequence[bool]) -> tuple[int, int]:
    """Where the longest row of hits starts, and how long it is."""
    best, start = (0, 0), 0
    for at, hit in enumerate([*hits, False]):
        if not hit:
            best = max(best, (at - start, -start))
            start = at + 1
    return -best[1], best[0]
