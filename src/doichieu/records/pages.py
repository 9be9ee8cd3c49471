"""The day that each page of a story stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from doichieu.annotate.times.values import NO_YEAR
from doichieu.claims.context import leading_sentences
from doichieu.model.reading import Reading

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPENING = 40


def page_days(readings: Iterable[Reading]) -> dict[str, str]:
    """The day that each page stands for: of publication, else the first day that its opening names.

    A day with its part ("sáng 18/9") may stand farther in than one that may be planned ("ngày 18/9").
    A day without a year has that of most days of the pages; a page without any day is left out.
    """
    readings = tuple(readings)
    years = Counter(t.value[:4] for r in readings for t in r.times if t.value and _DAY.match(t.value))
    years.update(r.page.published.value[:4] for r in readings if r.page.published)
    year = max(years, key=lambda year: (years[year], year), default=NO_YEAR)
    days = {r.page.id: _told_on(r).replace(NO_YEAR, year) for r in readings}
    return {page: day for page, day in days.items() if _DAY.fullmatch(day)}


def _told_on(reading: Reading) -> str:
    published = reading.page.published
    if published and len(published.value) >= 10:
        return published.value[:10]
    openings = sorted(leading_sentences(reading))
    for sentence in openings:
        for time in reading.times:
            inside = sentence.holds(time.range) and (time.part or time.range.start - sentence.start <= _OPENING)
            if inside and time.value and time.type in {"date", "time"} and time.sense == "calendar":
                return time.value[:10]
    return ""
