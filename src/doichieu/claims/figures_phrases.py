"""The words around a figure: its clause, what it measures, and the period it is told of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from doichieu.annotate.numerals import lower
from doichieu.claims.figures_words import FigureWords
from doichieu.model.reading import QuantityMention, Reading, TimeMention
from doichieu.model.span import Range

_WORDS = 12
_CLAUSES = 6
_WORD = re.compile(r"[^\W_]+(?:[.,/-][^\W_]+)*")
_REACH = 40
_EDGE = ' ,;:.-"“”()[]\n'

M = TypeVar("M", TimeMention, QuantityMention)


class Told(Struct, frozen=True):
    """One sentence with its figures: the clauses, the times and quantities in it, in order of place."""

    reading: Reading
    low: str
    words: FigureWords
    sentence: int
    clauses: tuple[Range, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]

    @property
    def range(self) -> Range:
        """The place of the sentence."""
        return self.reading.sentences[self.sentence].range

    def clause(self, place: Range) -> int:
        """Which clause a place begins in."""
        return max(0, bisect_right(self.clauses, place.start, key=_place_start) - 1)

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The times that begin in a stretch."""
        return self.times[bisect_left(self.times, start, key=_start) : bisect_left(self.times, end, key=_start)]


class Phrase(Struct, frozen=True):
    """The words that say what is measured, and those between them and the amount that tell a change."""

    range: Range
    moved: Range | None = None
    up: bool = False


def sentences_told(reading: Reading, words: FigureWords) -> list[Told]:
    """The sentences of a page that hold a quantity."""
    low = lower(reading.text)
    told = []
    for at, sentence in enumerate(reading.sentences):
        quantities = _inside(reading.quantities, sentence.range)
        if quantities:
            times = _inside(reading.times, sentence.range)
            clauses = _clauses(low, sentence.range, words)
            told.append(Told(reading, low, words, at, clauses, times, quantities))
    return told


def _inside(mentions: tuple[M, ...], place: Range) -> tuple[M, ...]:
    first = bisect_left(mentions, place.start, key=_start)
    last = bisect_left(mentions, place.end, key=_start)
    return tuple(mention for mention in mentions[first:last] if mention.range.end <= place.end)


def _start(mention: TimeMention | QuantityMention) -> int:
    return mention.range.start


def _place_start(place: Range) -> int:
    return place.start


def _clauses(low: str, place: Range, words: FigureWords) -> tuple[Range, ...]:
    """The clauses of a sentence: cut at commas and at the words that begin a clause."""
    cuts = [place.start, *(m.start() for m in words.cut.finditer(low, place.start + 1, place.end)), place.end]
    return tuple(Range(start, end) for start, end in pairwise(cuts) if start < end)


def governing_phrase(told: Told, quantity: QuantityMention) -> Phrase:
    """The words that say what a quantity measures: before it, in its clause or the one before; else behind it."""
    last = told.clause(quantity.range)
    end, moved, up = quantity.range.start, None, False
    for at in range(last, max(-1, last - _CLAUSES // 2), -1):
        start = told.clauses[at].start
        phrase = _stripped(told, Range(start, min(end, told.clauses[at].end)))
        moved, up = (phrase.moved, phrase.up) if phrase.moved else (moved, up)
        if phrase.range.length > 1:
            return Phrase(_short(told.low, phrase.range, keep_end=True), moved, up)
    behind = Range(quantity.range.end, told.clauses[last].end)
    return Phrase(_trimmed(told.low, _short(told.low, behind, keep_end=False)), moved, up)


def _stripped(told: Told, place: Range) -> Phrase:
    """A stretch without the openers before it and the links, times and words of change at its end."""
    low, words = told.low, told.words
    moved, up = None, False
    opener = words.opener.match(low, place.start, place.end)
    start, end = (opener.end() if opener else place.start), place.end
    while True:
        inside = told.times_in(max(start, end - _REACH), end)
        time = next((t.range.start for t in inside if end <= t.range.end + 2), None)
        change = words.up_end.search(low, max(start, end - _REACH), end) or words.down_end.search(
            low, max(start, end - _REACH), end
        )
        link = words.link_end.search(low, max(start, end - _REACH), end)
        if change and (link is None or change.start() <= link.start()):
            moved, up = Range(change.start(), change.end()), bool(words.up_end.search(low, change.start(), end))
        cuts = [cut for cut in (time, change and change.start(), link and link.start()) if cut is not None]
        if not cuts or min(cuts) >= end:
            break
        end = min(cuts)
    return Phrase(_trimmed(low, Range(start, max(start, end))), moved, up)


def _trimmed(low: str, place: Range) -> Range:
    said = low[place.start : place.end]
    left = len(said) - len(said.lstrip(_EDGE))
    right = len(said.rstrip(_EDGE))
    return Range(place.start + left, place.start + max(left, right))


def _short(low: str, place: Range, keep_end: bool) -> Range:
    """At most the last, or the first, dozen words of a stretch."""
    starts = [m.start() for m in _WORD.finditer(low, place.start, place.end)]
    if len(starts) <= _WORDS:
        return place
    return Range(starts[-_WORDS], place.end) if keep_end else Range(place.start, starts[_WORDS])


def period_of(told: Told, quantity: QuantityMention) -> str | None:
    """The period a quantity is told of: the nearest date of its clause, else of the clauses before it."""
    last = told.clause(quantity.range)
    for at in range(last, max(-1, last - _CLAUSES), -1):
        clause = told.clauses[at]
        inside = [t for t in told.times_in(clause.start, clause.end) if _is_period(told, t)]
        before = [t for t in inside if t.range.end <= quantity.range.start]
        behind = [t for t in inside if t.range.start >= quantity.range.end and not _since_between(told, quantity, t)]
        if before or behind:
            return (before[-1] if before else behind[0]).value
    return None


def _is_period(told: Told, time: TimeMention) -> bool:
    if time.value is None or time.type not in ("date", "interval", "time") or time.sense != "calendar":
        return False
    head = told.low[max(told.range.start, time.range.start - _REACH) : time.range.start]
    return not told.words.against_end.search(head)


def _since_between(told: Told, quantity: QuantityMention, time: TimeMention) -> bool:
    """Whether a date behind a quantity only says since when ("kể từ khi ... năm 1992")."""
    return bool(told.words.since.search(told.low, quantity.range.end, time.range.end))
