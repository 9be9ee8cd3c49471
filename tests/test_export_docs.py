"""The page on exports lists every format with its files, as the registry has them."""

from __future__ import annotations

import re
from pathlib import Path

from doichieu.export.colt import COLUMNS
from doichieu.export.registry import RUN_EXPORTERS

PAGE = (Path(__file__).parent.parent / "docs" / "export.md").read_text(encoding="utf-8")


def test_the_table_is_that_of_the_registry() -> None:
    lines = [f"| `{e.name}` | {e.what} | {' '.join(f'`{name}`' for name in e.writes)} |" for e in RUN_EXPORTERS]
    assert "\n".join(("| format | what | files |", "|---|---|---|", *lines)) in PAGE


def test_columns_that_are_never_filled_are_columns() -> None:
    (told,) = re.findall(r"Never filled.*?(?=\n\n)", PAGE, re.DOTALL)
    assert set(re.findall(r"`([^`]+)`", told)) <= set(COLUMNS)
