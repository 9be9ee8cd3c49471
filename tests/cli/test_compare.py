"""`doichieu compare`: what is printed for a coder, and for a machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from doichieu.export.files import ExportOptions
from doichieu.export.folder import write_folder
from doichieu.export.run import export_run
from doichieu.model.dossier import Build
from voyages import planned, voyage

CODED = """LeaderFullName,CountryVisitedISO,TripStartDate,CityVisited,MetHostHoGS
Tran Minh Ha,PRT,2031-09-03,Porto,Yes
Nobody Else,FRA,2031-09-03,,No
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_folder(tmp_path / "out", export_run(Build((voyage(), planned())), ExportOptions()))
    (tmp_path / "coded.csv").write_text(CODED, encoding="utf-8")
    return tmp_path / "out"


def test_agreement_differences_and_gaps_are_printed(out: Path, run: Run) -> None:
    said = run("compare", out, out.parent / "coded.csv")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "1 of 2 coded rows and 4 rows from pages (colt.csv) match" in words
    assert "CountryVisitedISO 1 0 0 0 1.00" in words
    assert "line 2 (v5c1d0a77e31b-PRT): CityVisited: coded Porto, pages Lisbon “Tại Lisbon” [p" in words
    assert "only coded: line 3, Nobody Else, FRA, 2031-09-03" in words
    assert "only in pages: v5c1d0a77e31b-SEN, Trần Minh Hà, SEN, 2031-09-07" in words
    assert "no page fills, in any row: Exiled" in words


def test_a_machine_gets_all_of_it(out: Path, run: Run) -> None:
    found = json.loads(run("compare", out, out.parent / "coded.csv", "--json").out)
    assert found["matched"] == 1
    assert found["differences"][0]["evidence"][0]["exact"] == "Tại Lisbon"
    assert {column["column"]: column["kappa"] for column in found["columns"]}["CityVisited"] == 0


def test_a_file_that_is_none_is_said_in_a_line(out: Path, run: Run) -> None:
    said = run("compare", out, out / "stories.json")
    assert said.code == 2
    assert "lacks the columns" in said.err
    assert run("compare", out.parent, out.parent / "coded.csv").code == 0
    assert run("compare", out / "nothing", out.parent / "coded.csv").code == 2
