from __future__ import annotations

import pytest

from doichieu.claims.context import page_context
from doichieu.claims.delegation import read_members
from told_stories import tell

LIST = (
    "Chủ tịch nước Trần Văn Khải thăm chính thức Peru và Chile. Tham gia đoàn có: Phó Chủ tịch nước Võ Thị Lan; "
    "Bộ trưởng Ngoại giao Lê Quang Hòa (tham gia các hoạt động cùng đoàn tại Peru); Bộ trưởng Công an Phạm Đức Lực."
)


def members(text: str) -> list[tuple[str, tuple[str, ...]]]:
    story = tell(text)
    page = page_context(story.readings[0], story.linking)
    assert page is not None
    return [(member.name.name, member.legs) for member in read_members(page)]


def test_a_bracket_limits_the_member_before_it_alone() -> None:
    assert members(LIST) == [("Võ Thị Lan", ()), ("Lê Quang Hòa", ("PE",)), ("Phạm Đức Lực", ())]


def test_those_who_receive_are_no_members() -> None:
    text = "Về phía Việt Nam dự hội đàm có Bộ trưởng Ngoại giao Lê Quang Hòa."
    story = tell(text)
    page = page_context(story.readings[0], story.linking)
    assert page and [member.side for member in read_members(page)] == ["VN"]


def test_a_list_may_run_over_lines() -> None:
    text = "Thành phần đoàn gồm:\nPhó Chủ tịch nước Võ Thị Lan;\nBộ trưởng Công an Phạm Đức Lực.\nÔng nói với báo chí."
    assert [name for name, _ in members(text)] == ["Võ Thị Lan", "Phạm Đức Lực"]


@pytest.mark.parametrize(
    "opening",
    [
        "Tháp tùng Quốc vương có",
        "Cùng đi với Tổng thống có",
        "Đi cùng bà Ana Morales có các đồng chí:",
        "Thành phần tháp tùng Thủ tướng gồm:",
        "Tham gia Đoàn công tác của Chủ tịch Quốc hội có các đồng chí:",
        "Tháp tùng nhà lãnh đạo Peru có",
        "Thành viên Đoàn gồm:",
        "Trong đoàn có",
        "Các thành viên chính thức:",
        "Về phía ta có",
    ],
)
def test_a_list_opens_by_its_grammar(opening: str) -> None:
    text = f"{opening} Bộ trưởng Ngoại giao Lê Quang Hòa và Bộ trưởng Công an Phạm Đức Lực."
    assert [name for name, _ in members(text)] == ["Lê Quang Hòa", "Phạm Đức Lực"]


@pytest.mark.parametrize(
    "text",
    [
        "Đón đoàn tại sân bay có Thứ trưởng Bộ Ngoại giao Lê Quang Hòa.",
        "Ra đón đoàn có Thứ trưởng Bộ Ngoại giao Lê Quang Hòa.",
        "Đi cùng đoàn, ông có cuộc gặp với Bộ trưởng Công an Phạm Đức Lực.",
        "Tham dự hội đàm có Bộ trưởng Công an Phạm Đức Lực.",
    ],
)
def test_greeters_and_partners_are_no_list(text: str) -> None:
    assert members(text) == []


def test_a_bracket_may_stand_behind_the_posts_and_an_unknown_item_ends_no_list() -> None:
    text = (
        "Thủ tướng Trần Văn Khải thăm Peru và Chile. Thành phần đoàn gồm:\n- Bộ trưởng Công an Phạm Đức Lực;\n"
        "- Thứ trưởng Bộ Y tế;\n- Lê Quang Hòa, Bộ trưởng Ngoại giao (chỉ dự các hoạt động tại Chile)."
    )
    assert members(text) == [("Phạm Đức Lực", ()), ("Lê Quang Hòa", ("CL",))]


def test_a_spouse_in_a_list_comes_along() -> None:
    story = tell(
        "Tổng thống Peru Ana Morales thăm Chile. Tháp tùng Tổng thống có Phu quân Diego Morales và Bộ trưởng Ngoại "
        "giao Luis Ferrada."
    )
    page = page_context(story.readings[0], story.linking)
    assert page is not None
    assert [(m.name.name, m.spouse) for m in read_members(page)] == [("Diego Morales", True), ("Luis Ferrada", False)]
