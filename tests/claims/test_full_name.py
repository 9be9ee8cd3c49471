from __future__ import annotations

import pytest

from doichieu.claims.types.full_name import toneless
from told_stories import tell


def test_tones_are_left_out_and_letters_stay() -> None:
    assert toneless("Bùi Thị Lệ Quyến") == toneless("bùi thị lê quyên") == "bui thi lê quyên"
    assert toneless("Đàm Văn Hảo") == "đam văn hao"


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Thiếu tá Đàm Văn Hào cảm ơn bà con.", "Ông Đàm Văn Hảo lập đội tuần tra.", ["contradiction"]),
        ("Ông Trần Thị Bảy đến.", "Bà Trần Thị Bẩy đến.", []),
        ("Ông Dam Van Hao đến.", "Ông Đàm Văn Hào đến.", []),
        ("Ông Đàm Văn Hào và ông Đàm Văn Hảo đến.", "Ông Đàm Văn Hảo lập đội tuần tra.", []),
    ],
)
def test_another_tone_is_another_name(one: str, other: str, kinds: list[str]) -> None:
    assert [f.kind for f in tell(one, other).findings if f.rule == "one_tone"] == kinds
