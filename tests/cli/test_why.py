"""`doichieu why` says how a count came about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doichieu.export.files import ExportOptions
from doichieu.export.folder import write_folder
from doichieu.export.run import export_run
from doichieu.model.dossier import Build
from factory import full

Run = Callable[..., Any]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_folder(tmp_path / "out", export_run(Build((full(),)), ExportOptions()))
    return tmp_path / "out"


def test_a_claim_is_explained_by_its_accounts_and_pages(run: Run, out: Path) -> None:
    ran = run("why", out, "c1", "--lang", "en")
    assert ran.code == 0
    for words in ("cấp Nhà nước", "1 independent account", "Bộ Ngoại giao (named)", "“thăm cấp Nhà nước” [1:"):
        assert words in ran.out
    assert "derived from" not in ran.out


def test_pages_that_have_it_from_one_another_are_named(run: Run, out: Path) -> None:
    assert "[2] derived from [1]: the same order" in run("why", out, full().dossier.story.id, "--lang", "en").out


def test_the_answer_is_in_vietnamese_where_nothing_else_is_asked(run: Run, out: Path) -> None:
    assert "nguồn độc lập" in run("why", out, "c1").out


def test_each_side_of_a_finding_is_counted(run: Run, out: Path) -> None:
    found = json.loads(run("why", out, "f1", "--json").out)
    assert [len(each["pages"]) for each in found] == [1, 1]
    assert found[0]["pages"] != found[1]["pages"]


def test_a_story_is_explained_as_a_whole(run: Run, out: Path) -> None:
    story = full().dossier.story.id
    (found,) = json.loads(run("why", out, story, "--json").out)
    assert (found["origins"]["min"], found["origins"]["max"]) == (1, 2)
    assert len(found["pages"]) == 2
    assert len(found["derivations"]) == 1


def test_an_id_that_nothing_has_is_one_line(run: Run, out: Path) -> None:
    ran = run("why", out, "c[red]0")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "c[red]0" in ran.err


def test_a_broken_dossier_is_one_line(run: Run, out: Path) -> None:
    next(out.glob("*/dossier.json")).write_text("{")
    assert run("why", out, "c1").code == 2
