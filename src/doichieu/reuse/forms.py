"""The sentences of a story's pages, each wording once, ready to be held beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.text.align import Codebook
from doichieu.text.tokens import tokens

# Alignment is quadratic in a sentence's words, so what is longer (a list, a page without stops) is cut.
LONGEST = 120
# Where a sentence repeats in one page, so many of its places are listed; so many neighbours are known.
PLACES = 20
BESIDE = 8

_CLAUSE = re.compile(r"[,;:.!?…()\[\]\"“”\n]")


class Word(Struct, frozen=True, gc=False):
    """A word's place; `light` when it says little by itself: a number, or part of a name or a post."""

    range: Range
    light: bool
    opens: bool
    """Whether a clause opens here: punctuation stands before it, or nothing."""


class Place(Struct, frozen=True):
    """Where a form stands: `page` counts the readings, `words` are its words there, None for one that is not."""

    page: int
    words: tuple[Word | None, ...]

    def range(self, words: Range) -> Range | None:
        """The stretch of text that holds these words; None where less than half of them stand here."""
        there = [word.range for word in self.words[words.start : words.end] if word]
        return Range(there[0].start, there[-1].end) if 2 * len(there) >= words.length else None


class Form(Struct, frozen=True):
    """One wording, or several that are nearly one, and all its places.

    `code` holds a character for each word of the first place, case aside; `words` are those of that place.
    `beside` are the forms that stand right before or behind it somewhere, by their number. `likeness` is the
    least share of words that a place has in common with the first.
    """

    code: str
    words: tuple[Word, ...]
    pages: frozenset[int]
    places: tuple[Place, ...]
    beside: tuple[int, ...]
    likeness: float = 1.0


def read_forms(readings: Sequence[Reading]) -> tuple[Form, ...]:
    """Every wording of the pages' kept prose, in order of first sight."""
    book = Codebook()
    codes: dict[str, str] = {}
    places: dict[str, list[Place]] = {}
    beside: dict[str, list[str]] = {}
    first: dict[str, tuple[Word, ...]] = {}
    for page, reading in enumerate(readings):
        before: str | None = None
        for words in _stretches(reading):
            text = reading.text[words[0][1].range.start : words[-1][1].range.end]
            there = tuple(place for _, place in words)
            if text not in codes:
                codes[text], first[text] = book.encode(word for word, _ in words), there
            places.setdefault(text, []).append(Place(page, there))
            if before is not None:
                beside.setdefault(text, []).append(before)
                beside.setdefault(before, []).append(text)
            before = text
    number = {text: at for at, text in enumerate(codes)}
    return tuple(
        Form(
            code,
            first[text],
            frozenset(place.page for place in places[text]),
            _capped(places[text]),
            tuple(number[each] for each in list(dict.fromkeys(beside.get(text, ())))[:BESIDE]),
        )
        for text, code in codes.items()
    )


def _capped(places: list[Place]) -> tuple[Place, ...]:
    count: dict[int, int] = {}
    kept: list[Place] = []
    for place in places:
        count[place.page] = count.get(place.page, 0) + 1
        if count[place.page] <= PLACES:
            kept.append(place)
    return tuple(kept)


def _stretches(reading: Reading) -> Iterator[list[tuple[str, Word]]]:
    """The words of each sentence, or of each piece of one that is too long."""
    named = _Cover(sorted({n.range for n in reading.names} | {p.range for p in reading.posts}))
    for sentence in _prose(reading):
        words = _words(reading.text, sentence, named)
        start = 0
        while len(words) - start > LONGEST:
            ends = range(start + LONGEST, start + LONGEST // 2, -1)
            end = next((at for at in ends if words[at][1].opens), start + LONGEST)
            yield words[start:end]
            start = end
        if words[start:]:
            yield words[start:]


def _prose(reading: Reading) -> Iterator[Range]:
    """The kept sentences of the story's running text; whole blocks where a page was not read further."""
    if reading.sentences:
        for sentence in reading.sentences:
            block = reading.blocks[sentence.block]
            if block.kept and block.role in PROSE_ROLES:
                yield sentence.range
        return
    for block in reading.blocks:
        if block.kept and block.role in PROSE_ROLES:
            yield block.range


def _words(text: str, place: Range, named: _Cover) -> list[tuple[str, Word]]:
    found: list[tuple[str, Word]] = []
    last = place.start
    for word, at in tokens(text, place.start, place.end):
        opens = not found or _CLAUSE.search(text, last, at.start) is not None
        found.append((word, Word(at, named.holds(at) or word[0].isdigit(), opens)))
        last = at.end
    return found


class _Cover:
    """Ranges in order, asked from left to right whether one of them holds a word."""

    def __init__(self, ranges: list[Range]) -> None:
        self._ranges = ranges
        self._next = 0
        self._reach = 0

    def holds(self, place: Range) -> bool:
        """Whether a range that starts at or before this place reaches over it."""
        while self._next < len(self._ranges) and self._ranges[self._next].start <= place.start:
            self._reach = max(self._reach, self._ranges[self._next].end)
            self._next += 1
        return place.end <= self._reach
