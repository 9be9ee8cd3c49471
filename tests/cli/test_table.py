"""`doichieu table` prints the rows of the cross-check: claim by page, the odd one out marked, the accounts counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from doichieu.cli import console
from doichieu.export.crosscheck import told_rows
from doichieu.export.files import ExportOptions
from doichieu.export.folder import write_folder
from doichieu.export.run import export_run
from doichieu.model.dossier import Bound, Build
from factory import full

Run = Callable[..., Any]


def written(folder: Path, bound: Bound) -> Path:
    write_folder(folder, export_run(Build((bound,)), ExportOptions()))
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return written(tmp_path / "out", full())


def test_every_side_stands_with_its_words_its_page_and_its_accounts(run: Run, out: Path) -> None:
    ran = run("table", out, "--lang", "en")
    assert ran.code == 0
    for row in told_rows(full().dossier):
        if row.finding:
            assert row.value.text.split()[0] in ran.out
    assert "Contradiction" in ran.out
    assert "Accounts" in ran.out
    assert "[1:" in ran.out
    assert "[2:" in ran.out


def test_where_nothing_is_a_terminal_there_are_no_colours(run: Run, out: Path) -> None:
    assert "\x1b" not in run("table", out).out


def test_the_table_is_in_vietnamese_where_nothing_else_is_asked(run: Run, out: Path) -> None:
    assert "Mâu thuẫn" in run("table", out).out


def test_the_side_that_fewer_accounts_bear_is_marked(run: Run, tmp_path: Path) -> None:
    bound = full()
    first, *others = bound.dossier.findings
    sides = tuple(
        replace(side, origins=replace(side.origins, min=number, max=number))
        for side, number in zip(first.sides, (3, 1), strict=True)
    )
    bound = replace(bound, dossier=replace(bound.dossier, findings=(replace(first, sides=sides), *others)))
    lines = run("table", written(tmp_path / "odd", bound), "--lang", "en").out.splitlines()
    marked = [line for line in lines if "←" in line]
    assert len(marked) == 1
    assert sides[1].value.text.split()[0] in marked[0]


def test_what_no_page_tells_otherwise_is_asked_for(run: Run, tmp_path: Path) -> None:
    bound = full()
    alone = written(tmp_path / "alone", replace(bound, dossier=replace(bound.dossier, findings=())))
    claim = bound.dossier.claims[0].value.text
    assert claim not in run("table", alone).out
    assert claim in run("table", alone, "--all").out


@pytest.mark.parametrize("width", [20, 80, 400])
def test_no_line_is_wider_than_the_terminal(run: Run, out: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console.out, "width", width)
    assert all(len(line) <= width for line in run("table", out, "--all").out.splitlines())


def test_one_story_is_named_by_how_its_id_begins(run: Run, out: Path) -> None:
    story = full().dossier.story.id
    assert run("table", out, story[:2]).code == 0
    other = run("table", out, "zz[red]")
    assert (other.code, other.err.count("\n")) == (2, 1)
    assert "zz[red]" in other.err


def test_a_broken_dossier_is_one_line(run: Run, out: Path) -> None:
    next(out.glob("*/dossier.json")).write_text("{")
    assert run("table", out).code == 2
