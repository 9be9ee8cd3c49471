"""Sentences in which a page says what it had wrong, and what is right: both values stand side by side there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, zip_longest

from msgspec import Struct

from doichieu.check.frames import stated_part
from doichieu.claims.context import LONGEST
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Value
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.text.canonical import canonical

_MOST = 20
DATE = "date"
_NAMED = frozenset({"person", "place"})
_UNCOUNTED = _NAMED | {DATE}


class Told(Struct, frozen=True):
    """A value where it stands."""

    range: Range
    value: str
    unit: str


class Taken(Struct, frozen=True):
    """A value that a page takes back, wherever it stands, and the one that it puts in its place."""

    wrong: tuple[Span, ...]
    right: tuple[Span, ...]
    values: tuple[Value, Value]


class _Words(Struct, frozen=True):
    corrections: re.Pattern[str]
    righted: re.Pattern[str]
    instead: re.Pattern[str]
    withdrawing: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    words = load_pack(code).statements
    return _Words(
        phrases(words.corrections), phrases(words.righted), phrases(words.instead), phrases(words.withdrawing)
    )


def taken_back(readings: Sequence[Reading]) -> Iterator[Taken]:
    """What the pages correct in so many words, with the places where the story's other pages had it wrong."""
    found: dict[tuple[str, str, str], tuple[set[Span], set[Span]]] = {}
    for reading in readings:
        for wrong, right in islice(_corrected(reading), _MOST):
            places = found.setdefault((wrong.unit, wrong.value, right.value), (set(), set()))
            places[0].add(reading.span(wrong.range))
            places[1].add(reading.span(right.range))
            for other in readings:
                if other.page.id != reading.page.id and _may_be_meant(other, reading):
                    alike = (each for each in _told(other) if (each.unit, each.value) == (wrong.unit, wrong.value))
                    places[0].update(other.span(each.range) for each in alike)
    for (unit, *values), sides in sorted(found.items()):
        wrongs, rights = (tuple(sorted(side)) for side in sides)
        texts = (wrongs[0].exact, rights[0].exact)
        first, second = (_value(t, v, unit) for t, v in zip(texts, values, strict=True))
        yield Taken(wrongs, rights, (first, second))


def withdrawn(readings: Sequence[Reading]) -> Iterator[Taken]:
    """The pages that another one of their outlet says are taken back: the title of each, and the words that say so."""
    for reading in readings:
        pack = pack_for(reading.page.language)
        said = _words(pack.code).withdrawing if pack else None
        if said is None or not said.search(reading.text):
            continue
        others = [o for o in readings if o.page.id != reading.page.id and _may_be_meant(o, reading)]
        titles = [o.span(block.range) for o in others for block in o.blocks if block.role == "title"]
        for sentence in reading.sentences:
            place = sentence.range
            match = said.search(reading.text, place.start, place.end) if place.length <= LONGEST else None
            named = canonical(reading.text[place.start : place.end]).casefold()
            for title in (t for t in titles if match and canonical(t.exact).casefold() in named):
                words = reading.span(Range(*match.span())) if match else title
                yield Taken((title,), (words,), (Value(text=title.exact), Value(text=words.exact)))


def _value(text: str, value: str, unit: str) -> Value:
    """A value as a finding shows it: an amount, a date, or a name by its words."""
    if unit == DATE:
        return Value(text=text, date=value)
    return Value(text=text) if unit in _NAMED else Value(text=text, amount=value, unit=unit or None)


def _may_be_meant(page: Reading, by: Reading) -> bool:
    """Whether a page is one that another may correct: of the same outlet, as far as is known, and not later."""
    outlets = [reading.page.outlet for reading in (page, by)]
    if all(outlets) and len({outlet.name.casefold() for outlet in outlets if outlet}) > 1:
        return False
    days = [reading.page.published.value if reading.page.published else "" for reading in (page, by)]
    return not all(days) or days[0] <= days[1]


def _corrected(reading: Reading) -> Iterator[tuple[Told, Told]]:
    """The wrong and the right value of each sentence that corrects, alone or with the next one: of one unit."""
    pack = pack_for(reading.page.language)
    words = _words(pack.code) if pack else None
    if words is None or not words.corrections.search(reading.text):
        return
    everything = sorted(_told(reading), key=lambda each: each.range.start)
    starts = [each.range.start for each in everything]
    for sentence, following in zip_longest(reading.sentences, reading.sentences[1:]):
        place = sentence.range
        if place.length > LONGEST or not words.corrections.search(reading.text, place.start, place.end):
            continue
        joined = following is not None and following.block == sentence.block and following.range.length <= LONGEST
        end = following.range.end if joined else place.end
        told = everything[bisect_left(starts, place.start) : bisect_left(starts, end)]
        yield from islice(_pairs(reading.text, Range(place.start, end), place.end, told, words), 1)


def _pairs(text: str, stretch: Range, turn: int, told: Sequence[Told], words: _Words) -> Iterator[tuple[Told, Told]]:
    """The wrong and the right value on either side of "should be", of "rather than", or of a full stop."""
    right, wrong = (wording.search(text, stretch.start, stretch.end) for wording in (words.righted, words.instead))
    pair = _beside(told, right.start(), right.end()) if right else None
    if pair:
        yield pair
    pair = _beside(told, wrong.start(), wrong.end()) if wrong else None
    if pair:
        yield pair[::-1]
    behind = [each for each in told if each.range.start >= turn and each.unit not in _UNCOUNTED]
    for each in behind:
        before = [other for other in told if other.range.end <= turn and other.unit == each.unit]
        if before and before[-1].value != each.value:
            yield before[-1], each


def _beside(told: Sequence[Told], start: int, end: int) -> tuple[Told, Told] | None:
    """The last value before a turn of phrase, and the first one of its unit behind it."""
    for behind in (each for each in told if each.range.start >= end):
        before = [each for each in told if each.range.end <= start and each.unit == behind.unit]
        if before and before[-1].value != behind.value:
            return before[-1], behind
    return None


def _told(reading: Reading) -> Iterator[Told]:
    for quantity in reading.quantities:
        if quantity.value and not quantity.upper:
            yield Told(quantity.range, quantity.value, quantity.unit or "")
    for time in reading.times:
        if time.value and time.type == "date":
            yield Told(time.range, stated_part(time), DATE)
    for name in reading.names:
        if not name.nested and name.kind in _NAMED:
            yield Told(name.range, " ".join(name.name.split()), name.kind)
