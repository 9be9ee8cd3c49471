"""Dates of the Vietnamese lunar calendar as Gregorian days.

The calendar is reckoned on Hanoi time (UTC+7) and so differs from the Chinese one in some years: Tết fell on
21 January in 1985 and on 17 February in 2007. `lunar_vn` knows the years 1900 to 2100.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

from doichieu.annotate.times.atoms import Atom, Day, Moon
from doichieu.annotate.times.forms import Found, TimeWords

_FULL_MOON = 15
_LAST_MONTH = 12
_LATE = 20
_CYCLE = 60
_STEMS, _BRANCHES = range(10), range(12)
_CYCLE_START = 4
_FIRST_YEAR, _LAST_YEAR = 1901, 2099


def read_lunar(found: Found, words: TimeWords) -> Atom:
    """A date of the lunar calendar, or one day to another of a month."""
    day = _FULL_MOON if "moon" in found.slots else found.number("D")
    last = found.number("D2")
    return Atom(
        start=found.start,
        end=found.end,
        moon=_moon(found, words, day),
        moon_end=None if last is None else _moon(found, words, last),
    )


def _moon(found: Found, words: TimeWords, day: int | None) -> Moon:
    """The lunar date that a form says; days of Tết from the twentieth on are those before New Year."""
    year, off = found.number("Y"), words.times.years.get(found.slots.get("years", ""))
    cycle = _cycle(found, words)
    if "eve" in found.slots or "tet" in found.slots:
        before = "eve" in found.slots or (day or 0) >= _LATE
        year = year - 1 if year and before else year
        off = off - 1 if off is not None and before else off
        cycle = cycle if cycle is None else (cycle - before) % _CYCLE
        return Moon(_LAST_MONTH if before else 1, day, year, off, eve="eve" in found.slots, cycle=cycle)
    return Moon(_month(found, words), day, year, off, leap="leap" in found.slots, cycle=cycle)


def _cycle(found: Found, words: TimeWords) -> int | None:
    """The place of a year that is named by stem and branch in the cycle of sixty, None where there is no such year."""
    if "stem" not in found.slots:
        return None
    stem, branch = words.times.stems[found.slots["stem"]], words.times.branches[found.slots["branch"]]
    return next((n for n in range(_CYCLE) if n % len(_STEMS) == stem and n % len(_BRANCHES) == branch), None)


def _month(found: Found, words: TimeWords) -> int:
    if "first" in found.slots or "last" in found.slots:
        return 1 if "first" in found.slots else _LAST_MONTH
    said = found.slots.get("Mw") or found.slots["M"]
    return int(said) if said.isdigit() else words.times.months[said]


class SolarDays(NamedTuple):
    """The Gregorian day of a lunar date, or the first and last day of its month; whether the year was inferred."""

    first: Day
    last: Day | None
    year_inferred: bool


def solar_days(moon: Moon, near: Day | None) -> SolarDays | None:
    """A lunar date in the Gregorian calendar.

    A year that is not said is that which brings the date nearest to `near`; None where nothing tells it, and for a
    day that its month does not have.
    """
    year, inferred = moon.year, moon.year is None
    if year is None and moon.years_off is not None and near and near.year:
        year = near.year + moon.years_off
    years: Iterable[int] = (year,) if year is not None else _years(near, moon.cycle)
    found = [days for one in years if (days := _days(moon, one))]
    if not found:
        return None
    day = near and near.year and date(near.year, near.month or 6, near.day or _FULL_MOON)
    first, last = min(found, key=lambda days: abs((days[0] - day).days)) if day else found[0]
    return SolarDays(_of(first), None if last is None else _of(last), inferred)


def _years(near: Day | None, cycle: int | None) -> Iterable[int]:
    """The lunar years that may be meant; none where not even the month of the page is known, or the year of a cycle."""
    if near and near.year and cycle is not None:
        half = _CYCLE // 2
        return (year for year in range(near.year - half, near.year + half) if (year - _CYCLE_START) % _CYCLE == cycle)
    return (near.year - 1, near.year, near.year + 1) if near and near.year and near.month else ()


def _days(moon: Moon, year: int) -> tuple[date, date | None] | None:
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    if moon.eve:
        return _day(1, 1, year + 1) - timedelta(1), None
    try:
        first = lunar_to_solar(LunarDate(1, moon.month, year, moon.leap))
    except ValueError:
        return None
    if solar_to_lunar(first).leap != moon.leap:  # a leap month that its year does not have
        return None
    last = first + timedelta(29)
    if solar_to_lunar(last).day == 1:
        last -= timedelta(1)
    if moon.day is None:
        return first, last
    day = first + timedelta(moon.day - 1)
    return (day, None) if day <= last else None


def _day(day: int, month: int, year: int) -> date:
    return lunar_to_solar(LunarDate(day, month, year))


def _of(day: date) -> Day:
    return Day(day.year, day.month, day.day)
