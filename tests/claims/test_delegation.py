from __future__ import annotations

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
    assert members("Về phía Việt Nam dự hội đàm có Bộ trưởng Ngoại giao Lê Quang Hòa.") == []


def test_a_list_may_run_over_lines() -> None:
    text = "Thành phần đoàn gồm:\nPhó Chủ tịch nước Võ Thị Lan;\nBộ trưởng Công an Phạm Đức Lực.\nÔng nói với báo chí."
    assert [name for name, _ in members(text)] == ["Võ Thị Lan", "Phạm Đức Lực"]
