"""One contract for every format over a whole run that there is."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import PurePosixPath

import pytest

from doichieu.export.files import ExportOptions, File
from doichieu.export.registry import RUN_EXPORTERS, RunExporter
from doichieu.export.table import unguarded
from doichieu.model.dossier import Bound
from doichieu.model.entity import Post
from doichieu.model.record import FieldEvidence, Leg, Member, Official
from factory import bd, full, sp
from run_formats import run_formats
from voyages import REPORT, long_voyage, planned, voyage

NASTY = '=HYPERLINK("http://x")\n"+1", -2 | @SUM(A1) \x00\u202e{}%&~^\\ <script>]]> \ud800'


def hostile() -> Bound:
    """A visit whose every name, place and title is an attack on some format."""
    who = Official(entity="e1", name=NASTY, posts=(Post(f"-{NASTY}", NASTY, (sp(REPORT, "Chủ tịch nước"),)),))
    leg = Leg(
        country="=1", place=f"@{NASTY}", occasions=(f"+{NASTY}", "\t"), start="=", end="..",
        invited_by=(who, Official()), hosts=(who,),
        evidence=FieldEvidence(type=(sp(REPORT, "- Sau đó đoàn về nước."),)),
    )  # fmt: skip
    return voyage(
        id="../../etc/passwd", leader=who, country="@", start="-1", legs=(leg, Leg(country="")),
        delegation=(Member(name=f"@{NASTY}", posts=who.posts, legs="all"),),
    )  # fmt: skip


def decomposed() -> Bound:
    """Names in decomposed letters."""
    name = unicodedata.normalize("NFD", "Trần Minh Hà")
    return voyage(
        leader=Official(entity="e1", name=name), legs=(Leg(country="PT", place=unicodedata.normalize("NFD", "Hà Nội")),)
    )


RUNS = {
    "none": (),
    "no visit": (bd("Một câu."),),
    "two": (voyage(), planned(), full()),
    "twice the same": (voyage(), voyage(status="announced", legs=())),
    "hostile": (hostile(), bd(NASTY)),
    "decomposed": (decomposed(),),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("exporter", run_formats())
class TestEveryRunExporter:
    def test_writes_the_same_bytes_each_time(self, exporter: RunExporter, run: tuple[Bound, ...]) -> None:
        assert exporter.files(run, ExportOptions()) == exporter.files(run, ExportOptions())

    def test_writes_the_files_that_it_names(self, exporter: RunExporter, run: tuple[Bound, ...]) -> None:
        patterns = [re.sub("<[a-z]+>", "[A-Za-z0-9_-]+", re.escape(name)) for name in exporter.writes]
        files = exporter.files(run, ExportOptions())
        for file in files:
            assert any(re.fullmatch(pattern, file.path) for pattern in patterns)
            assert len(PurePosixPath(file.path).parts) == 1
            file.data.decode("utf-8")
        assert len({file.path for file in files}) == len(files)

    def test_no_cell_of_a_table_is_a_formula(self, exporter: RunExporter, run: tuple[Bound, ...]) -> None:
        for file in tables(exporter.files(run, ExportOptions())):
            for row in rows(file):
                assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠") - {""}]

    def test_a_table_has_the_same_cells_in_every_row(self, exporter: RunExporter, run: tuple[Bound, ...]) -> None:
        for file in tables(exporter.files(run, ExportOptions())):
            assert len({len(row) for row in rows(file)}) == 1


@pytest.mark.parametrize("exporter", run_formats())
def test_a_journey_of_ten_thousand_legs_is_written(exporter: RunExporter) -> None:
    files = exporter.files((long_voyage(10_000),), ExportOptions())
    assert all(len(file.data) < 50_000_000 for file in files)
    if exporter.name == "visits":
        assert len(rows(files[0])) == 10_001


@pytest.mark.parametrize("exporter", RUN_EXPORTERS, ids=lambda exporter: exporter.name)
def test_every_format_says_what_it_is(exporter: RunExporter) -> None:
    assert exporter.what
    assert exporter.writes
    assert re.fullmatch("[a-z-]+", exporter.name)


def test_a_guarded_cell_comes_back() -> None:
    run = RUNS["hostile"]
    exporter = next(exporter for exporter in RUN_EXPORTERS if exporter.name == "visits")
    evidence = next(file for file in exporter.files(run, ExportOptions()) if file.path == "visit_evidence.csv")
    quotes = {unguarded(row["exact"]) for row in csv.DictReader(io.StringIO(evidence.data.decode(), newline=""))}
    assert "- Sau đó đoàn về nước." in quotes


def tables(files: tuple[File, ...]) -> list[File]:
    return [file for file in files if file.path.endswith(".csv")]


def rows(file: File) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.data.decode("utf-8"), newline=""), strict=True))
