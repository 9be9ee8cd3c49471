from __future__ import annotations

import pytest

from doichieu.claims.context import page_context
from doichieu.claims.joiners import read_joiners
from told_stories import tell

VISIT = "Chủ tịch nước Trần Văn Khải thăm chính thức Peru và Chile. "


def joiners(text: str) -> list[tuple[str, tuple[str, ...]]]:
    story = tell(text)
    page = page_context(story.readings[0], story.linking)
    assert page
    return [(member.name.name, member.legs) for member in read_joiners(page)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Bộ trưởng Ngoại giao Lê Quang Hòa sẽ tháp tùng Chủ tịch nước tới Peru.", [("Lê Quang Hòa", ("PE",))]),
        ("Bộ trưởng Công an Phạm Đức Lực tham gia đoàn từ Chile.", [("Phạm Đức Lực", ("CL",))]),
        ("Bộ trưởng Công an Phạm Đức Lực, thành viên đoàn, cho biết hai bên sẽ ký kết.", [("Phạm Đức Lực", ())]),
        ("Bộ trưởng Công an Phạm Đức Lực không đi cùng đoàn.", []),
        ("Đi cùng Chủ tịch nước có nhiều doanh nghiệp.", []),
    ],
)
def test_a_member_may_be_named_before_the_words_for_going_along(
    said: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert joiners(VISIT + said) == found
