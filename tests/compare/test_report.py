"""A coded file beside a run: rows matched by leader, country and day; cells by what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.compare.coded import read_coded
from doichieu.compare.report import Comparison, compare
from doichieu.errors import RunError
from doichieu.export.colt import export as export_colt
from doichieu.export.files import ExportOptions
from doichieu.export.visits_csv import export as export_visits
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg
from voyages import planned, voyage

RUN = (voyage(), planned())
HEAD = "LeaderFullName,CountryVisitedISO,TripStartDate"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "coded.csv"


def held(path: Path, text: str | bytes, run: tuple[Bound, ...] = RUN) -> Comparison:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return compare(run, read_coded(path), path)


@pytest.mark.parametrize("export", [export_colt, export_visits])
def test_what_we_write_agrees_with_itself(path: Path, export: object) -> None:
    (table, *_) = export((voyage(),), ExportOptions())  # type: ignore[operator]
    found = held(path, table.data, (voyage(),))
    assert found.matched == found.told == 2
    assert found.differences == ()
    assert {column.share for column in found.columns} <= {1.0, None}
    assert not found.coded_alone
    assert not found.pages_alone


def test_rows_meet_by_folded_name_country_and_near_day(path: Path) -> None:
    found = held(path, f"{HEAD}\nTran Minh Ha,Portugal,2031-09-01\nTRAN MINH HA,PT,\nTrần Minh Hà,PRT,2031-10-01\n")
    assert found.matched == 2
    assert [row.row for row in found.coded_alone] == ["line 4"]
    assert [d.line for d in found.differences if d.column == "TripStartDate"] == [2, 3]


def test_a_day_whose_year_no_page_gives_may_be_any_year_s(path: Path) -> None:
    run = (voyage(legs=(Leg(country="PT", start="XXXX-09-03", end="XXXX-09-06"),)),)
    assert held(path, f"{HEAD}\nTrần Minh Hà,PT,2031-09-03\n", run).matched == 1
    legs = "leader,country,start\nTrần Minh Hà,PT,"
    assert held(path, f"{legs}2031-09-03\n", run).matched == 1
    assert held(path, f"{legs}2031-10-03\n", run).matched == 0


def test_the_nearest_day_is_taken_first(path: Path) -> None:
    legs = (Leg(country="PT", start="2031-09-03", end="2031-09-03"),)
    other = (Leg(country="PT", start="2031-09-05", end="2031-09-05"),)
    run = (voyage(legs=legs), voyage(id="v2", legs=other))
    found = held(path, f"{HEAD}\nTrần Minh Hà,PT,2031-09-05\nTrần Minh Hà,PT,2031-09-03\n", run)
    assert found.matched == 2
    assert found.differences == ()


def test_a_difference_brings_the_words_that_pages_have(path: Path) -> None:
    found = held(path, f"{HEAD},CityVisited,Exiled\nTrần Minh Hà,PRT,2031-09-03,Porto,No\n")
    city, exiled = found.differences
    assert (city.column, city.coded, city.pages, city.line) == ("CityVisited", "Porto", "Lisbon", 2)
    assert [span.exact for span in city.evidence] == ["Tại Lisbon"]
    assert (exiled.column, exiled.coded, exiled.pages) == ("Exiled", "No", "")


def test_blank_is_no_answer_and_not_no(path: Path) -> None:
    found = held(path, f"{HEAD},MetHostHoGS\nTrần Minh Hà,SEN,2031-09-07,No\n")
    (met,) = (column for column in found.columns if column.column == "MetHostHoGS")
    assert (met.coded_only, met.different) == (1, 0)


def test_slots_that_no_page_fills_are_listed(path: Path) -> None:
    gaps = {gap.column: gap.rows for gap in held(path, f"{HEAD}\nTrần Minh Hà,PRT,2031-09-03\n").gaps}
    assert len(gaps["PublicAddress"]) == 4
    assert gaps["CityVisited"] == ("v5c1d0a77e31b-SEN", "v77e31b5c1d0a-SEN")
    assert "LeaderFullName" not in gaps


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_tables_of_other_programs_are_read(path: Path, encoding: str, sign: str) -> None:
    text = f"{HEAD}\r\nTrần Minh Hà,PRT,2031-09-03\r\n".replace(",", sign)
    assert held(path, text.encode(encoding)).matched == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "lacks the columns LeaderFullName and CountryVisitedISO"),
        (f"{HEAD}\n", "no row"),
        (f"{HEAD},TripStartDate\na,b,c,d\n", "column TripStartDate twice"),
        (f"{HEAD}\nHà, Minh,PRT,2031-09-03\n", "line 2: has more cells"),
        (f"{HEAD}\nHà,PRT,5/6/2031\n", r"line 2, TripStartDate: 5/6/2031 may be two days"),
        (f"{HEAD}\nHà,PRT,2031-02-30\n", r"line 2, TripStartDate: 2031-02-30 is no day"),
        (f'{HEAD}\n"Hà,PRT,2031\n', "is no CSV"),
        (f"{HEAD}\nHà,PRT,2031\n".encode("cp1258", "replace").replace(b"H", b"\xff"), "line 2: is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(RunError, match=message):
        held(path, text)


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(RunError, match="cannot be read"):
        read_coded(path)


def test_nothing_to_compare_with(path: Path) -> None:
    found = held(path, f"{HEAD}\nTrần Minh Hà,PRT,2031-09-03\n", ())
    assert (found.matched, found.told, len(found.coded_alone), found.gaps) == (0, 0, 1, ())
