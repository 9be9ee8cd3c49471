"""The lineage graph: pages one under the other in order of time, and curves between those that share text."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from doichieu.export.citations import plain
from doichieu.export.sheet import Sheet
from doichieu.model.passage import Derivation

ROW = 46
TOP = 24
NEAREST = 22
FURTHEST = 78
AXIS = FURTHEST + 18
WIDTH = 400
LABEL = 34


class Arc(Struct, frozen=True):
    """A curve from one row to another, `tip` where it has a direction."""

    source: int
    target: int
    verdict: str
    tip: bool


def draw_lineage(sheet: Sheet) -> Markup:
    """An inline SVG of the derivations; nothing when no pages share text."""
    derivations = sheet.dossier.derivations
    if not derivations:
        return Markup("")
    pages = sorted(sheet.dossier.pages, key=lambda page: (page.published.value if page.published else "9", page.id))
    rows = {page.id: row for row, page in enumerate(pages)}
    arcs = sorted((_arc(x, rows) for x in derivations), key=lambda arc: (arc.tip, arc.source, arc.target))
    parts = [_curve(arc, len(pages)) for arc in arcs]
    for page in pages:
        y = TOP + rows[page.id] * ROW
        label = f"{sheet.number(page.id)}  {_short(sheet.label(page))}"
        date = sheet.when(page.published.value) if page.published else ""
        parts.append(
            f'<a href="#{page.id}"><circle cx="{AXIS}" cy="{y}" r="5"/><text x="{AXIS + 16}" y="{y + 1}">{plain(label)}'
            f'</text><text class="when" x="{AXIS + 16}" y="{y + 18}">{plain(date)}</text></a>'
        )
    height = TOP + len(pages) * ROW
    body = "".join(parts)
    title = plain(sheet.words("section.lineage"))
    return Markup(f'<svg class="lineage" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{title}">{body}</svg>')


def _arc(derivation: Derivation, rows: dict[str, int]) -> Arc:
    directed = derivation.verdict == "derived"
    return Arc(rows[derivation.of], rows[derivation.page], derivation.verdict, directed)


def _curve(arc: Arc, pages: int) -> str:
    """A bow to the left of the axis, the wider the further apart its ends are."""
    start, end = TOP + arc.source * ROW, TOP + arc.target * ROW
    reach = abs(arc.source - arc.target) / max(pages - 1, 1)
    x = AXIS - 8
    bow = x - NEAREST - reach * (FURTHEST - NEAREST)
    curve = f'<path class="{arc.verdict}" d="M{x} {start} C{bow:.0f} {start} {bow:.0f} {end} {x} {end}"/>'
    tip = f'<path class="tip" d="M{x + 3} {end} l-9 -4.5 v9 z"/>' if arc.tip else ""
    return curve + tip


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1] + "…"
