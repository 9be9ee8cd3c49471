from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import solar_to_lunar

from doichieu.annotate.times.atoms import Day, Moon
from doichieu.annotate.times.lunar import solar_days

# New Year as Vietnam kept it (official calendars); in 1985, 2007, 2030 and 2053 not on China's day.
NEW_YEARS = [
    "1968-01-29", "1985-01-21", "2007-02-17", "2008-02-07", "2013-02-10", "2014-01-31", "2015-02-19", "2019-02-05",
    "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2030-02-02",
    "2053-02-18",
]  # fmt: skip


def of(day: date) -> Day:
    return Day(day.year, day.month, day.day)


@pytest.mark.parametrize("told", NEW_YEARS)
def test_new_year_is_the_day_that_vietnam_kept(told: str) -> None:
    day = date.fromisoformat(told)
    assert solar_days(Moon(1, 1, day.year), None) == (of(day), None, False)
    eve = solar_days(Moon(12, 30, day.year - 1, eve=True), None)
    assert eve == (of(day - timedelta(1)), None, False)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(-150, 150))
def test_a_lunar_day_is_read_back_as_the_day_it_is(day: date, away: int) -> None:
    moon = solar_to_lunar(day)
    told = Moon(moon.month, moon.day, moon.year, leap=moon.leap)
    assert solar_days(told, None) == (of(day), None, False)
    near = of(day + timedelta(away))
    assert solar_days(Moon(moon.month, moon.day, leap=moon.leap), near) == (of(day), None, True)
    assert solar_days(Moon(moon.month, moon.day, leap=moon.leap, cycle=(moon.year - 4) % 60), near) == (
        of(day),
        None,
        True,
    )


def test_the_month_before_a_leap_month_ends_where_that_begins() -> None:
    sixth, leap = solar_days(Moon(6, year=2025), None), solar_days(Moon(6, year=2025, leap=True), None)
    assert sixth == (Day(2025, 6, 25), Day(2025, 7, 24), False)
    assert leap == (Day(2025, 7, 25), Day(2025, 8, 22), False)


def test_a_leap_month_that_its_year_does_not_have_is_none() -> None:
    assert solar_days(Moon(5, year=2025, leap=True), None) is None
    assert solar_days(Moon(5, year=2024, leap=True), None) is None


def test_a_day_that_its_month_does_not_have_is_none() -> None:
    assert solar_days(Moon(12, 30, 2024), None) is None  # the month before Tết 2025 had 29 days


def test_without_a_year_or_a_page_date_nothing_is_said() -> None:
    assert solar_days(Moon(1, 15), None) is None
    assert solar_days(Moon(1, 15), Day(2025)) is None
    assert solar_days(Moon(1, 15, 3000), None) is None
