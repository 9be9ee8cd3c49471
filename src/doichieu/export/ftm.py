"""`entities.ftm.json` and `statements.csv`: a run as entities and statements of followthemoney.

The statements have the library's own columns, then `quote`, `start`, `end` and `page_sha256`. The data set of a
statement is the page that says so, `doichieu` where it is told of the whole run. A value that stands in several places
has a line for each, under one id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from doichieu.export.files import ExportOptions, File
from doichieu.export.ftm_facts import Fact, facts_of, visit_facts
from doichieu.export.table import write_table
from doichieu.export.told_visits import told_visits
from doichieu.model.dossier import Bound

NAMES = ("entities.ftm.json", "statements.csv")


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The entities, one a line, and the statements."""
    # An extra, and a second to load: only who asks for it needs it.
    from doichieu.export.ftm_proxies import COLUMNS, Statements  # noqa: PLC0415

    pages = {page.id: page for bound in run for page in bound.dossier.pages}
    statements = Statements(pages)
    for fact in _facts(run):
        statements.add(fact)
    lines = b"".join(msgspec.json.encode(entity) + b"\n" for entity in statements.entities())
    return (File(NAMES[0], lines), File(NAMES[1], write_table(COLUMNS, statements.rows())))


def _facts(run: Iterable[Bound]) -> Iterator[Fact]:
    for bound in run:
        yield from facts_of(bound)
    for told in told_visits(run):
        yield from visit_facts(told)
