"""`crosscheck.csv`: who says what of each thing, a row for every place, and which side of a conflict stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.export.crosscheck import told_rows
from doichieu.export.files import ExportOptions, File
from doichieu.export.table import listed, one_line, write_table
from doichieu.model.claim import Claim
from doichieu.model.dossier import Bound, Dossier
from doichieu.model.origin import OriginCount
from doichieu.model.span import Span

NAMES = ("crosscheck.csv",)
COLUMNS = (
    "story", "about", "type", "claim", "value", "modality", "attributed_to", "origins_min", "origins_max", "finding",
    "kind", "odd", "reason", "page", "outlet", "published", "start", "end", "exact", "source",
)  # fmt: skip


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The table of a run: first what the pages tell in several ways, then what they tell in one."""
    dossiers = sorted((bound.dossier for bound in run), key=lambda dossier: dossier.story.id)
    return (File(NAMES[0], write_table(COLUMNS, (row for dossier in dossiers for row in _rows(dossier)))),)


def _rows(dossier: Dossier) -> Iterator[Sequence[object]]:
    for row in told_rows(dossier):
        found = row.finding
        head = _of_claim(dossier, row.claim) if row.claim else ("", "", "", one_line(row.value.text), "", "")
        tail = (found.id, found.kind, "true" if row.odd else "", found.reason) if found else ("", "", "", "")
        yield from _placed(dossier, (*head, *_counted(row.origins), *tail), row.evidence)


def _of_claim(dossier: Dossier, claim: Claim) -> tuple[object, ...]:
    names = {entity.id: entity.name for entity in dossier.entities}
    about = claim.about
    parts = (
        names.get(about.subject or ""), about.property, names.get(about.counterpart or ""), about.holder_of,
        names.get(about.place or ""), about.period,
    )  # fmt: skip
    told = (listed(part for part in parts if part), claim.type, claim.id, one_line(claim.value.text), claim.modality)
    return (*told, one_line(names.get(claim.attributed_to or "")))


def _counted(origins: OriginCount | None) -> tuple[object, object]:
    return (origins.min, origins.max) if origins else (None, None)


def _placed(dossier: Dossier, told: tuple[object, ...], evidence: Sequence[Span]) -> Iterator[Sequence[object]]:
    """One row for each place that says it."""
    pages = {page.id: page for page in dossier.pages}
    for span in evidence:
        page = pages[span.page]
        published = page.published.value if page.published else None
        outlet = one_line(page.outlet.name) if page.outlet else None
        place = (span.start, span.end, one_line(span.exact), listed(page.sources))
        yield (dossier.story.id, *told, span.page, outlet, published, *place)
