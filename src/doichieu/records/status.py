"""Whether a visit is announced, under way, over or called off, as of the latest dated page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.claims.types import visit_stop
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack
from doichieu.model.record import VisitStatus
from doichieu.model.span import Range
from doichieu.records.legs import told_stops
from doichieu.records.story import Story

_DAY = len("2025-05-05")


def read_status(story: Story, leader: str, days: tuple[str | None, str | None], pack: Pack) -> VisitStatus:
    """The status: by dates where pages are dated, by words where they are not or the day is the first."""
    words = pack.visits
    if _denied(story, leader) or _told(story, words.called_off):
        return "cancelled"
    over = _concluded(story, pack)
    latest = max((r.page.published.value[:_DAY] for r in story.readings if r.page.published), default="")
    if latest and latest == days[1] and over:
        return "completed"
    if status := _by_date(latest, *days):
        return status
    if over or _told(story, words.completed):
        return "completed"
    if _told(story, words.under_way):
        return "under_way"
    planned = any(c.modality == "planned" for c in story.about(visit_stop.TYPE, leader))
    return "announced" if planned or (latest and latest == days[0]) else "completed"


def _concluded(story: Story, pack: Pack) -> bool:
    """Whether the head of some page says that the visit is over, and not that it will be: "kết thúc chuyến thăm"."""
    visits = pack.visits
    trips = alternatives([*visits.nouns, *visits.trips])
    over = re.compile(
        rf"(?P<later>{alternatives(visits.planned)}\s+)?{alternatives(visits.concluding)}[^.,;:?!]{{0,20}}?{trips}",
        re.IGNORECASE,
    )
    return any(match["later"] is None for match in _heads(story, over))


def _by_date(latest: str, start: str | None, end: str | None) -> VisitStatus | None:
    """The status on the latest page's day; None where days are missing or it is the first day."""
    if not (start and end) or any(len(day) != _DAY for day in (latest, start, end)) or latest == start:
        return None
    if latest > end:
        return "completed"
    return "under_way" if latest > start else "announced"


def _denied(story: Story, leader: str) -> bool:
    """Whether all that is said of the leader's visit is that it is not made."""
    stops = told_stops(story, leader)
    return bool(stops) and all(claim.modality == "denied" for claim in stops)


def _told(story: Story, words: tuple[str, ...]) -> bool:
    """Whether the head of some page uses one of the wordings."""
    return any(_heads(story, phrases(words)))


def _heads(story: Story, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The places in the heads of pages that a pattern finds."""
    for reading in story.readings:
        for match in pattern.finditer(reading.text):
            place = reading.view.raw(Range(*match.span()))
            if story.prominent([reading.article.span(place.start, place.end)]):
                yield match
