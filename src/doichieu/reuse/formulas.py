"""Formulas learned from a run: phrases that return in several of its stories are nobody's own wording."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.text.pairs import Hashes
from doichieu.text.shingles import shingles
from doichieu.text.tokens import tokens

# So many words are a phrase; one that so many stories use is a formula.
PHRASE, STORIES = 4, 3


def mark_formulas(readings: Sequence[Reading], stories: Sequence[Sequence[int]]) -> tuple[Reading, ...]:
    """The readings with the stretches of their kept prose that are formulas of the run.

    `stories` are the groups of the readings, by place. A phrase of four words that stands in three stories or
    more is a formula: what is told of different events can't be told in words of one of them. A run of one
    or two stories teaches none. Linear in the text, and only hashes are kept of it.
    """
    if len(stories) < STORIES:
        return tuple(readings)
    words = [_words(reading) for reading in readings]
    phrases = [shingles([word for word, _ in each], PHRASE) for each in words]
    common = _common([np.unique(np.concatenate([phrases[at] for at in story])) for story in stories])
    return tuple(
        replace(reading, formulas=_ranges([place for _, place in there], np.isin(known, common)))
        for reading, there, known in zip(readings, words, phrases, strict=True)
    )


def _words(reading: Reading) -> list[tuple[str, Range]]:
    return [
        word
        for block in reading.blocks
        if block.kept and block.role in PROSE_ROLES
        for word in tokens(reading.text, block.start, block.end)
    ]


def _common(stories: Sequence[Hashes]) -> Hashes:
    """The phrases of so many stories."""
    phrases, counts = np.unique(np.concatenate(stories), return_counts=True)
    return phrases[counts >= STORIES]


def _ranges(places: Sequence[Range], opens: NDArray[np.bool_]) -> tuple[Range, ...]:
    """The stretches that phrases cover, where they open; phrases that overlap or touch are one."""
    found: list[Range] = []
    end = -1
    for at in np.flatnonzero(opens).tolist():
        last = at + PHRASE - 1
        start = found.pop().start if at <= end + 1 and found else places[at].start
        found.append(Range(start, places[last].end))
        end = last
    return tuple(found)
