"""`itinerary-<visit>.svg`: a picture of each visit: its legs in order, when, of which kind, on whose invitation."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from doichieu.export.citations import plain
from doichieu.export.display import between, shortened
from doichieu.export.files import ExportOptions, File, encode
from doichieu.export.table import one_line
from doichieu.export.told_visits import ToldVisit, day, told_visits
from doichieu.export.wording import Words, load_words
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg

NAMES = ("itinerary-<visit>.svg",)
STEP = 210
MARGIN = 28
LINE = 20
AXIS = 108
BELOW = AXIS + 34
WIDE = 25
HEAD_WIDE = 44
LONGEST = 100
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1c1c1a}.head{font-size:20px;font-weight:600}.land{font-weight:600;"
    "font-size:16px}.dim{fill:#5c5c57}.line{stroke:#8a5a00;stroke-width:3}circle{fill:#fff;stroke:#8a5a00;"
    "stroke-width:3}.announced .line,.cancelled .line{stroke-dasharray:7 6}"
    ".cancelled text{text-decoration:line-through}"
    "@media(prefers-color-scheme:dark){text{fill:#ecece6}.dim{fill:#a9a9a1}circle{fill:#1c1c1a}}"
)


def export(run: tuple[Bound, ...], options: ExportOptions) -> tuple[File, ...]:
    """One picture for each visit, in the interface's language; none where there is no visit."""
    words = load_words(options.language)
    return tuple(File(f"itinerary-{told.id}.svg", draw(told, words)) for told in told_visits(run))


def draw(told: ToldVisit, words: Words) -> bytes:
    """The picture of one visit."""
    legs = told.visit.legs
    stops = [list(_stop(told, number, leg, words)) for number, leg in enumerate(legs)]
    width = max(2 * MARGIN + STEP * max(len(legs), 1), HEAD_WIDE * 12)
    height = BELOW + LINE * max((len(stop) for stop in stops), default=1) + MARGIN // 2
    body = "".join((*_head(told, words), *_road(len(legs)), *(line for stop in stops for line in stop)))
    title = plain(f"{told.person(told.visit.leader)}: {', '.join(_land(told, leg) for leg in legs)}")
    return encode(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" class="{told.visit.status}"><title>{title}</title><style>{STYLE}</style>{body}</svg>\n'
    )


def _head(told: ToldVisit, words: Words) -> Iterator[str]:
    visit = told.visit
    days = between(day(visit.start), day(visit.end), words)
    status = words.or_else(f"visit.{visit.status}", visit.status)
    yield _text(MARGIN, 34, "head", shortened(told.person(visit.leader), HEAD_WIDE))
    yield _text(MARGIN, 58, "dim", " · ".join(part for part in (days, status) if part))


def _road(stops: int) -> Iterator[str]:
    first, last = MARGIN + 8, MARGIN + 8 + STEP * (stops - 1)
    if stops > 1:
        yield f'<line class="line" x1="{first}" y1="{AXIS}" x2="{last}" y2="{AXIS}"/>'
    for number in range(stops):
        yield f'<circle cx="{first + STEP * number}" cy="{AXIS}" r="8"/>'


def _stop(told: ToldVisit, number: int, leg: Leg, words: Words) -> Iterator[str]:
    """What stands under one stop, a line of text each."""
    kind = words.or_else(f"visit_type.{leg.type}", leg.type) if leg.type else ""
    inviters = ", ".join(map(told.person, leg.invited_by))
    told_lines = (
        ("land", f"{number + 1}. {_land(told, leg)}"),
        ("", one_line(leg.place)),
        ("", kind),
        ("", between(day(leg.start), day(leg.end), words)),
        *(("dim", one_line(occasion)) for occasion in leg.occasions),
        ("dim", f"{words('visit.invited_by')}: {inviters}" if inviters else ""),
    )
    at = 0
    for style, text in told_lines:
        for line in wrap(shortened(text, LONGEST), WIDE):
            yield _text(MARGIN + STEP * number, BELOW + LINE * at, style, line)
            at += 1


def _land(told: ToldVisit, leg: Leg) -> str:
    """A country as the pages call it, else by its code."""
    names = (e.name for e in told.entities.values() if e.kind == "country" and e.code == leg.country)
    return one_line(next(names, leg.country))


def _text(x: int, y: int, style: str, text: str) -> str:
    styled = f' class="{style}"' if style else ""
    return f'<text x="{x}" y="{y}"{styled}>{plain(text)}</text>'
