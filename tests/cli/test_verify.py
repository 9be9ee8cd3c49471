"""`doichieu verify` finds what was changed since."""

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
def story(tmp_path: Path) -> Path:
    bound = full()
    write_folder(tmp_path / "out", export_run(Build((bound,)), ExportOptions()))
    return tmp_path / "out" / bound.dossier.story.id


def test_a_changed_page_is_named(run: Run, story: Path) -> None:
    page = next((story / "pages").iterdir())
    page.write_text(page.read_text(encoding="utf-8").replace("triệu", "nghìn"), encoding="utf-8")
    ran = run("verify", story.parent)
    assert ran.code == 1
    assert page.stem in ran.err
    assert json.loads(run("verify", story, "--json").out)


@pytest.mark.parametrize("damage", ["missing", "no json", "no utf-8"])
def test_a_damaged_output_is_said_in_a_line(run: Run, story: Path, damage: str) -> None:
    if damage == "missing":
        next((story / "pages").iterdir()).unlink()
    elif damage == "no json":
        (story / "dossier.json").write_text("{")
    else:
        next((story / "pages").iterdir()).write_bytes(b"\xff\xfe")
    ran = run("verify", story)
    assert ran.code == 1
    assert story.name in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("damage", ["title", "count", "outside", "empty", "no rejected", "one folder more"])
def test_lists_that_do_not_fit_the_stories_are_named(run: Run, story: Path, damage: str) -> None:
    listing = story.parent / "stories.json"
    (entry,) = json.loads(listing.read_bytes())
    changes: dict[str, list[dict[str, Any]]] = {
        "title": [entry | {"title": "x"}], "count": [entry | {"pages": 9}], "outside": [entry | {"path": "../out"}],
        "empty": [],
    }  # fmt: skip
    listing.write_text(json.dumps(changes.get(damage, [entry])))
    if damage == "no rejected":
        (story.parent / "rejected.json").unlink()
    if damage == "one folder more":
        (story.parent / "s0").mkdir()
    ran = run("verify", story.parent)
    assert ran.code == 1
    assert "stories.json" in ran.err or "rejected.json" in ran.err
