"""`doichieu export` and `build --export`: the formats over a whole run, in the output folder or elsewhere."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.conftest import Run
from doichieu.export.registry import RUN_EXPORTERS

PAGE = (
    "Chủ tịch nước Trần Minh Hà thăm Bồ Đào Nha.\n\nHà Nội, 3/9/2031. Chuyến thăm diễn ra theo lời mời của Tổng thống."
)


@pytest.fixture
def out(tmp_path: Path, run: Run) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(PAGE, encoding="utf-8")
    assert run("build", pages, "-o", tmp_path / "out").code == 0
    return tmp_path / "out"


def tree(folder: Path) -> dict[str, bytes]:
    return {x.relative_to(folder).as_posix(): x.read_bytes() for x in folder.rglob("*") if x.is_file()}


def test_files_come_beside_the_dossiers_and_belong_to_the_output(out: Path, run: Run) -> None:
    before = tree(out)
    said = run("export", out, "--format", "visits,bibtex")
    assert said.code == 0
    assert said.out.splitlines()[-1].endswith("pages.bib")
    assert tree(out).keys() - before.keys() == {"visit_legs.csv", "delegation.csv", "visit_evidence.csv", "pages.bib"}
    assert run("verify", out).code == 0
    assert run("build", out.parent / "pages", "-o", out).code == 0
    assert tree(out).keys() == before.keys()


def test_again_is_the_same_bytes(out: Path, run: Run) -> None:
    run("export", out, "--format", "all")
    once = tree(out)
    run("export", out, "--format", "all")
    assert tree(out) == once


def test_a_folder_of_doichieu_s_keeps_what_it_has(out: Path, run: Run, tmp_path: Path) -> None:
    before = tree(out)
    assert run("export", out, "--format", "bibtex", "-o", out).code == 0
    assert tree(out).keys() == before.keys() | {"pages.bib"}
    for wanted in ("bibtex", "geojson"):
        assert run("export", out, "--format", wanted, "-o", tmp_path / "apart").code == 0
    assert tree(tmp_path / "apart").keys() == {".doichieu.json", "pages.bib", "visits.geojson"}


def test_build_writes_what_export_writes(out: Path, run: Run, tmp_path: Path) -> None:
    run("export", out, "--format", "all", "-o", tmp_path / "apart")
    assert run("build", tmp_path / "pages", "-o", tmp_path / "at once", "--export", "all").code == 0
    at_once = tree(tmp_path / "at once")
    apart = tree(tmp_path / "apart")
    del apart[".doichieu.json"]
    assert apart
    assert {name: at_once[name] for name in apart} == apart


def test_one_file_goes_to_standard_output(out: Path, run: Run) -> None:
    said = run("export", out, "--format", "geojson", "-o", "-")
    assert json.loads(said.out)["type"] == "FeatureCollection"
    refused = run("export", out, "--format", "colt", "-o", "-")
    assert refused.code == 2
    assert "prints one file, and these would be 3" in refused.err


def test_runs_of_each_are_taken_together(out: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "both").mkdir()
    for name in ("one", "two"):
        shutil.copytree(out, tmp_path / "both" / name)
    said = run("export", tmp_path / "both", "--format", "bibtex", "-o", "-")
    assert said.out.count("@online") == 1
    refused = run("export", tmp_path / "both", "--format", "bibtex")
    assert refused.code == 2
    assert "name another folder with -o" in refused.err


@pytest.mark.parametrize("wanted", ["nix", "", ",", "visits,nix"])
def test_a_format_that_is_none_is_named_with_those_that_are(out: Path, run: Run, wanted: str) -> None:
    for said in (
        run("export", out, "--format", wanted),
        run("build", out.parent / "pages", "-o", out.parent / "new", "--export", wanted),
    ):
        assert said.code == 2
        assert all(exporter.name in said.err.replace("\n", " ") for exporter in RUN_EXPORTERS)
    assert not (out.parent / "new").exists()


def test_a_damaged_output_is_said_in_a_line(out: Path, run: Run) -> None:
    (story,) = (folder for folder in out.iterdir() if folder.is_dir())
    page = next((story / "pages").iterdir())
    whole = page.read_bytes()
    page.unlink()
    missing = run("export", out, "--format", "visits")
    assert (missing.code, "is missing in pages/; build again" in missing.err) == (2, True)
    page.write_bytes(whole)
    (story / "dossier.json").write_text('{"story": 1}')
    broken = run("export", out, "--format", "visits")
    assert (broken.code, "cannot be read" in broken.err) == (2, True)
    (story / "dossier.json").unlink()
    gone = run("export", out, "--format", "visits")
    assert (gone.code, "build the dossier again" in gone.err.replace("\n", " ")) == (2, True)
    assert not (out / "visit_legs.csv").exists()
    nowhere = run("export", out / "nothing", "--format", "visits")
    assert (nowhere.code, "holds no dossier" in nowhere.err) == (2, True)


def test_nobody_else_s_file_is_replaced(out: Path, run: Run, tmp_path: Path) -> None:
    (out / "pages.bib").write_text("mine")
    refused = run("export", out, "--format", "visits,bibtex")
    assert refused.code == 2
    assert "pages.bib, which doichieu did not write" in refused.err.replace("\n", " ")
    assert (out / "pages.bib").read_text() == "mine"
    assert not (out / "visit_legs.csv").exists()
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine")
    assert run("export", out, "--format", "visits", "-o", tmp_path / "taken").code == 2
    assert tree(tmp_path / "taken") == {"notes.txt": b"mine"}


@pytest.mark.parametrize("command", ["export", "build"])
def test_help_names_every_format(run: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    help_ = " ".join(run(command, "--help").out.split())
    assert all(exporter.name in help_ for exporter in RUN_EXPORTERS)
