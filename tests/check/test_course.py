from __future__ import annotations

import pytest

from story_parts import read
from told_stories import tell_readings

TOLL = "Lũ quét ở bản Nà Hin làm {} người chết."


def kinds(*told: tuple[str, str]) -> list[str]:
    pages = [read(TOLL.format(count), published=day) for day, count in told]
    return [f.kind for f in tell_readings(*pages).findings if len({side.value.amount for side in f.sides}) > 1]


@pytest.mark.parametrize(
    "told",
    [
        (("2031-06-05", "7"), ("2031-06-06", "9")),
        (("2031-06-05", "7"), ("2031-06-06", "9"), ("2031-06-07", "8")),
        (("2031-06-05T06:00", "7"), ("2031-06-05T20:00", "9")),
    ],
)
def test_a_count_of_later_days_is_an_update_up_or_down(told: tuple[tuple[str, str], ...]) -> None:
    assert kinds(*told) == ["update"]


EARLY = "Lũ quét ở bản Nà Hin cướp đi sinh mạng của 7 người."
OTHERWISE = "Nước dâng trong đêm ở xã Mường Hạ, 9 người thiệt mạng."


def odds(*told: tuple[str | None, str]) -> list[str]:
    findings = tell_readings(*(read(page, published=day) for day, page in told)).findings
    return [f.kind for f in findings if len({side.value.amount for side in f.sides}) > 1]


def test_more_than_two_counts_are_a_course() -> None:
    third = "Trận lũ rạng sáng nay: 8 nạn nhân tử vong."
    assert odds(("2031-06-05", EARLY), ("2031-06-06", OTHERWISE), ("2031-06-05", third)) == ["update"]
    assert odds(("2031-06-05", EARLY), ("2031-06-05", OTHERWISE), ("2031-06-05", third)) == []


def test_two_counts_of_one_day_are_at_odds() -> None:
    assert odds(("2031-06-05", EARLY), ("2031-06-05", OTHERWISE)) == ["contradiction"]


@pytest.mark.parametrize("day", [None, "2031-06"])
def test_counts_of_days_that_are_not_known_tell_nothing(day: str | None) -> None:
    assert odds((day, EARLY), ("2031-06-05", OTHERWISE)) == []


@pytest.mark.parametrize(
    "page",
    [
        "Nước dâng trong đêm ở xã Mường Hạ, đến chiều có 9 người thiệt mạng.",
        "Nước dâng trong đêm ở xã Mường Hạ, đã có 9 người thiệt mạng.",
        "Số người thiệt mạng ở xã Mường Hạ lên 9.",
        f"{OTHERWISE} Bộ đội vẫn tìm kiếm dưới bùn.",
        "Nước dâng trong đêm ở xã Mường Hạ, 9 người thiệt mạng, 2 người mất tích.",
        "Nước dâng trong đêm ở xã Mường Hạ, trên 8 người thiệt mạng.",
        "Nước dâng trong đêm ở xã Mường Hạ, 9 người thiệt mạng tại chỗ.",
    ],
)
def test_a_count_that_goes_on_is_never_at_odds(page: str) -> None:
    assert "contradiction" not in odds(("2031-06-05", EARLY), ("2031-06-05", page))
