"""Whether paragraphs tell the same story: the share of their pairs of syllables that it has used before.

Measured on 3,000 paragraphs of 925 Vietnamese news pages: of a paragraph's pairs, a median of .19 stand in the
paragraphs before it (.05 at the fifth percentile), and .014 in another story's (.086 at the ninety-fifth).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from doichieu.text.tokens import tokens

Pairs = frozenset[tuple[str, str]]

COHERENT = 0.07
_FEWEST = 12


def pairs_of(texts: Iterable[str]) -> Pairs:
    """The pairs of neighbouring syllables of some lines."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        words = [word for word, _ in tokens(text)]
        found.update(itertools.pairwise(words))
    return frozenset(found)


def share(texts: Iterable[str], story: Pairs) -> float | None:
    """The share of the lines' pairs that the story has; None where they are too few to tell."""
    own = pairs_of(texts)
    return len(own & story) / len(own) if len(own) >= _FEWEST else None
