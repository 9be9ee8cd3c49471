"""Findings in the course of time: what a page may say otherwise than another without being at odds with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct

from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Side
from doichieu.model.reading import Reading
from doichieu.model.span import Span

_DAY, _BESIDE, _TWO = len("2031-06-05"), 60, 2


class _Words(Struct, frozen=True):
    """Who is counted, what takes something back; a count that is not the last: beside it, and in its page."""

    people: re.Pattern[str]
    corrections: re.Pattern[str]
    so_far: re.Pattern[str]
    seeking: re.Pattern[str]


def goes_on(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether each count stands only in pages published after those with the one before it, up or down throughout.

    The dead become more, and the missing fewer; a count that goes to and fro is at odds, and so is one that has
    the same digits in another order: that is a slip.
    """
    published = _published(readings)
    counts = sorted((Decimal(side.value.amount or 0), sorted({span.page for span in side.evidence})) for side in sides)
    if any(page not in published for _, pages in counts for page in pages):
        return False
    if any(a != b and sorted(str(a)) == sorted(str(b)) for (a, _), (b, _) in pairwise(counts)):
        return False
    times = [{published[page] for page in pages} for _, pages in counts]
    orders = (times, times[::-1])
    return any(all(_before(a, b) for one, other in pairwise(order) for a in one for b in other) for order in orders)


def on_other_days(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether two sides are known to stand in pages of other days, or more than two in pages of more than one day."""
    days = [{day[:_DAY] for day in _times(side, readings)} for side in sides]
    known = all(len(day) == _DAY for told in days for day in told)
    return known and (len(set.union(*days)) > 1 if len(days) > _TWO else days[0].isdisjoint(days[1]))


def at_one_moment(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether two numbers are surely counted at one time: in pages of one day, neither of which still counts.

    More than two numbers are a course, and one that says "at least" or "so far", or in whose page people are still
    looked for, leaves the count open.
    """
    if len(sides) != _TWO:
        return False
    one, other = ({day[:_DAY] for day in _times(side, readings)} for side in sides)
    return any(len(day) == _DAY for day in one & other) and not any(_open(side, readings) for side in sides)


def _published(readings: Sequence[Reading]) -> dict[str, str]:
    return {r.page.id: r.page.published.value for r in readings if r.page.published}


def _times(side: Side, readings: Sequence[Reading]) -> set[str]:
    """When the pages of a side were published; nothing for one that does not say."""
    published = _published(readings)
    return {published.get(span.page, "") for span in side.evidence}


def _before(one: str, other: str) -> bool:
    """Whether a time is before another, to the precision that both have."""
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def _open(side: Side, readings: Sequence[Reading]) -> bool:
    """Whether the count of a side is one of many in the course of things, by its number, its sentence or its page."""
    texts = {reading.page.id: reading for reading in readings}
    return any(_counts_on(texts[span.page], span) for span in side.evidence)


def _counts_on(reading: Reading, span: Span) -> bool:
    pack, place = pack_for(reading.page.language), reading.view.canonical(span.range)
    if pack is None:
        return False
    words = _patterns(pack.code)
    inexact = any(q.qualifier != "exact" for q in reading.quantities if place.holds(q.range))
    start = next((s.range.start for s in reading.sentences if s.range.holds(place)), place.start)
    return (
        inexact
        or bool(words.so_far.search(reading.text, max(start, place.start - _BESIDE), place.end))
        or bool(words.seeking.search(reading.text))
    )


def counts_people(unit: str, language: str | None) -> bool:
    """Whether a unit is people, whose number may go on changing."""
    pack = pack_for(language)
    return pack is not None and bool(_patterns(pack.code).people.match(unit))


def corrects(side: Side, readings: Sequence[Reading]) -> bool:
    """Whether the sentence that states a side says that it corrects something."""
    texts = {reading.page.id: reading for reading in readings}
    return any(_corrects(texts[span.page], span.start, span.end) for span in side.evidence)


def _corrects(reading: Reading, start: int, end: int) -> bool:
    pack = pack_for(reading.page.language)
    if pack is None:
        return False
    raw = (reading.view.raw(sentence.range) for sentence in reading.sentences)
    around = next((place for place in raw if place.start <= start and end <= place.end), None)
    corrections = _patterns(pack.code).corrections
    return around is not None and bool(corrections.search(reading.article.text, around.start, around.end))


@cache
def _patterns(code: str) -> _Words:
    words = load_pack(code).statements
    return _Words(*map(phrases, (words.people, words.corrections, words.so_far, words.seeking)))
