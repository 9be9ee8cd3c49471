from __future__ import annotations

import pytest

from told_stories import read, tell_readings

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


def test_a_count_of_the_same_day_beside_those_of_others_is_at_odds() -> None:
    assert kinds(("2031-06-05", "7"), ("2031-06-06", "9"), ("2031-06-05", "8")) == ["contradiction"]
