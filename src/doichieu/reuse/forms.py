"""The sentences of a story's pages, each wording once, ready to be held beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.lang.pack import pack_for
from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.text.align import Codebook
from doichieu.text.canonical import canonical
from doichieu.text.tokens import tokens

# Alignment is quadratic in a sentence's words, so what is longer (a list, a page without stops) is cut.
LONGEST = 120
# Where a sentence repeats in one page, so many of its places are listed; so many neighbours are known.
PLACES = 20
BESIDE = 4

Phrases = dict[str, list[tuple[str, ...]]]

_CLAUSE = re.compile(r"[,;:.!?…()\[\]\"“”\n]")


class Word(Struct, frozen=True, gc=False):
    """A word's place.

    `light` when it says little by itself: a number, part of a name, a post, a fixed phrase or a formula of the
    run; `person` when a person's name begins with it; `number` when it begins with a digit; `opens` when a clause
    does: punctuation stands before it, or nothing.
    """

    range: Range
    light: bool
    person: bool
    number: bool
    opens: bool


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
    `before` and `behind` are the forms that stand right before and behind it somewhere, by their number. `likeness`
    is the least share of words that a place has in common with the first.
    """

    code: str
    words: tuple[Word, ...]
    pages: frozenset[int]
    places: tuple[Place, ...]
    before: tuple[int, ...]
    behind: tuple[int, ...]
    likeness: float = 1.0

    @property
    def beside(self) -> tuple[int, ...]:
        """The forms before and behind."""
        return self.before + self.behind


def read_forms(readings: Sequence[Reading]) -> tuple[Form, ...]:
    """Every wording of the pages' kept prose, in order of first sight."""
    book = Codebook()
    codes: dict[str, str] = {}
    places: dict[str, list[Place]] = {}
    befores: dict[str, dict[str, None]] = {}
    behinds: dict[str, dict[str, None]] = {}
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
                befores.setdefault(text, {})[before] = None
                behinds.setdefault(before, {})[text] = None
            before = text
    number = {text: at for at, text in enumerate(codes)}
    return tuple(
        Form(
            code,
            first[text],
            frozenset(place.page for place in places[text]),
            _capped(places[text]),
            tuple(number[each] for each in list(befores.get(text, ()))[:BESIDE]),
            tuple(number[each] for each in list(behinds.get(text, ()))[:BESIDE]),
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
    known = _Known(reading)
    for sentence in _prose(reading):
        words = _words(reading, sentence, known)
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


def _words(reading: Reading, place: Range, known: _Known) -> list[tuple[str, Word]]:
    found: list[tuple[str, Word]] = []
    last = place.start
    text = reading.text
    plain = tokens(text, place.start, place.end)
    formal = _formal([word for word, _ in plain], known.phrases)
    for number, (word, at) in enumerate(plain):
        opens = not found or _CLAUSE.search(text, last, at.start) is not None
        digit = word[0].isdigit()
        light = known.names.holds(at) or digit or number in formal or known.formulas.holds(at)
        person = at.start in known.people and number not in formal
        found.append((word, Word(at, light, person, digit, opens)))
        last = at.end
    return found


def _formal(words: list[str], phrases: Phrases) -> set[int]:
    """The places of the words that stand in a fixed phrase."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.update(range(at, at + len(phrase)))
    return found


@cache
def _phrases_of(pack: str | None) -> Phrases:
    """A language's fixed phrases by their first words."""
    known = pack_for(pack)
    found: Phrases = {}
    for phrase in known.accounts.formulas.phrases if known else ():
        words = tuple(word for word, _ in tokens(canonical(phrase)))
        found.setdefault(words[0], []).append(words)
    return found


class _Known:
    """What is known of a page's words beforehand."""

    def __init__(self, reading: Reading) -> None:
        self.names = _Cover(sorted({n.range for n in reading.names} | {p.range for p in reading.posts}))
        self.formulas = _Cover(list(reading.formulas))
        self.people = {name.range.start for name in reading.names if name.kind == "person"}
        self.phrases = _phrases_of(reading.page.language)


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
