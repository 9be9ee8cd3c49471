from __future__ import annotations

import pytest

from doichieu.model.page import Role
from doichieu.model.reading import Reading
from doichieu.text.canonical import canonical
from story_parts import read


def found(reading: Reading, kind: str) -> list[str]:
    """The names of a kind as written, in order."""
    return [reading.text[n.range.start : n.range.end] for n in reading.names if n.kind == kind and not n.nested]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("(SMO) - Mưa lớn suốt đêm.", ["SMO"]),
        ("Chimsao News – Mưa lớn suốt đêm.", ["Chimsao News"]),
        ("CSO.VN - Mưa lớn suốt đêm.", ["CSO.VN"]),
        ("Hà Nội - Mưa lớn suốt đêm.", []),
        ("Ông Tạ Văn Cam - giám đốc - phát biểu.", []),
        ("Theo trang Chimsao.vn và PV Baomoc.com.vn, mưa lớn.", ["Chimsao.vn", "Baomoc.com.vn"]),
        ("Gửi thư về toasoan@chimsao.vn để góp ý.", []),
    ],
)
def test_papers_in_datelines_and_sites(text: str, paper: list[str]) -> None:
    assert found(read(text), "organization") == paper


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mưa lớn. Ảnh: Hữu Quýt Ở vùng khác trời nắng.", ["Hữu Quýt"]),
        ("Mưa lớn (Ảnh: N.L).", ["N.L"]),
        ("Cảnh mưa ở chợ. Ảnh: An Nhơn.", ["An Nhơn"]),
        ("Cảnh mưa ở chợ. Ảnh: Internet.", []),
    ],
)
def test_makers_of_pictures(text: str, people: list[str]) -> None:
    assert found(read(text), "person") == [canonical(name) for name in people]


@pytest.mark.parametrize(
    ("last", "people", "bodies"),
    [
        ("Thanh Lê", ["Thanh Lê"], []),
        ("T.Mận", ["T.Mận"], []),
        ("Minh Quế (theo Sao Mai)", ["Minh Quế"], ["Sao Mai"]),
        ("UBND TP", [], []),
    ],
)
@pytest.mark.parametrize("role", ["body", "byline"])
def test_who_signs_a_page(last: str, people: list[str], bodies: list[str], role: Role) -> None:
    page = read("Mưa lớn suốt đêm.", last, roles=("body", role)) if role == "byline" else read(f"Mưa lớn. {last}")
    assert found(page, "person") == [canonical(name) for name in people]
    assert [body for body in found(page, "organization") if body != "UBND TP"] == bodies


def test_initials_after_a_title_are_a_person() -> None:
    text = "Chị N.T.H. (ngụ quận 3) kể với anh H. rằng bà V đã đi; Thủ tướng V. Orlanov đến."
    assert found(read(text), "person") == ["N.T.H.", "H.", "V", "V. Orlanov"]


def test_a_signature_ends_where_the_page_repeats_a_sentence() -> None:
    body = "Chợ được dựng lại sau bão. Mưa lớn suốt đêm. Dân làng góp gỗ. Hồng Quýt Chợ được dựng lại sau bão."
    assert found(read(body), "person") == ["Hồng Quýt"]


def test_a_country_s_syllable_may_begin_a_photographer_s_name() -> None:
    assert found(read("Cảnh chợ sau mưa. Ảnh: Anh Quýt Tương tự mọi năm, chợ đông."), "person") == ["Anh Quýt"]


def test_the_last_point_of_a_signature_s_initials_belongs_to_them() -> None:
    assert found(read("Chợ vắng hẳn sau mưa. Dân lo lắng. V.T."), "person") == ["V.T."]
