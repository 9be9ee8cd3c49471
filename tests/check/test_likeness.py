from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_parts import read
from told_stories import tell, tell_readings

HEAD = "Đội tuần tra của phường Lạc Đạo bắt đầu làm việc từ tuần này."


def conflicts(*pages: str, published: str | None = None) -> list[str]:
    return [kind for kind, _ in tell(*pages, published=published).conflicts()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11.800 khán giả đến sân Tiên Sơn.", "Gần 12.000 người xem trận đấu ở sân Hòa Khê."),
        ("Bị cáo phạm tội theo Điều 356 Bộ luật Hình sự.", "Ông vi phạm Điều 355, tội lạm dụng chức vụ."),
        ("HĐND tỉnh khóa XV bầu bà Mận.", "Bà Mận được HĐND tỉnh khóa 14 chọn."),
        ("Công an đã khởi tố vụ án trộm cắp.", "Vụ án chưa được khởi tố, theo công an."),
        ("Bến đò đã được cấp phép.", "Bến đò hoạt động không phép từ lâu."),
        ("Ông Lê Văn Tám là chủ tịch phường Lạc Đạo.", "Ông Lê Văn Tám, phó chủ tịch phường Lạc Đạo, tới dự."),
        ("Ông Lê Văn Tám được bầu làm chủ tịch HĐQT.", "Bà Vũ Thị Mận giữ ghế chủ tịch hội đồng quản trị."),
    ],
)
def test_what_a_story_has_one_of_is_held_against_the_other_page(one: str, other: str) -> None:
    assert conflicts(one, other, published="2031-05-02") == ["contradiction"]
    assert conflicts(one, one) == conflicts(other, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11.800 khán giả đến sân Tiên Sơn.", "Khán giả đến sân Tiên Sơn từ sớm. Trận sau ở sân Hòa Khê."),
        ("Trận này trên sân Tiên Sơn.", "Ở lượt đi, trận này trên sân Hòa Khê."),
        ("Bị cáo phạm tội theo Điều 356.", "Bị cáo phạm tội theo điều 356."),
        ("HĐND tỉnh khóa XV bầu bà Mận.", "HĐND tỉnh khóa 15 bầu bà Mận."),
        ("Công an đã khởi tố vụ án trộm cắp.", "Dân đề nghị khởi tố vụ án trộm cắp."),
        ("Ông Lê Văn Tám là chủ tịch phường Lạc Đạo.", "Bà Vũ Thị Mận là chủ tịch phường Lộc An."),
        ("Ông Lê Văn Tám là chủ tịch phường Lạc Đạo.", "Ông Lê Văn Tám, chủ tịch UBND phường Lạc Đạo, tới dự."),
        ("Bến đò không phép.", "Bến đò đã được cấp phép nhưng nay không phép."),
    ],
)
def test_what_may_both_be_right_is_not(one: str, other: str) -> None:
    assert conflicts(one, other) == []


def test_what_a_later_page_says_is_so_came_about_since() -> None:
    pages = ("Công an chưa khởi tố vụ án trộm cắp.", "2031-05-02"), ("Công an đã khởi tố vụ án trộm cắp.", "2031-05-04")
    story = tell_readings(*(read(text, published=day) for text, day in pages))
    assert [kind for kind, _ in story.conflicts()] == ["update"]


def test_what_may_cease_to_be_so_is_no_contradiction_later_on() -> None:
    pages = ("Chủ nhà trọ bị tạm giữ.", "2031-05-02"), ("Chủ nhà trọ đã được thả.", "2031-05-04")
    story = tell_readings(*(read(text, published=day) for text, day in pages))
    assert [kind for kind, _ in story.conflicts()] == ["update"]


def test_what_once_was_so_is_not_undone_by_a_later_page() -> None:
    pages = ("Công an đã khởi tố vụ án.", "2031-05-02"), ("Công an chưa khởi tố vụ án.", "2031-05-04")
    story = tell_readings(*(read(text, published=day) for text, day in pages))
    assert [kind for kind, _ in story.conflicts()] == ["contradiction"]


@given(st.permutations(["Trận này trên sân Tiên Sơn.", "Trận này trên sân Hòa Khê.", "Công an đã khởi tố vụ án."]))
def test_the_order_of_pages_changes_nothing(pages: list[str]) -> None:
    (found,) = tell(*pages).conflicts()
    assert (found[0], sorted(found[1])) == ("contradiction", ["hòa khê", "tiên sơn"])


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Vụ cháy xảy ra tại phường Lạc Đạo đêm qua.", "Vụ hỏa hoạn xảy ra ở phường Lộc An.", ["contradiction"]),
        ("Vụ cháy xảy ra tại phường Lạc Đạo đêm qua.", "Vụ hỏa hoạn xảy ra ở phường Lạc Đạo, quận Trúc Lâm.", []),
    ],
)
def test_an_event_has_one_place_of_each_level(one: str, other: str, kinds: list[str]) -> None:
    assert conflicts(one, other) == kinds
