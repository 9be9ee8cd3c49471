from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.annotate.sentences import read_sentences
from doichieu.lang.pack import load_pack
from doichieu.model.page import Block

VI = load_pack("vi")


def split(text: str) -> list[str]:
    block = Block(0, len(text), "body", True, "test")
    return [text[s.range.start : s.range.end] for s in read_sentences(text, (block,), VI)]


def test_a_line_break_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    assert split("Tin vắn\nMưa lớn ở Huế") == ["Tin vắn", "Mưa lớn ở Huế"]
    assert split("Mưa lớn\nở Huế. Gió mạnh.") == ["Mưa lớn\nở Huế.", "Gió mạnh."]


def test_semicolons_end_nothing_but_items_on_lines_of_their_own_are_apart() -> None:
    assert split("Đoàn gồm: ông Sáu; bà Bảy; anh Tám.") == ["Đoàn gồm: ông Sáu; bà Bảy; anh Tám."]
    assert split("Gồm:\n- ông Sáu;\n- bà Bảy;") == ["Gồm:", "- ông Sáu;", "- bà Bảy;"]


@pytest.mark.parametrize(
    "text",
    [
        "Ông đến TP. Hồ Chí Minh hôm qua.",
        "Cầu dài 1.657 m, rộng 4,58 m và giá 5.000 USD.",
        "Họ ở Q. 1, P. Bến Nghé.",
        "ThS. Lý Văn Tư và GS. TS. Đỗ Năm cùng ký.",
        "Nhiều lĩnh vực... trong đó có y tế.",
        "“Bao giờ xong?” ông hỏi.",
        "Anh hỏi: “Sao lại thế? ”.",
        "Trận đấu kéo dài… 5 tiếng.",
        "Tàu của Công ty J. P. Morgan cập cảng.",
    ],
)
def test_points_inside_a_sentence(text: str) -> None:
    assert split(text) == [text]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert split("Ông nói: “Xong rồi.” Bà gật đầu. (Ảnh: Tám.) Hết") == [
        "Ông nói: “Xong rồi.”", "Bà gật đầu.", "(Ảnh: Tám.)", "Hết",
    ]  # fmt: skip


def test_only_kept_blocks_are_read_and_a_sentence_knows_its_block() -> None:
    text = "Menu. Trang chủ. Tin chính. Tin phụ."
    blocks = (Block(0, 16, "navigation", False, "test"), Block(17, len(text), "body", True, "test"))
    assert [(s.range.start, s.block) for s in read_sentences(text, blocks, VI)] == [(17, 1), (28, 1)]


@given(st.text(alphabet=" \n.…!?”“\"'()-;abcAĐÔông1V/", max_size=200))
def test_sentences_are_in_order_apart_without_outer_blanks_and_lose_nothing(text: str) -> None:
    block = Block(0, len(text), "body", True, "test")
    done = 0
    for sentence in read_sentences(text, (block,), VI):
        place = sentence.range
        assert not any(map(str.isalnum, text[done : place.start]))
        assert text[place.start : place.end].strip() == text[place.start : place.end] != ""
        done = place.end
    assert not any(map(str.isalnum, text[done:]))


@pytest.mark.parametrize("text", ["ă" * 1_000_000, "1" * 1_000_000, "." * 1_000_000, ".)" * 300_000, "A. " * 300_000])
def test_long_lines_take_no_longer_than_their_length(text: str) -> None:
    assert [c for line in split(text) for c in line if c.isalnum()] == [c for c in text if c.isalnum()]
