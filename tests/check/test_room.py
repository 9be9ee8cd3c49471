from __future__ import annotations

import pytest

from told_stories import tell

TOLD = "Lũ quét ở bản Nà Hin làm {} chết."


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("ít nhất 6 người", "8 người", {"granularity"}),
        ("ít nhất 8 người", "6 người", {"contradiction"}),
        ("6 người", "8 người", {"contradiction"}),
        ("hơn 240 người", "250 người", {"granularity"}),
        ("gần 250 người", "243 người", {"granularity"}),
        ("hơn 250 người", "231 người", {"contradiction"}),
    ],
)
def test_a_count_that_is_at_least_or_over_so_much_leaves_room(one: str, other: str, kinds: set[str]) -> None:
    for first, second in ((one, other), (other, one)):
        story = tell(TOLD.format(first), "Mưa to. " + TOLD.format(second) + " Lực lượng cứu hộ đã tới.")
        assert {f.kind for f in story.findings if len({s.value.amount for s in f.sides}) > 1} == kinds
