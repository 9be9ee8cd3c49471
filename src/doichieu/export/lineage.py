"""The lineage graph: pages one under the other in order of time, and curves between those that share text."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from doichieu.export.ancestry import nearest_pairs
from doichieu.export.citations import plain
from doichieu.export.display import shortened
from doichieu.export.sheet import Sheet
from doichieu.model.page import Page
from doichieu.model.passage import Derivation

ROW, LOW_ROW = 46, 24
MANY_PAGES = 24
MOST_ARCS = 60
TOP = 24
NEAREST = 22
FURTHEST = 78
AXIS = FURTHEST + 18
WIDTH = 400
LABEL = 34
ACCOUNTS = 6


class Arc(Struct, frozen=True):
    """A curve from one row to another, `tip` where it has a direction."""

    source: int
    target: int
    verdict: str
    tip: bool


def draw_lineage(sheet: Sheet) -> Markup:
    """An inline SVG of the derivations, of many pairs each page's nearest; nothing when no pages share text."""
    derivations = sheet.dossier.derivations
    if not derivations:
        return Markup("")
    row = ROW if len(sheet.dossier.pages) <= MANY_PAGES else LOW_ROW
    pages = sorted(sheet.dossier.pages, key=lambda page: (page.published.value if page.published else "9", page.id))
    rows = {page.id: TOP + at * row for at, page in enumerate(pages)}
    pairs = nearest_pairs(derivations, MOST_ARCS)
    arcs = sorted((_arc(x, rows) for x in pairs), key=lambda arc: (arc.tip, arc.source, arc.target))
    furthest = max(abs(arc.source - arc.target) for arc in arcs)
    parts = [_curve(arc, furthest) for arc in arcs]
    parts += [_station(sheet, page, rows[page.id], row) for page in pages]
    title = plain(sheet.words("section.lineage"))
    height = TOP + len(pages) * row
    body = "".join(parts)
    return Markup(f'<svg class="lineage" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{title}">{body}</svg>')


def _station(sheet: Sheet, page: Page, y: int, row: int) -> str:
    """A page: its number in a disc of its account's colour, its name, and where there is room its time."""
    account = next(iter(sheet.origin_numbers(page.id)), 0) % ACCOUNTS
    name = f'<text x="{AXIS + 20}" y="{y + 1}">{plain(shortened(sheet.label(page), LABEL))}</text>'
    when = plain(sheet.when(page.published.value)) if page.published and row == ROW else ""
    time = f'<text class="when" x="{AXIS + 20}" y="{y + 18}">{when}</text>' if when else ""
    return (
        f'<a href="#{page.id}"><circle class="a{account}" cx="{AXIS}" cy="{y}" r="10"/>'
        f'<text class="no" x="{AXIS}" y="{y + 4}">{sheet.number(page.id)}</text>{name}{time}</a>'
    )


def _arc(derivation: Derivation, rows: dict[str, int]) -> Arc:
    directed = derivation.verdict == "derived"
    return Arc(rows[derivation.of], rows[derivation.page], derivation.verdict, directed)


def _curve(arc: Arc, furthest: int) -> str:
    """A bow to the left of the axis, the wider the further apart its ends are."""
    return "".join(_strokes(arc, abs(arc.source - arc.target) / max(furthest, 1)))


def _strokes(arc: Arc, reach: float) -> Iterator[str]:
    x, start, end = AXIS - 13, arc.source, arc.target
    bow = x - NEAREST - reach * (FURTHEST - NEAREST)
    yield f'<path class="{arc.verdict}" d="M{x} {start} C{bow:.0f} {start} {bow:.0f} {end} {x} {end}"/>'
    if arc.tip:
        yield f'<path class="tip" d="M{x + 3} {end} l-9 -4.5 v9 z"/>'
