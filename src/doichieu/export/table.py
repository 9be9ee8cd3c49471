"""Tables for spreadsheets and programs: RFC 4180, UTF-8, no cell of which a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from doichieu.export.files import encode

BETWEEN = " | "
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_GUARD = "'"


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table with its head line; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded("" if value is None else str(value)) for value in row] for row in rows)
    return encode(text.getvalue())


def guarded(text: str) -> str:
    """A cell's text with an apostrophe before what a spreadsheet would run; `unguarded` takes it away again."""
    return _GUARD + text if text.lstrip(_GUARD)[:1] in _FORMULA and text.lstrip(_GUARD) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return cell[1:] if cell.startswith(_GUARD) and guarded(cell[1:]) == cell else cell


def listed(values: Iterable[object]) -> str:
    """Several values in one cell, in their order; a value's own bar cannot be taken for one between values."""
    return BETWEEN.join(" ".join(str(value).split()).replace("|", "/") for value in values)


def one_line(text: str | None) -> str:
    """A name or title in one line."""
    return " ".join((text or "").split())
