"""A count that one page gives for the time being, and a later page for good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.check.counts import Apart, Count, akin, apart, clause_of, read_counts
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.reading import Reading
from doichieu.text.tokens import words


class _Words(Struct, frozen=True):
    """Words that make a number one for the time being, and one for good; those that tell nothing."""

    early: re.Pattern[str]
    final: re.Pattern[str]
    slight: frozenset[str]


@cache
def _words(code: str) -> _Words:
    said = load_pack(code).statements
    return _Words(phrases(said.early), phrases(said.final), frozenset(said.slight))


def settled(readings: Sequence[Reading]) -> Iterator[Apart]:
    """Where a page counts for the time being what a later page counts for good; each counts one thing so."""
    final = _counted(readings, lambda words: words.final)
    early = _counted(readings, lambda words: words.early) if final else []
    for one in early:
        for other in final:
            before, behind = readings[one.page], readings[other.page]
            days = [reading.page.published.value[:10] for reading in (before, behind) if reading.page.published]
            later = len(days) == 2 and days[0] < days[1]
            differ = later and akin(one, other) and one.quantity.value != other.quantity.value
            if differ and _said(before, one) & (_said(behind, other) | _title(behind)):
                yield apart(one, other, readings)


def _counted(readings: Sequence[Reading], chosen: Callable[[_Words], re.Pattern[str]]) -> list[Count]:
    """The numbers of all pages with such words in their clause, of each sort that a page has one of."""
    found: list[Count] = []
    for page, reading in enumerate(readings):
        pack = pack_for(reading.page.language)
        wording = chosen(_words(pack.code)) if pack else None
        if wording is None or not wording.search(reading.text):
            continue
        told = [count for count in read_counts(reading, page) if _in_clause(reading, count, wording)]
        sorts = [count.sort for count in told]
        found += [count for count in told if sorts.count(count.sort) == 1]
    return found


def _in_clause(reading: Reading, count: Count, wording: re.Pattern[str]) -> bool:
    clause = clause_of(reading, count)
    return bool(wording.search(reading.text, clause.start, clause.end))


def _said(reading: Reading, count: Count) -> frozenset[str]:
    """The telling words of a number's sentence."""
    told = words(reading.text, count.sentence.start, count.sentence.end)
    return frozenset(word for word in told if not word[0].isdigit()) - _common(reading, count)


def _common(reading: Reading, count: Count) -> frozenset[str]:
    """The words that tell nothing, and those of the unit."""
    place = count.quantity.range
    return _words(reading.page.language or "").slight | frozenset(words(reading.text, place.start, place.end))


def _title(reading: Reading) -> frozenset[str]:
    titles = [block.range for block in reading.blocks if block.role == "title"]
    return frozenset(word for title in titles for word in words(reading.text, title.start, title.end))
