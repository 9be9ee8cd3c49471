from __future__ import annotations

import pytest

from doichieu.model.reading import Reading
from doichieu.text.canonical import canonical
from story_parts import read

KINDS = {"P": "person", "O": "organization", "L": "place"}


def found(reading: Reading, kinds: str = "POL") -> list[str]:
    """The names of these kinds as written, in order."""
    wanted = {KINDS[kind] for kind in kinds}
    return [reading.text[n.range.start : n.range.end] for n in reading.names if n.kind in wanted and not n.nested]


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["Đêm qua, Minh Quế đã hát.", "Khán giả yêu mến Minh Quế."], ["Minh Quế", "Minh Quế"]),
        (["Ngôi sao Quistorp cùng Melvarez về nước. Thầy trò Quistorp thắng."], ["Quistorp", "Melvarez", "Quistorp"]),
        (["Ngôi sao Katrin Vollmar chia sẻ. Người hâm mộ mến Katrin."], ["Katrin Vollmar", "Katrin"]),
        (["Ca sĩ Lý Thu Mận (Molly Li) và Dax Orrin (Peru) dự."], ["Lý Thu Mận", "Molly Li", "Dax Orrin"]),
    ],
)  # fmt: skip
def test_what_stands_around_a_name_makes_it_a_persons(lines: list[str], people: list[str]) -> None:
    assert found(read(*lines), "P")[: len(people)] == [canonical(name) for name in people]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ phim Ganvora Nights ra rạp; ca khúc Melvarez rất hay.",
        "Chiếc xe Torvana chạy êm. Xe Torvana giá rẻ.",
        "Giải Corvana Open khai mạc; dòng Galaxy Zeta 3 ra mắt.",
        "Cổ phiếu QZX tăng, mã QZX giảm, mã VRT đứng giá.",
    ],
)
def test_goods_works_contests_and_shares_are_no_names(text: str) -> None:
    assert found(read(text)) == []


def test_a_name_is_a_place_after_the_words_for_where_and_a_body_after_the_words_for_clubs() -> None:
    text = "Anh sống tại Quistorp. Mưa lớn ở Quistorp. Tiền đạo ấy khoác áo Melvarez, làm khách của Melvarez."
    assert found(read(text), "L") == ["Quistorp", "Quistorp"]
    assert found(read(text), "O") == ["Melvarez", "Melvarez"]


def test_clubs_of_towns_are_bodies_only_where_games_are_told() -> None:
    told = "HLV khen tiền đạo. Đội bóng thắng trận đấu. Lyon ghi bàn ở phút cuối; khách đến thành phố Lyon."
    assert found(read(told), "O") == ["Lyon"]
    assert found(read("Hội chợ sách ở Lyon đông khách."), "O") == []
    assert found(read("HLV và cầu thủ rời CLB. V.Ninh Bình gặp Hải Phòng FC trong trận đấu."), "O") == [
        "V.Ninh Bình",
        "Hải Phòng FC",
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Nhiều ca sĩ nổi tiếng như Quist (Melvar), Torva, Zenthe và Orrin dự.",
            ["Quist", "Torva", "Zenthe", "Orrin"],
        ),
        ('"Máy chạy êm", Dax Orrin - giám đốc điều hành xưởng - cho hay.', ["Dax Orrin"]),
        ("Cô Lan đến. Mẹ của Lan đứng chờ Lan ở cổng.", ["Lan", "Lan", "Lan"]),
        ("Tiền đạo, hậu vệ và HLV vào trận đấu; Dax Orrin rời sân.", ["Dax Orrin"]),
    ],
)
def test_lists_posts_and_other_places_of_the_page_make_a_person(text: str, people: list[str]) -> None:
    assert found(read(text), "P") == people


def test_directions_are_no_given_names() -> None:
    assert found(read("Anh Nam kể. Gió từ phía Nam thổi tới."), "P") == ["Nam"]
