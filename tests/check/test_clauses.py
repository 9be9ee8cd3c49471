from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from doichieu.check.alignment import in_clauses
from doichieu.check.clauses import same_clauses
from doichieu.check.frames import SHORTEST, Frame, read_frames
from story_parts import read


def frames(*pages: str) -> list[Frame]:
    return [frame for at, page in enumerate(pages) for frame in read_frames(read(page), at, SHORTEST)]


def apart(*pages: str) -> list[set[str]]:
    return [{d.one.term.text, d.other.term.text} for d in in_clauses(frames(*pages))]


FIRST = "Bản tiêu chuẩn của dòng xe mới niêm yết {} triệu đồng, đã gồm cả pin và bộ sạc."
SECOND = "Bản tiêu chuẩn niêm yết {} triệu đồng, chưa kể phí trước bạ mà khách phải nộp."


def test_a_clause_that_stands_in_two_sentences_is_held_together() -> None:
    assert apart(FIRST.format("39,9"), SECOND.format("49,9")) == [{"39,9 triệu đồng", "49,9 triệu đồng"}]


def test_one_value_in_both_clauses_is_no_difference() -> None:
    assert apart(FIRST.format("39,9"), SECOND.format("39,9")) == []


def test_a_page_that_gives_both_values_tells_of_two_things() -> None:
    assert apart(FIRST.format("39,9"), SECOND.format("49,9") + " Bản thường giá 39,9 triệu đồng.") == []


def test_numbers_far_apart_are_of_two_things() -> None:
    assert apart(FIRST.format("39,9"), SECOND.format("490")) == []


def test_sentences_that_name_two_people_are_of_two_things() -> None:
    one = "Ông Lê Văn Tám nhận 30 triệu đồng tiền thưởng, theo ban tổ chức giải."
    other = "Theo ban tổ chức giải, bà Trần Thị Sáu nhận 40 triệu đồng tiền thưởng."
    assert apart(one, other) == []


@given(st.permutations([FIRST.format("39,9"), SECOND.format("49,9"), "Trời mưa to ở vùng núi phía bắc."]))
def test_the_order_of_pages_changes_nothing(pages: list[str]) -> None:
    assert apart(*pages) == [{"39,9 triệu đồng", "49,9 triệu đồng"}]


def test_thousands_of_values_cost_no_more_than_their_number() -> None:
    pages = [" ".join(f"Giá vàng ở chợ {at} là {at + shift} đồng." for at in range(2500)) for shift in (1, 2)]
    made = frames(*pages)
    start = time.perf_counter()
    list(same_clauses(made))
    assert time.perf_counter() - start < 10
