"""Where a page's text opens anew."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.reading import Reading
from doichieu.model.source import RawSource
from doichieu.pipeline import read_source
from doichieu.stories.sections import sections_of

FIRE = "Kho vải ở phường An Lạc bốc cháy lúc rạng sáng, ba người bị thương nhẹ và được đưa đi cấp cứu."
PETROL = "Giá xăng tăng 320 đồng mỗi lít từ chiều nay, theo liên bộ, là lần tăng thứ ba liên tiếp."
MATCH = "Đội tuyển nữ thắng Mông Đảo năm bàn không gỡ ở vòng loại, Lý Thị Sen ghi bốn bàn."


def read(text: str) -> Reading:
    data = json.dumps({"text": text}).encode()
    (reading,) = read_source(RawSource(name="a.jsonl", data=data, media="jsonl"))
    assert isinstance(reading, Reading)
    return reading


def cut(text: str) -> list[str]:
    reading = read(text)
    return [reading.text[section.start : section.end] for section in sections_of(reading)]


@pytest.mark.parametrize(
    "marks",
    [
        ("1. ", "2. ", "3. "),
        ("- ", "- ", "- "),
        ("* ", "* ", "* "),
        ("Cháy lớn: ", "Xăng dầu: ", "Bóng đá nữ: "),
        ("6h20: ", "9:30 - ", "15h: "),
        ("Ngày 5/3/2031, ", "Sáng 5/3/2031, ", "Tối 4/3/2031, "),
    ],
)
def test_items_numbers_labels_hours_and_days_open_a_section(marks: tuple[str, str, str]) -> None:
    items = [mark + text for mark, text in zip(marks, (FIRE, PETROL, MATCH), strict=True)]
    assert cut("Tin nhanh trong ngày\n\n" + "\n\n".join(items)) == items


def test_a_heading_goes_with_the_text_below_it() -> None:
    page = f"Tin nhanh trong ngày\n\n1. Cháy kho vải\n\nSáng 5/3/2031, {FIRE}\n\n{PETROL}\n\n2. Bóng đá\n\n{MATCH}"
    assert cut(page) == [f"1. Cháy kho vải\n\nSáng 5/3/2031, {FIRE}\n\n{PETROL}", f"2. Bóng đá\n\n{MATCH}"]


def test_a_plain_page_has_no_sections() -> None:
    assert cut(f"Cháy kho vải\n\n{FIRE}\n\n{PETROL}\n\n{MATCH}") == []


@given(
    st.lists(st.sampled_from(["1. ", "- ", "Sáng 5/3/2031, ", "", FIRE, MATCH, "Giá xăng", "\n", "\n\n"]), max_size=30)
)
def test_sections_follow_one_another_inside_the_text(pieces: list[str]) -> None:
    outcome = read_source(RawSource(name="a.txt", data="".join(pieces).encode(), media="text"))
    for reading in outcome:
        if isinstance(reading, Reading):
            found = sections_of(reading)
            assert all(one.end <= other.start for one, other in pairwise(found))
            assert all(section.start < section.end <= len(reading.text) for section in found)
