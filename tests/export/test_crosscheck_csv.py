from __future__ import annotations

import csv
import io

from doichieu.export.crosscheck_csv import COLUMNS, export
from doichieu.export.files import ExportOptions
from doichieu.model.dossier import Bound
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build
from doichieu.stories.grouping import StoryOptions

PAGE = (
    "Cầu treo ở bản Pa Hín\n\nTheo lời kể của người dân, đoàn xe chở {} bao gạo, sau đó quay về cảng trong buổi sáng.\n"
)


def told(*pages: str) -> tuple[Bound, ...]:
    sources = [RawSource(name=f"{at}.txt", data=page.encode(), media="text") for at, page in enumerate(pages)]
    return build(sources, Options(stories=StoryOptions(one_story=True))).bound


def rows(*pages: str) -> list[dict[str, str]]:
    (file,) = export(told(*pages), ExportOptions())
    return list(csv.DictReader(io.StringIO(file.data.decode())))


def test_each_side_of_a_conflict_has_its_pages_and_its_accounts() -> None:
    found = [row for row in rows(PAGE.format(820), PAGE.format(280)) if row["kind"] == "contradiction"]
    assert {(row["source"], "820" in row["value"], "280" in row["value"]) for row in found} == {
        ("0.txt", True, False),
        ("1.txt", False, True),
    }
    assert all(row["origins_min"] and row["reason"] for row in found)


def test_the_side_that_fewer_accounts_bear_is_the_odd_one() -> None:
    other = "Bao gạo lên bản\n\nHôm ấy tôi thấy đoàn xe chở 820 bao gạo, sau đó quay về cảng trong buổi sáng.\n"
    found = [row for row in rows(PAGE.format(820), other, PAGE.format(280)) if row["kind"] == "contradiction"]
    odd = {row["source"] for row in found if row["odd"]}
    assert odd <= {"2.txt"}


def test_every_row_cites_what_stands_in_its_page() -> None:
    (bound,) = told(PAGE.format(820), PAGE.format(280))
    texts = {page.id: page.text for page in bound.texts}
    (file,) = export((bound,), ExportOptions())
    listed = list(csv.DictReader(io.StringIO(file.data.decode())))
    assert listed
    assert tuple(listed[0]) == COLUMNS
    for row in listed:
        cited = texts[row["page"]][int(row["start"]) : int(row["end"])]
        assert " ".join(cited.split()) == row["exact"]
