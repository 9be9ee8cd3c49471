"""The two tables that people code in, and the same tables as pages fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from doichieu.export.colt import COLUMNS, colt_rows
from doichieu.export.told_visits import ToldVisit, told_visits
from doichieu.export.visits_csv import LEGS, leg_rows
from doichieu.model.dossier import Bound
from doichieu.model.span import Span


class Filled(Struct, frozen=True):
    """A cell that pages fill, and where they do."""

    value: str
    spans: tuple[Span, ...] = ()


class PageRow(Struct, frozen=True):
    """A row as pages fill it: `status` is the visit's, `cells` the filled cells by column."""

    name: str
    status: str
    cells: dict[str, Filled]


class Table(Struct, frozen=True):
    """One kind of table: which columns name a row's leader, country and first day, and which are compared.

    `countries` are columns of which any names the country; `days` those of the first day, the nearest first.
    """

    name: str
    leader: str
    countries: tuple[str, ...]
    days: tuple[str, ...]
    compared: tuple[str, ...]
    rows: Callable[[tuple[Bound, ...]], Iterator[PageRow]]


def _colt(run: tuple[Bound, ...]) -> Iterator[PageRow]:
    for stay, cells in colt_rows(run):
        told = {column: Filled(cell.value, cell.spans) for column, cell in cells.items()}
        yield PageRow(cells["TripID"].value, stay.told.visit.status, told)


def _legs(run: tuple[Bound, ...]) -> Iterator[PageRow]:
    for told in told_visits(run):
        for number, row in enumerate(leg_rows(told), 1):
            values = {column: str(value) for column, value in zip(LEGS, row, strict=True) if value not in (None, "")}
            cells = {column: Filled(value, _places(told, number, column)) for column, value in values.items()}
            yield PageRow(f"{told.id}-{number}", told.visit.status, cells)


def _places(told: ToldVisit, leg: int, column: str) -> tuple[Span, ...]:
    """The places of a cell: of the leg, for what is told of the whole visit those of the visit."""
    whole = {"visit_start": "start", "visit_end": "end", "leader": "leader", "status": "status", "spouse": "spouse"}
    field, number = (whole[column], None) if column in whole else (column, leg)
    return tuple(
        cited.span for cited in told.citations if (cited.leg, cited.member, cited.field) == (number, None, field)
    )


# What only names a row, says where it is from, or is the coder's own.
_NOT_COMPARED = frozenset(
    {
        "TripID", "PriorityLeader", "LeaderID", "Notes", "Confidence(1-5)", "visit", "stories", "leg", "sources",
        *(column for column in COLUMNS if column.startswith("SourceLink")),
    }
)  # fmt: skip


def _compared(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in _NOT_COMPARED)


TABLES = (
    Table(
        "colt.csv", "LeaderFullName", ("CountryVisitedISO", "CountryVisited"), ("TripStartDate",), _compared(COLUMNS),
        _colt,
    ),
    Table("visit_legs.csv", "leader", ("country", "country_name"), ("start", "visit_start"), _compared(LEGS), _legs),
)  # fmt: skip
