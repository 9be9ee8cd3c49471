"""A file of visits coded by hand, read: in the columns of `colt.csv` or of `visit_legs.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from doichieu.compare.tables import TABLES, Table
from doichieu.errors import RunError
from doichieu.export.table import unguarded

DELIMITERS = ",;\t|"
LARGEST = 100_000_000


class CodedRow(Struct, frozen=True):
    """One row as it was coded: `line` is its number in the file, `cells` its filled cells by column."""

    line: int
    cells: dict[str, str]


class Coded(Struct, frozen=True):
    """A coded file: the table that it has the columns of, those columns, and its rows."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[CodedRow, ...]


def read_coded(path: Path) -> Coded:
    """The file as a table. Raises RunError that says what is wrong where, and what to do."""
    lines = list(_lines(path, _text(path)))
    if not lines:
        raise RunError(f"{path}: is empty; give a table with a head line and a row for each leader and country")
    (_, head), *rest = lines
    columns = tuple(name.strip() for name in head)
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise RunError(f"{path}: has the column {twice[0]} twice; leave one")
    table = _table(path, columns)
    rows = tuple(_row(path, line, columns, cells) for line, cells in rest if any(cell.strip() for cell in cells))
    if not rows:
        raise RunError(f"{path}: has a head line and no row; nothing can be compared")
    return Coded(table, columns, rows)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise RunError(f"{path}: is larger than {LARGEST // 1_000_000} MB; give the rows of the visits alone")
        data = path.read_bytes()
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    try:
        wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RunError(f"{path}, line {line}: is not UTF-8; save the table as “CSV UTF-8”") from error


def _lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the numbers of the lines where they end; the sign between cells is the head line's commonest."""
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=lambda sign: (head.count(sign), -DELIMITERS.index(sign)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise RunError(f"{path}, line {reader.line_num}: is no CSV ({error}); save the table as CSV again") from error


def _table(path: Path, columns: Sequence[str]) -> Table:
    for table in TABLES:
        if table.leader in columns and any(name in columns for name in table.countries):
            return table
    wanted = " or ".join(f"{table.leader} and {table.countries[0]} ({table.name})" for table in TABLES)
    had = ", ".join(name for name in columns[:8] if name) or "none"
    raise RunError(f"{path}: lacks the columns {wanted}; its first ones are {had}")


def _row(path: Path, line: int, columns: Sequence[str], cells: Sequence[str]) -> CodedRow:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise RunError(f"{path}, line {line}: has more cells than the head line; quote the cell that holds a comma")
    told = ((name, unguarded(cell).strip()) for name, cell in zip(columns, cells, strict=False))
    return CodedRow(line, {name: cell for name, cell in told if name and cell})
