"""Which story this is: its id, its title, its days, its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from math import fsum, log

from doichieu.dossier.edtf import EARLIEST, LATEST, bounds, is_day
from doichieu.dossier.parts import Parts
from doichieu.dossier.standing import lost_evidence, meets_any, page_weights, stale_evidence
from doichieu.model.dossier import BriefSentence, Story
from doichieu.model.identity import content_id
from doichieu.model.page import Page
from doichieu.model.reading import Reading
from doichieu.model.span import Span

NEAR = timedelta(days=31)
OPENING, LONG_TITLE = 3, 160
_PAUSE = re.compile(r"[,;:.!?]\s")


def describe_story(parts: Parts, brief: tuple[BriefSentence, ...]) -> Story:
    """The head of the dossier: named by its first page, dated by what is told."""
    pages = in_order(reading.page for reading in parts.readings)
    start, end = visit_days(parts) or told_days(parts.readings) or published_days(pages) or (None, None)
    return Story(
        id=content_id("s", pages[0].id),
        title=best_title(parts) or brief_title(brief) or opening(parts, pages[0]),
        start=start,
        end=end,
        language=Counter(page.language for page in pages).most_common(1)[0][0],
    )


def in_order(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by time of publication, undated ones last, then by id: the same in whatever order they came."""
    return tuple(sorted(pages, key=lambda page: (page.published is None, _published(page), page.id)))


def best_title(parts: Parts) -> str:
    """The title, as printed, that names most of whom the story is about; empty where no page has one.

    Titles that hold what was replaced or lost a contradiction come last; of two alike, the better attested page's.
    """
    weights = page_weights(parts.claims)
    stale = (*lost_evidence(parts.findings), *stale_evidence(parts.findings, parts.readings))
    prominence = {entity.id: log(1 + len(entity.mentions)) for entity in parts.linking.entities}
    pages = in_order(reading.page for reading in parts.readings)
    readings = {reading.page.id: reading for reading in parts.readings}

    def worth(page: Page) -> tuple[bool, float, int, int]:
        title = page.title
        if title is None or _heads_another(page, title):
            return (False, 0.0, 0, 0)
        named = parts.linking.within(page.id, readings[page.id].view.canonical(title.range))
        told = fsum(prominence.get(entity, 0.0) for entity in {reference.entity for reference in named})
        return (not meets_any(title, stale), told, weights[page.id], -pages.index(page))

    best = max(pages, key=worth)
    return " ".join(best.title.exact.split()) if best.title and not _heads_another(best, best.title) else ""


def _heads_another(page: Page, title: Span) -> bool:
    """Whether a page's title is cut: the page tells several events, and the title is not this one's."""
    return any(not block.kept and block.range.meets(title.range) for block in page.blocks)


def brief_title(brief: tuple[BriefSentence, ...]) -> str:
    """The first sentence of the brief in one line; up to its first pause where it is long."""
    sentence = " ".join(brief[0].text.split()) if brief else ""
    return sentence if len(sentence) <= LONG_TITLE else _PAUSE.split(sentence, maxsplit=1)[0][:LONG_TITLE]


def opening(parts: Parts, page: Page) -> str:
    """The first words of a page that has neither title nor sentences enough for a brief."""
    reading = next(reading for reading in parts.readings if reading.page.id == page.id)
    return " ".join(reading.article.text[: 2 * LONG_TITLE].split())[:LONG_TITLE]


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
