"""The side file of `--about`: what a user knows of the pages from outside."""

from __future__ import annotations

import csv
from pathlib import Path

from msgspec import Struct

from doichieu.errors import RunError
from doichieu.model.source import About

COLUMNS = ("source", "url", "outlet", "published", "title")


class AboutTable(Struct, frozen=True):
    """The side file's rows by their `source`: a path, or a file name with or without its ending."""

    rows: dict[str, About] = {}

    def of(self, path: Path, name: str) -> About:
        """What is known of a file, which goes by `name` in the dossier; nothing when no row names it."""
        keys = (path.as_posix(), name, path.name, Path(path.name.removesuffix(".gz")).stem)
        return next((self.rows[key] for key in keys if key in self.rows), About())


def read_about(path: Path) -> AboutTable:
    """The table in a CSV file with a header line (UTF-8); blank cells are unknown.

    Raises RunError when the file can't be read as such: what the user says of pages is never half taken.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            columns = reader.fieldnames or []
            if "source" not in columns:
                raise RunError(f"{path}: has no column named source; its columns may be {', '.join(COLUMNS)}")
            if unknown := [name for name in columns if name not in COLUMNS]:
                raise RunError(f"{path}: does not know the column {unknown[0]}; known are {', '.join(COLUMNS)}")
            return AboutTable({row["source"].strip(): _about(row) for row in reader if row["source"]})
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise RunError(f"{path}: is no CSV in UTF-8 ({error}); save it as one") from error


def _about(row: dict[str, str | None]) -> About:
    cells = {name: (row.get(name) or "").strip() or None for name in COLUMNS[1:]}
    return About(url=cells["url"], outlet=cells["outlet"], published=cells["published"], title=cells["title"])
