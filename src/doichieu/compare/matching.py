"""Which coded row and which row from pages are one: the same leader and country, and first days not far apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from doichieu.compare.coded import Coded, CodedRow
from doichieu.compare.tables import PageRow, Table
from doichieu.compare.values import country, read_day, same_person

TOLERANCE = 3
UNSPECIFIED = "X"
_UNDATED = TOLERANCE + 1
_YEAR = "TripYear"


class Pair(Struct, frozen=True):
    """A coded row and the row from pages that is the same stay."""

    coded: CodedRow
    told: PageRow


class Matching(Struct, frozen=True):
    """The pairs, and the rows of either side that are in none."""

    pairs: tuple[Pair, ...]
    coded_alone: tuple[CodedRow, ...]
    pages_alone: tuple[PageRow, ...]


class _Key(Struct, frozen=True):
    """What a row goes by: who, where, and from when as far as it tells."""

    leader: str
    country: str
    start: str


def match_rows(coded: Coded, told: Sequence[PageRow]) -> Matching:
    """Each row in at most one pair, those with the nearest first days first; an undated one goes by the rest."""
    by_country: dict[str, list[tuple[int, _Key]]] = {}
    for number, row in enumerate(told):
        key = _key(coded.table, {column: cell.value for column, cell in row.cells.items()})
        by_country.setdefault(key.country, []).append((number, key))
    candidates = sorted(
        (distance, at, number)
        for at, row in enumerate(coded.rows)
        for distance, number in _near(_key(coded.table, row.cells), by_country)
    )
    found, taken = dict[int, int](), set[int]()
    for _, at, number in candidates:
        if at not in found and number not in taken:
            found[at] = number
            taken.add(number)
    return Matching(
        tuple(Pair(row, told[found[at]]) for at, row in enumerate(coded.rows) if at in found),
        tuple(row for at, row in enumerate(coded.rows) if at not in found),
        tuple(row for number, row in enumerate(told) if number not in taken),
    )


def _near(key: _Key, by_country: Mapping[str, Sequence[tuple[int, _Key]]]) -> Iterator[tuple[int, int]]:
    """The rows from pages that may be the same stay, with how many days lie between."""
    for number, other in by_country.get(key.country, ()):
        distance = _distance(key.start, other.start)
        if distance is not None and same_person(key.leader, other.leader):
            yield distance, number


def _distance(one: str, other: str) -> int | None:
    """Days between two first days; None when they are too far apart. What is told less finely must not differ."""
    first, second = _full(one), _full(other)
    if first and second:
        days = abs((first - second).days)
        return days if days <= TOLERANCE else None
    told = (pair for pair in zip(one, other, strict=False) if UNSPECIFIED not in pair)
    return _UNDATED if all(digit == other_digit for digit, other_digit in told) else None


def _key(table: Table, cells: Mapping[str, str]) -> _Key:
    where = next((cells[column] for column in table.countries if column in cells), "")
    start = next((cells[column] for column in (*table.days, _YEAR) if column in cells), "")
    return _Key(cells.get(table.leader, ""), country(where), _day(start))


def _day(value: str) -> str:
    try:
        return read_day(value)
    except ValueError:
        return value


def _full(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
