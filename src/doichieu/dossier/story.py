"""Which story this is: its id, its title, its days, its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from doichieu.dossier.edtf import EARLIEST, LATEST, bounds, is_day
from doichieu.dossier.parts import Parts
from doichieu.model.dossier import Story
from doichieu.model.identity import content_id
from doichieu.model.page import Page
from doichieu.model.reading import Reading

NEAR = timedelta(days=31)
OPENING = 3


def describe_story(parts: Parts) -> Story:
    """The head of the dossier: named by its first page, dated by what is told."""
    pages = in_order(reading.page for reading in parts.readings)
    start, end = visit_days(parts) or told_days(parts.readings) or published_days(pages) or (None, None)
    return Story(
        id=content_id("s", pages[0].id),
        title=best_title(parts),
        start=start,
        end=end,
        language=Counter(page.language for page in pages).most_common(1)[0][0],
    )


def in_order(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by time of publication, undated ones last, then by id: the same in whatever order they came."""
    return tuple(sorted(pages, key=lambda page: (page.published is None, _published(page), page.id)))


def best_title(parts: Parts) -> str:
    """The title, as printed, of the page whose evidence carries the best-attested claims; a page's opening if none."""
    weight: Counter[str] = Counter()
    for claim in parts.claims:
        for page in {span.page for span in claim.evidence}:
            weight[page] += claim.origins.min if claim.origins else 1
    pages = in_order(reading.page for reading in parts.readings)
    titled = [page for page in pages if page.title]
    if titled:
        best = max(titled, key=lambda page: (weight[page.id], -pages.index(page)))
        return " ".join(best.title.exact.split()) if best.title else ""
    first = next(r for r in parts.readings if r.page.id == pages[0].id)
    return " ".join(opening(first)[:1])


def opening(reading: Reading) -> list[str]:
    """The first sentences of a page as printed, in one line each."""
    return [" ".join(reading.span(s.range).exact.split()) for s in reading.sentences[:OPENING]]


def visit_days(parts: Parts) -> tuple[str, str] | None:
    """First and last day of the visits on record."""
    return _hull(value for visit in parts.visits for value in (visit.start, visit.end))


def told_days(readings: Iterable[Reading]) -> tuple[str, str] | None:
    """First and last of the days that the pages' openings name, near the days of publication."""
    readings = tuple(readings)
    published = published_days([reading.page for reading in readings])
    if not published:
        return None
    low = (date.fromisoformat(published[0]) - NEAR).isoformat()
    high = (date.fromisoformat(published[1]) + NEAR).isoformat()
    days = [bounds(value) for reading in readings for value in _opening_days(reading)]
    return _hull(day for pair in days if pair and low <= pair[0] and pair[1] <= high for day in pair)


def published_days(pages: Iterable[Page]) -> tuple[str, str] | None:
    """First and last day of publication."""
    return _hull(page.published.value for page in pages if page.published)


def _opening_days(reading: Reading) -> list[str]:
    sentences = reading.sentences[:OPENING]
    if not sentences:
        return []
    last = sentences[-1].range.end
    return [
        time.value
        for time in reading.times
        if time.value and time.range.end <= last and time.sense == "calendar" and is_day(time.value)
    ]


def _hull(values: Iterable[str | None]) -> tuple[str, str] | None:
    days = [pair for pair in map(bounds, values) if pair and pair[0] != EARLIEST and pair[1] != LATEST]
    return (min(a for a, _ in days), max(b for _, b in days)) if days else None


def _published(page: Page) -> str:
    return page.published.value if page.published else ""
