"""A page that says what it had wrong: the wrong value wherever it stands, and the right one."""

from __future__ import annotations

import pytest

from doichieu.check.corrections import taken_back, withdrawn
from story_parts import read

OLD = "Lũ quét ở huyện Ba Lòng làm mất điện 9 xã trong đêm."


def told(new: str, *others: str) -> list[tuple[set[str], set[str]]]:
    found = taken_back([read(text) for text in (*others, new)])
    return [({span.exact for span in taken.wrong}, {span.exact for span in taken.right}) for taken in found]


@pytest.mark.parametrize(
    "new",
    [
        "Đính chính: trong bài hôm qua, chúng tôi viết 9 xã mất điện; con số đúng là 19 xã.",
        "Tòa soạn xin đính chính: có 19 xã mất điện, chứ không phải 9 xã như đã đưa.",
        "Đính chính: trong bài hôm qua, báo viết 9 xã mất điện. Chính quyền cho biết có 19 xã mất điện.",
        "Bài hôm qua của chúng tôi viết nhầm là 9 xã mất điện. Thực tế là 19 xã.",
    ],
)
def test_the_wrong_value_and_the_right_one_are_told_apart(new: str) -> None:
    assert told(new, OLD) == [({"9 xã"}, {"19 xã"})]


def test_other_pages_that_had_it_wrong_are_cited() -> None:
    new = read("Đính chính: chúng tôi viết 9 xã mất điện; con số đúng là 19 xã.", published="2031-06-06")
    old, later = read(OLD, published="2031-06-05"), read(OLD + " Xin cảm ơn.", published="2031-06-07")
    (taken,) = taken_back([old, new, later])
    assert {span.page for span in taken.wrong} == {old.page.id, new.page.id}
    assert list(taken_back([later, new, old])) == [taken]


@pytest.mark.parametrize(
    "new",
    [
        "Con số đúng là 19 xã, nhiều hơn 9 xã của năm ngoái.",
        "Đính chính: chúng tôi viết 9 xã mất điện; con số đúng là 19 hộ.",
        "Đính chính: tên đúng của cầu là Ba Lòng, dài 19 m.",
        "Đính chính: bài của Lê Văn Bảy ngày 5/6/2031 viết sai tên. Ông Hà Văn Chín đã được xin lỗi ngày 6/6/2031.",
    ],
)
def test_without_a_word_of_correction_or_two_values_of_a_kind_nothing_is_taken_back(new: str) -> None:
    assert told(new, OLD) == []


@pytest.mark.parametrize(
    ("new", "wrong", "right"),
    [
        ("Đính chính: báo viết lũ về ngày 5/6/2031; đúng ra là ngày 6/6/2031.", "ngày 5/6/2031", "ngày 6/6/2031"),
        ("Đính chính: báo viết người mất là Lê Văn Bảy; tên đúng là Lê Văn Bẩy.", "Lê Văn Bảy", "Lê Văn Bẩy"),
    ],
)
def test_days_and_names_are_corrected_too(new: str, wrong: str, right: str) -> None:
    assert told(new) == [({wrong}, {right})]


def test_a_page_that_is_taken_back_is_named_by_its_title() -> None:
    old = read("Cầu Ba Lòng sập trong đêm", OLD, roles=("title",))
    new = read("Tòa soạn xin gỡ bài 'Cầu Ba Lòng sập trong đêm' vì tin chưa được kiểm chứng.")
    (taken,) = withdrawn([old, new])
    assert [span.exact for span in (*taken.wrong, *taken.right)] == ["Cầu Ba Lòng sập trong đêm", "xin gỡ"]
    assert list(withdrawn([old, read("Tòa soạn xin gỡ bài về cầu Ba Lòng.")])) == []
