from __future__ import annotations

import pytest

from doichieu.check.alignment import differences
from doichieu.check.frames import read_frames, roman
from pace import loops
from story_parts import read


def slots(text: str) -> list[tuple[str, str]]:
    return [(term.slot, term.key) for frame in read_frames(read(text), 0) for term in frame.terms if term.slot]


def test_values_fill_slots_and_words_do_not() -> None:
    text = "Ngày 5/6/2031, Phó Giám đốc Nguyễn Văn Bảy nói doanh thu tăng 12 tỷ đồng tại tỉnh Bến Tre."
    assert slots(text) == [
        ("time", "2031-06-05"),
        ("post", "phó giám đốc"),
        ("name", "nguyễn văn bảy"),
        ("direction", "+"),
        ("number", "12000000000"),
        ("name", "bến tre"),
    ]


def test_what_no_page_states_of_a_date_is_open() -> None:
    assert ("time", "XXXX-06-05") in slots("Vụ cháy xảy ra vào ngày 5/6 tại xưởng gỗ.")


def test_numerals_at_the_end_of_a_body_are_numbers() -> None:
    assert ("number", "13") in slots("Nghị quyết của Ban Chấp hành Trung ương khóa XIII đã được thông qua.")


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIII", 13), ("XXIX", 29)])
def test_roman_numerals_have_a_value(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize("words", ["12 người ", "không ", "ngày 5/6 ", "Nguyễn Văn Bảy ", "tăng giảm "])
def test_no_page_costs_much(words: str) -> None:
    text = ". ".join(words * 30 for _ in range(60))
    assert loops(lambda: list(differences([f for page in range(3) for f in read_frames(read(text), page)]))) < 500
