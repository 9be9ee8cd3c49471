"""`doichieu compare`: what pages say of visits beside what people coded by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table

from doichieu.batch.outputs import read_run
from doichieu.cli.console import out, plain, say, say_json
from doichieu.compare.agreement import Agreement
from doichieu.compare.coded import read_coded
from doichieu.compare.matching import TOLERANCE
from doichieu.compare.report import Comparison, Difference, Gap, Unmatched, compare
from doichieu.export.display import shortened, shown

SHOWN = 20
QUOTED = 100
ROWS_NAMED = 4


def compare_coded(folder: Path, path: Path, *, as_json: bool) -> None:
    """Prints how a coded file and the pages of an output folder agree; RunError when either cannot be read."""
    coded = read_coded(path)
    found = compare(read_run(folder), coded, path)
    if as_json:
        say_json(found)
        return
    with out.capture() as caught:
        out.print(_table(found))
    matched = f"{found.matched} of {len(coded.rows)} coded rows and {found.told} rows from pages ({found.table}) match"
    say(f"{matched}: the same leader and country, first days at most {TOLERANCE} days apart\n{caught.get()}")
    say("".join(f"{line}\n" for line in _lines(found)))


def _table(found: Comparison) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("column", no_wrap=True)
    for name in ("same", "differ", "coded", "pages", "share", "kappa"):
        table.add_column(name, justify="right")
    for column in found.columns:
        if column.share is not None:
            table.add_row(plain(column.column), *_figures(column))
    return table


def _figures(column: Agreement) -> tuple[str, ...]:
    counts = (column.same, column.different, column.coded_only, column.pages_only)
    share, kappa = (f"{value:.2f}" if value is not None else "-" for value in (column.share, column.kappa))
    return (*map(str, counts), share, kappa)


def _lines(found: Comparison) -> Iterator[str]:
    """Differences first, then the rows of one side, then what no page fills."""
    for difference in found.differences[:SHOWN]:
        yield from _difference(difference)
    if len(found.differences) > SHOWN:
        yield f"and {len(found.differences) - SHOWN} more differences; --json lists all"
    for title, rows in (("only coded", found.coded_alone), ("only in pages", found.pages_alone)):
        yield from (shown(f"{title}: {_named(row)}") for row in rows[:SHOWN])
        if len(rows) > SHOWN:
            yield f"and {len(rows) - SHOWN} more {title}"
    everywhere = [gap.column for gap in found.gaps if len(gap.rows) == found.told]
    if everywhere:
        yield f"no page fills, in any row: {', '.join(everywhere)}"
    yield from (f"no page fills: {_gap(gap)}" for gap in found.gaps if len(gap.rows) < found.told)


def _difference(difference: Difference) -> Iterator[str]:
    coded, pages = difference.coded or "(blank)", difference.pages or "(blank)"
    where = f"line {difference.line} ({difference.row})"
    yield shown(" ".join(f"{where}: {difference.column}: coded {coded}, pages {pages}".split()))
    for span in difference.evidence[:1]:
        yield shown(f"      “{shortened(' '.join(span.exact.split()), QUOTED)}” [{span.page}:{span.start}-{span.end}]")


def _named(row: Unmatched) -> str:
    return ", ".join(" ".join(part.split()) for part in (row.row, row.leader, row.country, row.start) if part)


def _gap(gap: Gap) -> str:
    rows = ", ".join(gap.rows[:ROWS_NAMED])
    more = f" and {len(gap.rows) - ROWS_NAMED} more rows" if len(gap.rows) > ROWS_NAMED else ""
    return f"{gap.column} in {rows}{more}"
