from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.names.mentions import read_names
from doichieu.annotate.names.tokens import lines_of
from doichieu.annotate.posts.mentions import read_posts
from doichieu.lang.pack import load_pack
from doichieu.model.page import Block
from doichieu.model.reading import Reading, Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical
from story_parts import read


def held(reading: Reading) -> list[str]:
    """The posts as "holder: title @ body", in order of place."""

    def words(place: Range | None) -> str:
        return reading.text[place.start : place.end] if place else "-"

    return [
        f"{words(post.holder)}: {post.title}" + (f" @ {words(post.body)}" if post.body else "")
        for post in reading.posts
    ]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Phó Thủ tướng, Bộ trưởng Ngoại giao Lê Văn Ổi đến.",
         ["Lê Văn Ổi: Phó Thủ tướng", "Lê Văn Ổi: Bộ trưởng Ngoại giao"]),
        ("Trưởng Ban Nội chính Trung ương Vũ Thị Bưởi phát biểu.",
         ["Vũ Thị Bưởi: Trưởng Ban @ Ban Nội chính Trung ương"]),
        ("Bộ trưởng Ngoại giao Chile Pedro Rivas gặp Ngoại trưởng Nga Ivan Orlov.",
         ["Pedro Rivas: Bộ trưởng Ngoại giao @ Chile", "Ivan Orlov: Ngoại trưởng @ Nga"]),
        ("Ông Tạ Văn Cam, Giám đốc Sở Y tế Hà Nam, Phó Chủ tịch Hội Luật gia Việt Nam, cho biết.",
         ["Tạ Văn Cam: Giám đốc @ Sở Y tế Hà Nam", "Tạ Văn Cam: Phó Chủ tịch @ Hội Luật gia Việt Nam"]),
        ("PGS.TS Lều Văn Khế, nguyên Cục trưởng Cục Phòng bệnh, nói.",
         ["Lều Văn Khế: PGS.TS", "Lều Văn Khế: nguyên Cục trưởng @ Cục Phòng bệnh"]),
        ("Thủ tướng điện đàm với người đồng cấp Na Uy Ingrid Halden.",
         ["-: Thủ tướng", "Ingrid Halden: người đồng cấp @ Na Uy"]),
        ("Tham dự có ông Đỗ Văn Lê - bí thư Tỉnh ủy Hà Nam, ông Ngô Văn Na - phó tổng biên tập báo Sao Mai.",
         ["Đỗ Văn Lê: bí thư @ Tỉnh ủy Hà Nam", "Ngô Văn Na: phó tổng biên tập @ báo Sao Mai"]),
        ("GS.TS. Cao Văn Mít và Đại tướng Tô Văn Dừa dự.", ["Cao Văn Mít: GS.TS.", "Tô Văn Dừa: Đại tướng"]),
        ("Đồng chí Hồ Văn Quýt được bầu giữ chức Tổng Bí thư Đảng Cộng sản Việt Nam.",
         ["Hồ Văn Quýt: Tổng Bí thư @ Đảng Cộng sản Việt Nam"]),
        ("Tổng thống bổ nhiệm ông Ivan Orlov làm Thủ tướng.", ["-: Tổng thống", "Ivan Orlov: Thủ tướng"]),
        ("Các Phó Thủ tướng Lê Văn Ổi, Vũ Thị Bưởi và Tạ Văn Cam.",
         ["Lê Văn Ổi: Phó Thủ tướng", "Vũ Thị Bưởi: Phó Thủ tướng", "Tạ Văn Cam: Phó Thủ tướng"]),
        ("Nguyên Chủ tịch nước Lê Văn Ổi, quyền Bộ trưởng Y tế Vũ Thị Bưởi.",
         ["Lê Văn Ổi: Nguyên Chủ tịch nước", "Vũ Thị Bưởi: quyền Bộ trưởng Y tế"]),
        ("Trợ lý Tổng Bí thư, Phụ trách Văn phòng Tổng Bí thư Tô An Xoài.",
         ["Tô An Xoài: Trợ lý Tổng Bí thư", "Tô An Xoài: Phụ trách @ Văn phòng Tổng Bí thư"]),
        ("Đại sứ Việt Nam tại Chile Lê Văn Ổi, kiêm nhiệm Peru và Bolivia.",
         ["Lê Văn Ổi: Đại sứ Việt Nam tại @ Chile", "Lê Văn Ổi: Đại sứ Việt Nam kiêm nhiệm @ Peru",
          "Lê Văn Ổi: Đại sứ Việt Nam kiêm nhiệm @ Bolivia"]),
        ("Nhận lời mời của Tổng thống các nước Chile, Peru và Bolivia.",
         ["-: Tổng thống @ Bolivia", "-: Tổng thống @ Chile", "-: Tổng thống @ Peru"]),
        ("Chánh Văn phòng Trung ương Đảng Lê Hoài Ổi cùng Chủ tịch kiêm Tổng giám đốc Tạ Văn Cam.",
         ["Lê Hoài Ổi: Chánh Văn phòng @ Văn phòng Trung ương Đảng",
          "Tạ Văn Cam: Chủ tịch", "Tạ Văn Cam: Tổng giám đốc"]),
        ("Bộ trưởng Y tế Lê Mạnh Tùng và Bộ trưởng Tư pháp Lê Văn Tùng đến.",
         ["Lê Mạnh Tùng: Bộ trưởng Y tế", "Lê Văn Tùng: Bộ trưởng Tư pháp"]),
        ("Chủ tịch Đảng Nước Chile Công bằng Juan Sotelo tiếp khách.",
         ["Juan Sotelo: Chủ tịch @ Đảng Nước Chile Công bằng"]),
        ("Đây là chuyến thăm ở cấp Tổng Bí thư; ông từng là ứng cử viên Tổng thống.", []),
    ],
)  # fmt: skip
def test_posts_and_their_holders(text: str, posts: list[str]) -> None:
    assert sorted(held(read(text))) == sorted(canonical(post) for post in posts)


def test_a_post_of_many_goes_to_the_end_of_its_list() -> None:
    text = (
        "Cùng đi có các ủy viên Bộ Chính trị: Bộ trưởng Công an Lê Văn Ổi; Giám đốc Học viện Chính trị Vũ Thị Bưởi "
        "(tham gia tại Chile); các ủy viên Trung ương Đảng là Bộ trưởng Y tế Tạ Văn Cam, Bộ trưởng Tư pháp Đỗ Văn Lê; "
        "Đại sứ Việt Nam tại Peru Ngô Văn Na."
    )
    posts = held(read(text))
    assert [p for p in posts if p.endswith("Bộ Chính trị")] == [
        "Lê Văn Ổi: ủy viên @ Bộ Chính trị",
        "Vũ Thị Bưởi: ủy viên @ Bộ Chính trị",
    ]
    assert [p for p in posts if p.endswith("Trung ương Đảng")] == [
        "Tạ Văn Cam: ủy viên @ Trung ương Đảng",
        "Đỗ Văn Lê: ủy viên @ Trung ương Đảng",
    ]


def test_states() -> None:
    reading = read("Cựu Thủ tướng Ivan Orlov gặp quyền Tổng thống Pedro Rivas; Thủ tướng Radu Ionesco thôi giữ chức.")
    assert {post.title: post.state for post in reading.posts} == {
        "Cựu Thủ tướng": "former",
        "quyền Tổng thống": "acting",
        "Thủ tướng": "current",
    }


WORDS = st.sampled_from(
    ["các", "ủy viên", "Bộ Chính trị", "là", ":", ";", ",", "(", ")", "-", "Bộ trưởng", "Y tế", "Nguyễn Văn An",
     "kiêm", "kiêm nhiệm", "Chile", "và", "được bầu làm", "nguyên", "Đại sứ Việt Nam tại", "Tổng thống các nước"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_posts_lie_in_the_text_and_their_holders_are_people(text: str) -> None:
    text = canonical(text)
    sentences, pack = (Sentence(Range(0, len(text)), 0),), load_pack("vi")
    lines = lines_of(text, sentences, (Block(0, len(text), "body", True, ""),))
    names = read_names(lines, pack)
    people = {name.range for name in names if name.kind == "person"}
    for post in read_posts(lines, names, pack):
        assert 0 <= post.range.start < post.range.end <= len(text) and post.title
        assert post.holder is None or post.holder in people


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Bà Vũ Thị Bưởi, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh, dự.",
         ["Vũ Thị Bưởi: Phó Bí thư Tỉnh ủy", "Vũ Thị Bưởi: Chủ tịch @ HĐND tỉnh"]),
        ("Phó Bí thư Thành ủy Lê Văn Ổi đến.", ["Lê Văn Ổi: Phó Bí thư Thành ủy"]),
        ("Ông Tạ Văn Cam, Giám đốc công ty, cho biết.", ["Tạ Văn Cam: Giám đốc công ty"]),
        ("Chủ tịch Hội Luật gia Hà Nam, bà Vũ Thị Bưởi, cho biết.", ["Vũ Thị Bưởi: Chủ tịch @ Hội Luật gia Hà Nam"]),
        ("Chủ tịch UBND xã Tân Mỹ, tỉnh Hà Nam, ông Lê Văn Ổi, nói.", ["Lê Văn Ổi: Chủ tịch @ UBND xã Tân Mỹ"]),
        ("Bà Vũ Thị Bưởi, Chủ tịch Hội Luật gia Hà Nam, ông Tạ Văn Cam dự.",
         ["Vũ Thị Bưởi: Chủ tịch @ Hội Luật gia Hà Nam"]),
        ("Ông Tạ Văn Cam (52 tuổi), Giám đốc Sở Y tế Hà Nam, dự.", ["Tạ Văn Cam: Giám đốc @ Sở Y tế Hà Nam"]),
        ("Tổng giám đốc Ngân hàng Thế giới (WB) Pedro Rivas nói.", ["Pedro Rivas: Tổng giám đốc @ Ngân hàng Thế giới"]),
        ("Chủ tịch kiêm Giám đốc Công ty Sao Mai Lê Văn Ổi nói.",
         ["Lê Văn Ổi: Chủ tịch @ Công ty Sao Mai", "Lê Văn Ổi: Giám đốc @ Công ty Sao Mai"]),
        ("Phó Thủ tướng kiêm Bộ trưởng Kinh tế xanh và Biển Peru Pedro Rivas đến.",
         ["Pedro Rivas: Phó Thủ tướng @ Peru", "Pedro Rivas: Bộ trưởng Kinh tế xanh và Biển @ Peru"]),
        ("Ông Lê Văn Ổi, tân Giám đốc Sở Y tế Hà Nam, dự.", ["Lê Văn Ổi: Giám đốc @ Sở Y tế Hà Nam"]),
        ("Ông Lê Văn Ổi, Phó Giám đốc Sở Y tế Hà Nam, làm Giám đốc Sở Y tế Hà Nam.",
         ["Lê Văn Ổi: Phó Giám đốc @ Sở Y tế Hà Nam", "Lê Văn Ổi: Giám đốc @ Sở Y tế Hà Nam"]),
        ("Bà Vũ Thị Bưởi được chỉ định giữ chức Bí thư Huyện ủy.", ["Vũ Thị Bưởi: Bí thư Huyện ủy"]),
        ("Đại sứ Vũ Thị Bưởi nói.", ["Vũ Thị Bưởi: Đại sứ"]),
        ("Tổng thống đắc cử Pedro Rivas đến.", ["Pedro Rivas: Tổng thống đắc cử"]),
        ("Bà Vũ Thị Bưởi, Trưởng phòng Hành chính tổng hợp, Giám đốc Sở Y tế Hà Nam, dự.",
         ["Vũ Thị Bưởi: Trưởng phòng Hành chính tổng hợp", "Vũ Thị Bưởi: Giám đốc @ Sở Y tế Hà Nam"]),
        ("Ông Lê Văn Ổi, Ủy viên Bộ Chính trị, Phó Chủ tịch Hội Luật gia Hà Nam, Giám đốc Sở Y tế Hà Nam, "
         "được giao quyền Chủ tịch UBND tỉnh.",
         ["Lê Văn Ổi: Ủy viên @ Bộ Chính trị", "Lê Văn Ổi: Phó Chủ tịch @ Hội Luật gia Hà Nam",
          "Lê Văn Ổi: Giám đốc @ Sở Y tế Hà Nam", "Lê Văn Ổi: quyền Chủ tịch @ UBND tỉnh"]),
    ],
)  # fmt: skip
def test_posts_take_bodies_without_names_and_hold_across_brackets_and_commas(text: str, posts: list[str]) -> None:
    assert held(read(text)) == [canonical(post) for post in posts]


def test_an_item_of_a_list_keeps_its_post_where_the_page_opens_a_sentence_with_a_part_of_it() -> None:
    page = read("Chủ tịch Quốc hội Lê Văn An rời Hà Nội.", "- Phó Chủ tịch Quốc hội Thân Đức Hòa đến.")
    assert [post.title for post in page.posts] == ["Chủ tịch", "Phó Chủ tịch"]
