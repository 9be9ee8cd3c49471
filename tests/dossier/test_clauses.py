"""Clauses lie inside their sentence and around their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.dossier.clauses import clause_about
from doichieu.model.span import Range

TEXT = "Với Nậm Phạ, đây là trận lũ lớn nhất kể từ năm 2008, còn cầu treo, dựng năm 2019, nay đã sập."


def clause(words: str, *, alone: bool = False) -> str:
    start = TEXT.index(words)
    found = clause_about(TEXT, Range(0, len(TEXT)), Range(start, start + len(words)), alone=alone)
    return TEXT[found.start : found.end]


def test_a_clause_ends_at_inner_punctuation() -> None:
    assert clause("2008") == "đây là trận lũ lớn nhất kể từ năm 2008"


def test_a_short_clause_takes_in_its_neighbour() -> None:
    assert clause("2019") == "đây là trận lũ lớn nhất kể từ năm 2008, còn cầu treo, dựng năm 2019"


def test_a_short_sentence_that_dates_one_thing_stays_whole() -> None:
    assert clause("2008", alone=True) == TEXT


@pytest.mark.parametrize(
    ("line", "place", "told"),
    [
        (
            "Ông rời Huế thăm Chile (9-11/6), Peru (11-13/6) và dự hội chợ ở Quito, Ecuador (13-14/6).",
            "11-13/6",
            "Ông rời Huế thăm Chile (9-11/6), Peru (11-13/6)",
        ),
        (
            "Trong chuyến đi dài ngày này, chiều 4/9 (giờ địa phương), hai bộ trưởng đã hội đàm tại Lima, rồi dự tiệc.",
            "chiều 4/9",
            "chiều 4/9 (giờ địa phương), hai bộ trưởng đã hội đàm tại Lima",
        ),
        (
            "Khoảng 4h15, xe tải do anh Bảy (41 tuổi, trú xã Nậm Phạ) điều khiển từ Lào Cai về, mất phanh, lật.",
            "Khoảng 4h15",
            "Khoảng 4h15, xe tải do anh Bảy (41 tuổi, trú xã Nậm Phạ) điều khiển từ Lào Cai về",
        ),
    ],
)
def test_brackets_stay_with_what_they_follow_and_an_opening_time_with_what_follows(
    line: str, place: str, told: str
) -> None:
    start = line.index(place)
    found = clause_about(line, Range(0, len(line)), Range(start, start + len(place)), alone=False)
    assert line[found.start : found.end] == told


@given(st.text(alphabet="a b,;:()-\n", max_size=900), st.integers(0, 900), st.integers(1, 30))
def test_any_place_lies_in_its_clause(text: str, start: int, length: int) -> None:
    sentence = Range(0, len(text))
    place = Range(min(start, len(text)), min(start + length, len(text)))
    found = clause_about(text, sentence, place, alone=False)
    assert sentence.holds(found)
