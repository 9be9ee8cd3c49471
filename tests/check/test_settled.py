from __future__ import annotations

import pytest

from story_parts import read
from told_stories import tell_readings

EARLY = "Bão Mộc Lan vào Quảng Trị. Thiệt hại tạm tính 85 tỷ đồng."
FINAL = "Sau bão Mộc Lan, tỉnh tính lại thiệt hại. Con số chính thức về thiệt hại là 132 tỷ đồng."


@pytest.mark.parametrize(
    ("days", "final", "found"),
    [
        (("2031-06-05", "2031-06-09"), FINAL, True),
        (("2031-06-09", "2031-06-05"), FINAL, False),
        ((None, None), FINAL, False),
        (("2031-06-05", "2031-06-09"), "Con số chính thức về người dự là 132 người.", False),
        (("2031-06-05", "2031-06-09"), "Ông thăm chính thức Peru, chi 132 tỷ đồng cho việc này.", False),
    ],
)
def test_what_is_counted_for_good_is_an_update(days: tuple[str | None, str | None], final: str, found: bool) -> None:
    pages = [read(text, published=day) for text, day in zip((EARLY, final), days, strict=True)]
    for order in (pages, pages[::-1]):
        told = [f.kind for f in tell_readings(*order).findings if f.rule == "counted_for_good"]
        assert told == (["update"] if found else [])
