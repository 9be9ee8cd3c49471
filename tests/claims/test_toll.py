from __future__ import annotations

import pytest

from told_stories import tell


def tolls(text: str) -> set[tuple[str, str | None]]:
    return {(claim.about.property, claim.value.amount) for claim in tell(text).said("toll")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Lũ quét làm 6 người chết, 5 người mất tích và 13 người bị thương.",
            {("dead", "6"), ("missing", "5"), ("injured", "13")},
        ),
        ("Vụ cháy làm 3 người mất tích và 11 người bị thương.", {("missing", "3"), ("injured", "11")}),
        ("Lũ làm chết 3 người và bị thương 12 người.", {("dead", "3"), ("injured", "12")}),
    ],
)
def test_each_count_goes_with_its_own_word(text: str, told: set[tuple[str, str]]) -> None:
    assert tolls(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Số người chết do lũ quét ở bản Nà Hin (Sơn La, Lai Châu) đã tăng lên 9, mưa còn to.", {("dead", "9")}),
        ("Số nạn nhân thiệt mạng lên tới 11 người.", {("dead", "11")}),
        ("Số người chết vì bão Mộc Lan lên bảy.", {("dead", "7")}),
        ("Bão Mộc Lan đưa số người tử vong lên mười hai, mưa còn to.", {("dead", "12")}),
        ("Số người chết và bị thương tăng lên 9.", set()),
        ("Số người chết do lũ tăng lên 9%.", set()),
        ("Số người chết do lũ tăng lên 9 lần.", set()),
        ("Số người chết chưa rõ, thiệt hại lên 12 tỷ đồng.", set()),
    ],
)
def test_a_toll_comes_to_a_bare_number(text: str, told: set[tuple[str, str]]) -> None:
    assert tolls(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vụ lật ca nô ở Cửa Hạ làm 17 trong 39 người trên ca nô tử vong.", {("dead", "17")}),
        ("Vụ lật đò ở Cửa Hạ làm mười trong số 39 khách, người lái trên đò tử vong.", set()),
        ("Sáu trong số tám người chết là dân thôn Lương Hạ.", set()),
        ("Vụ lật đò ở Cửa Hạ làm 39 người trên đò tử vong.", {("dead", "39")}),
    ],
)
def test_of_so_many_people_those_count_to_whom_it_happened(text: str, told: set[tuple[str, str]]) -> None:
    assert tolls(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Xe tải đâm đoàn người, 7 người chết tại chỗ, 1 người chết trên đường, 5 người bị thương.",
            {("injured", "5")},
        ),
        ("Bức tường sập, 5 người tử vong tại chỗ.", set()),
        ("Xe lao xuống đèo, 3 người chết ở xã Hạ, 2 người chết ở xã Thượng.", set()),
        ("Bão làm 6 người chết, trong đó 4 người chết ở một xã.", {("dead", "6")}),
    ],
)
def test_counts_to_be_summed_up_are_none_of_all(text: str, told: set[tuple[str, str]]) -> None:
    assert tolls(text) == told


def test_what_is_corrected_is_no_count_of_the_page() -> None:
    assert tolls('Đính chính: bài "Bão Mộc Lan đổ bộ, hai người chết" viết sai tên xã.') == set()


LEAD = "Bão Mộc Lan đổ bộ vào Quảng Trị đêm 5/9/2031. Mưa to trút xuống nhiều xã ven biển trong đêm. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đến sáng nay, mưa lũ làm năm người chết.", {("dead", "5")}),
        ("Đến sáng nay, mưa lũ làm năm người chết, trong đó ba người chết ở một xã.", {("dead", "5")}),
        ("Trong số họ có ba người chết.", set()),
        ("Năm ngoái, bão Hoa Sữa làm 14 người thiệt mạng.", set()),
        ("Ngày 3/9/2031, một vụ cháy làm hai người chết.", set()),
        ("Lũ ở Lào Cai làm hai người chết.", set()),
    ],
)
def test_the_text_counts_what_the_head_leaves_open(text: str, told: set[tuple[str, str]]) -> None:
    assert tolls(LEAD + text) == told
