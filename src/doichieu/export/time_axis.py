"""The timeline drawn: the days of the story to scale, what lies long before and after in bands of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup
from msgspec import Struct

from doichieu.export.citations import plain
from doichieu.export.display import shortened
from doichieu.export.sheet import Sheet
from doichieu.model.dossier import TimelineEvent

AXIS = 96
STEP = 15
HIGHEST = 5
NEAR = 21
TICKS = 7
SLOT = 2.6
LABEL = 80
SIDE = 17.0
DAY = len("2025-05-05")
ROOM = 5.0


class Point(Struct, frozen=True):
    """An event on the axis: its number in the list, its first and last day."""

    number: int
    event: TimelineEvent
    start: date
    end: date


class Scale(Struct, frozen=True):
    """Where a day of the story's own time lies, in percent of the width."""

    start: date
    end: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """The place of a day."""
        span = max((self.end - self.start).days, 1)
        return self.left + (self.right - self.left) * (day - self.start).days / span


def draw_axis(sheet: Sheet) -> Markup:
    """An inline SVG whose points lead to the events in the list; nothing for fewer than two dated events."""
    points = _points(sheet.dossier.timeline)
    if len(points) < 2:
        return Markup("")
    start, end = _window(sheet, points)
    before = [point for point in points if point.end < start]
    after = [point for point in points if point.start > end]
    inside = [point for point in points if point not in before and point not in after]
    scale = Scale(start, end, SIDE + ROOM if before else 4.0, 100 - SIDE - ROOM if after else 96.0)
    parts = [_line(scale.left - 3, scale.right + 3), *_ticks(sheet, scale)]
    if before:
        parts += _band(sheet, before, 3.0, SIDE)
    if after:
        parts += _band(sheet, after, 100 - SIDE, 97.0)
    parts += _marks(sheet, [(point, *_ends(point, scale)) for point in inside])
    title = plain(sheet.words("section.timeline"))
    return Markup(
        f'<svg class="axis" width="100%" height="{AXIS + 26}" role="group" aria-label="{title}">{"".join(parts)}</svg>'
    )


def events_before(sheet: Sheet) -> int:
    """How many events at the head of the timeline are over long before the story's own days."""
    points = _points(sheet.dossier.timeline)
    if not points:
        return 0
    start, _ = _window(sheet, points)
    later = {point.number for point in points if point.end >= start}
    return next((at for at, _ in enumerate(sheet.dossier.timeline) if at + 1 in later), 0)


def _points(events: Sequence[TimelineEvent]) -> list[Point]:
    found = []
    for number, event in enumerate(events, 1):
        start, _, end = (event.when or "").partition("/")
        first, last = _day(start, last=False), _day(end or start, last=True)
        if first and last and first <= last:
            found.append(Point(number, event, first, last))
    return sorted(found, key=lambda point: (point.start, point.end, point.number))


def _day(value: str, *, last: bool) -> date | None:
    """The first or last day of an EDTF date."""
    year, month, day = (*value[:10].split("-"), "", "")[:3]
    try:
        if not month:
            return date(int(year), 12 if last else 1, 31 if last else 1)
        if not day:
            first = date(int(year), int(month), 1)
            return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else first
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _window(sheet: Sheet, points: list[Point]) -> tuple[date, date]:
    """The days of the story, widened to what happens close by."""
    story = sheet.dossier.story
    start = _day(story.start or "", last=False) or points[0].start
    end = _day(story.end or "", last=True) or max(point.end for point in points)
    end = max(start, end)
    reach = timedelta(days=max(NEAR, (end - start).days // 2))
    low, high = (day.toordinal() for day in (start, end))
    near = [p for p in points if p.start.toordinal() >= low - reach.days and p.end.toordinal() <= high + reach.days]
    return min([start, *(p.start for p in near)]), max([end, *(p.end for p in near)])


def _ends(point: Point, scale: Scale) -> tuple[float, float]:
    """Where an event begins and ends on the axis; one that is told by month or year only is a point."""
    left = max(scale.at(point.start), scale.left)
    by_day = len((point.event.when or "").partition("/")[0]) >= DAY
    return left, max(left, min(scale.at(point.end), scale.right)) if by_day else left


def _ticks(sheet: Sheet, scale: Scale) -> list[str]:
    """Days under the axis: every one where there are few."""
    length = (scale.end - scale.start).days
    step = max(1, -(-length // (TICKS - 1)))
    days = [scale.start + timedelta(days=step * n) for n in range(length // step + 1)]
    return [
        f'<line class="tick" x1="{scale.at(day):.2f}%" x2="{scale.at(day):.2f}%" y1="{AXIS - 3}" y2="{AXIS + 3}"/>'
        f'<text class="{"" if at % 2 else "first"}" x="{scale.at(day):.2f}%" y="{AXIS + 20}">'
        f"{plain(sheet.day_of_month(day.isoformat()))}</text>"
        for at, day in enumerate(days)
    ]


def _band(sheet: Sheet, points: list[Point], left: float, right: float) -> list[str]:
    """What is far off: in order, not to scale, its first and last year below."""
    step = (right - left) / len(points)
    places = [(point, left + step * (n + 0.5), left + step * (n + 0.5)) for n, point in enumerate(points)]
    years = dict.fromkeys((str(points[0].start.year), str(points[-1].start.year)))
    said = f'<text x="{(left + right) / 2:.2f}%" y="{AXIS + 20}">{plain("–".join(years))}</text>'
    return [_line(left - 2, right + 2, "far"), said, *_marks(sheet, places)]


def _marks(sheet: Sheet, places: list[tuple[Point, float, float]]) -> list[str]:
    """A point for each event, above the one that has its place; a bar where it goes on for days."""
    heights: dict[int, int] = {}
    found = []
    for point, left, right in places:
        slot = int(left / SLOT)
        height = heights.get(slot, 0)
        heights[slot] = height + 1
        if height > HIGHEST:
            continue
        y = AXIS - STEP * height
        wide = right - left > SLOT / 2
        bar = f'<rect x="{left:.2f}%" y="{y - 3}" width="{right - left:.2f}%" height="6" rx="3"/>' if wide else ""
        told = plain(f"{sheet.when(point.event.when)}: {shortened(point.event.text, LABEL)}")
        found.append(
            f'<a class="{point.event.status}" href="#t{point.number}" aria-label="{told}"><title>{told}</title>{bar}'
            f'<circle cx="{left:.2f}%" cy="{y}" r="5.5"/></a>'
        )
    return found


def _line(left: float, right: float, style: str = "line") -> str:
    return f'<line class="{style}" x1="{max(left, 0):.2f}%" x2="{min(right, 100):.2f}%" y1="{AXIS}" y2="{AXIS}"/>'
