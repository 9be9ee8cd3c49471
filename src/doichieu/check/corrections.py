"""Sentences in which a page says what it had wrong, and what is right: both values stand side by side there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from doichieu.claims.context import LONGEST
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Value
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span

_MOST = 20


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


@cache
def _words(code: str) -> _Words:
    words = load_pack(code).statements
    return _Words(phrases(words.corrections), phrases(words.righted), phrases(words.instead))


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
        first, second = (Value(text=t, amount=v, unit=unit or None) for t, v in zip(texts, values, strict=True))
        yield Taken(wrongs, rights, (first, second))


def _may_be_meant(page: Reading, by: Reading) -> bool:
    """Whether a page is one that another may correct: of the same outlet, as far as is known, and not later."""
    outlets = [reading.page.outlet for reading in (page, by)]
    if all(outlets) and len({outlet.name.casefold() for outlet in outlets if outlet}) > 1:
        return False
    days = [reading.page.published.value if reading.page.published else "" for reading in (page, by)]
    return not all(days) or days[0] <= days[1]


def _corrected(reading: Reading) -> Iterator[tuple[Told, Told]]:
    """The wrong and the right value of each sentence that corrects: of one unit, on either side of "should be"."""
    pack = pack_for(reading.page.language)
    words = _words(pack.code) if pack else None
    if words is None or not words.corrections.search(reading.text):
        return
    everything = sorted(_told(reading), key=lambda each: each.range.start)
    starts = [each.range.start for each in everything]
    for sentence in reading.sentences:
        place = sentence.range
        if place.length > LONGEST or not words.corrections.search(reading.text, place.start, place.end):
            continue
        told = everything[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        for wording, turned in ((words.righted, False), (words.instead, True)):
            turn = wording.search(reading.text, place.start, place.end)
            pair = _beside(told, turn.start(), turn.end()) if turn else None
            if pair:
                yield pair[::-1] if turned else pair
                break


def _beside(told: Sequence[Told], start: int, end: int) -> tuple[Told, Told] | None:
    """The first value behind a turn of phrase, and the last one of its unit before it."""
    behind = next((each for each in told if each.range.start >= end), None)
    before = [each for each in told if behind and each.range.end <= start and each.unit == behind.unit]
    return (before[-1], behind) if behind and before and before[-1].value != behind.value else None


def _told(reading: Reading) -> Iterator[Told]:
    for quantity in reading.quantities:
        if quantity.value and not quantity.upper:
            yield Told(quantity.range, quantity.value, quantity.unit or "")
