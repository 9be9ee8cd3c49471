"""The side file of `--about`: what a user knows of the pages from outside."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from doichieu.batch.search import Input
from doichieu.errors import RunError
from doichieu.model.source import About
from doichieu.sources.given import HOW_TO_DATE, is_time

COLUMNS = ("source", "url", "outlet", "published", "title")


class AboutTable(Struct, frozen=True):
    """The side file's rows by their `source`: a path, or a file name with or without its ending."""

    path: Path = Path()
    rows: dict[str, About] = {}

    def assign(self, inputs: Iterable[Input]) -> dict[str, Input]:
        """Which file each row is about, by the row's `source`; rows about no file are left out.

        A row goes by the file's path, or its name in the dossier, before its bare file name. Raises RunError where
        a row fits several files, or several rows one file.
        """
        exact: dict[str, list[Input]] = {}
        loose: dict[str, list[Input]] = {}
        for item in inputs:
            for key in {item.path.as_posix(), item.name}:
                exact.setdefault(key, []).append(item)
            for key in {item.path.name, Path(item.path.name.removesuffix(".gz")).stem}:
                loose.setdefault(key, []).append(item)
        found = {source: fits for source in self.rows if (fits := exact.get(source) or loose.get(source))}
        for source, fits in found.items():
            if len(fits) > 1:
                raise RunError(f"{self.path}: {source} fits {fits[0].path} and {fits[1].path}; give the path in full")
        rows: dict[Path, str] = {}
        for source, (item,) in found.items():
            if item.path in rows:
                raise RunError(f"{self.path}: {rows[item.path]} and {source} are both {item.path}; keep one row")
            rows[item.path] = source
        return {source: fits[0] for source, fits in found.items()}


def read_about(path: Path) -> AboutTable:
    """The table in a CSV file with a header line (UTF-8); blank cells are unknown.

    Raises RunError when the file can't be read as such: what the user says of pages is never half taken.
    """
    try:
        # A pipe would block, and a device never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise RunError(f"{path}: is no regular file; save the table as a file")
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            columns = _columns(path, next(lines, []))
            return AboutTable(path, dict(_rows(path, columns, ((lines.line_num, cells) for cells in lines))))
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise RunError(f"{path}: is no CSV in UTF-8 ({error}); save it as one") from error


def _columns(path: Path, cells: Sequence[str]) -> tuple[str, ...]:
    columns = tuple(cell.strip() for cell in cells)
    if "source" not in columns:
        raise RunError(f"{path}: has no column named source; its columns may be {', '.join(COLUMNS)}")
    for name in columns:
        if name not in COLUMNS:
            raise RunError(f"{path}: does not know the column {name or 'without a name'}; known: {', '.join(COLUMNS)}")
        if columns.count(name) > 1:
            raise RunError(f"{path}: has the column {name} twice; keep one")
    return columns


def _rows(path: Path, columns: Sequence[str], lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[str, About]]:
    seen: dict[str, int] = {}
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{path}, line {number}"
        if len(cells) > len(columns):
            raise RunError(f"{where}: has {len(cells)} cells for {len(columns)} columns; put quotes around commas")
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        source = row.pop("source", "")
        if not source:
            raise RunError(f"{where}: names no source; give the path or file name of a page")
        if source in seen:
            raise RunError(f"{where}: {source} stands in line {seen[source]} already; keep one row")
        if not is_time(row.get("published", "2000")):
            raise RunError(f"{where}: published {row['published']} is no date; {HOW_TO_DATE}")
        seen[source] = number
        yield source, About(**row)
