"""A coded file beside what pages say: agreement by column, every difference with its evidence, what nobody fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from doichieu.compare.agreement import Agreement, agreement
from doichieu.compare.coded import Coded, CodedRow
from doichieu.compare.matching import Pair, match_rows
from doichieu.compare.tables import PageRow
from doichieu.compare.values import comparable
from doichieu.errors import RunError
from doichieu.model.dossier import Bound
from doichieu.model.span import Span


class Difference(Struct, frozen=True, kw_only=True):
    """A cell that was coded in one way and is told in another; empty on the side that leaves it blank."""

    line: int
    row: str
    column: str
    coded: str
    pages: str
    evidence: tuple[Span, ...]


class Unmatched(Struct, frozen=True, kw_only=True):
    """A row of one side alone: its line in the coded file, or its name, and who went where, when."""

    row: str
    leader: str
    country: str
    start: str


class Gap(Struct, frozen=True):
    """A slot that no page fills, and the rows from pages in which it is blank."""

    column: str
    rows: tuple[str, ...]


class Comparison(Struct, frozen=True, kw_only=True):
    """All of it; `table` is the kind of table that the coded file is, `told` how many rows pages fill."""

    table: str
    matched: int
    told: int
    columns: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    coded_alone: tuple[Unmatched, ...]
    pages_alone: tuple[Unmatched, ...]
    gaps: tuple[Gap, ...]


def compare(run: tuple[Bound, ...], coded: Coded, path: Path) -> Comparison:
    """Holds a coded file beside a run. RunError names a date of `path` that may be two days."""
    told = tuple(coded.table.rows(run))
    _check(coded, path)
    matching = match_rows(coded, told)
    columns = [column for column in coded.columns if column in coded.table.compared]
    return Comparison(
        table=coded.table.name,
        matched=len(matching.pairs),
        told=len(told),
        columns=tuple(agreement(column, [_values(pair, column) for pair in matching.pairs]) for column in columns),
        differences=tuple(_differences(matching.pairs, columns)),
        coded_alone=tuple(_coded_alone(coded, row) for row in matching.coded_alone),
        pages_alone=tuple(_pages_alone(coded, row) for row in matching.pages_alone),
        gaps=tuple(_gaps(coded, told)),
    )


def _check(coded: Coded, path: Path) -> None:
    for row in coded.rows:
        for column, value in row.cells.items():
            try:
                comparable(column, value)
            except ValueError as error:
                raise RunError(f"{path}, line {row.line}, {column}: {error}") from error


def _values(pair: Pair, column: str) -> tuple[str, str]:
    told = pair.told.cells.get(column)
    return comparable(column, pair.coded.cells.get(column, "")), _told(column, told.value) if told else ""


def _told(column: str, value: str) -> str:
    try:
        return comparable(column, value)
    except ValueError:
        return value


def _differences(pairs: Sequence[Pair], columns: Sequence[str]) -> Iterator[Difference]:
    for pair in pairs:
        for column in columns:
            coded, pages = _values(pair, column)
            if coded != pages:
                told = pair.told.cells.get(column)
                yield Difference(
                    line=pair.coded.line,
                    row=pair.told.name,
                    column=column,
                    coded=pair.coded.cells.get(column, ""),
                    pages=told.value if told else "",
                    evidence=told.spans if told else (),
                )


def _gaps(coded: Coded, told: Sequence[PageRow]) -> Iterator[Gap]:
    for column in coded.table.compared:
        blank = tuple(row.name for row in told if column not in row.cells)
        if blank:
            yield Gap(column, blank)


def _coded_alone(coded: Coded, row: CodedRow) -> Unmatched:
    return _unmatched(coded, f"line {row.line}", row.cells)


def _pages_alone(coded: Coded, row: PageRow) -> Unmatched:
    return _unmatched(coded, row.name, {column: cell.value for column, cell in row.cells.items()})


def _unmatched(coded: Coded, name: str, cells: dict[str, str]) -> Unmatched:
    table = coded.table
    return Unmatched(
        row=name,
        leader=cells.get(table.leader, ""),
        country=next((cells[column] for column in table.countries if column in cells), ""),
        start=next((cells[column] for column in table.days if column in cells), ""),
    )
