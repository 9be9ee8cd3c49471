"""Simple expressions of time, with what they say and what they leave open."""

from __future__ import annotations

from msgspec import Struct

from doichieu.model.reading import Part, TimeSense

_CENTURY = 100


class Day(Struct, frozen=True, order=True):
    """A date as far as it is said; parts that are not said are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def level(self) -> str:
        """The finest part that is said, as the unit of a length: Y, M or D."""
        return "D" if self.day else "M" if self.month else "Y"


class Shift(Struct, frozen=True):
    """A distance from a known date, in units Y, M, W or D; `base` says from which.

    A `year` stands for the distance where the press says it ("cùng kỳ 2024").
    """

    unit: str
    offset: int
    base: str = "published"
    year: int | None = None


class Moon(Struct, frozen=True):
    """A lunar date as far as it is said: a day of a month, or the month; `eve` is the last day of the year.

    `leap` months follow the one of their number; `cycle` is the year's place in the cycle of sixty, from 0.
    """

    month: int
    day: int | None = None
    year: int | None = None
    years_off: int | None = None
    eve: bool = False
    leap: bool = False
    cycle: int | None = None


class Atom(Struct, frozen=True, kw_only=True):
    """An expression of time before its open parts are filled.

    One of: a date (`first`, with `last` an interval, with `shift` one to be reckoned), a clock time, part of
    the day or weekday (joined to a date or not), a `length` in ISO 8601, a recurrence (`every`), or none of
    these: vague. `weak` ones count only beside another; `turn` opens a date at one side. A `named` year belongs
    to a name, and dates nothing else. `moon` is a lunar date, with `moon_end` an interval; `toward` says whether a
    date without a year is behind (-1) or ahead (1), `foretold` that its clause tells of what is to come.
    """

    start: int
    end: int
    first: Day | None = None
    last: Day | None = None
    years_off: int | None = None
    shift: Shift | None = None
    clock: str | None = None
    clock_end: str | None = None
    part: Part | None = None
    weekday: int | None = None
    length: str | None = None
    every: str | None = None
    sense: TimeSense = "calendar"
    season: int | None = None
    quarter: bool = False
    weak: bool = False
    bare: bool = False
    led: bool = False
    feast: bool = False
    named: bool = False
    turn: str | None = None
    until: Atom | None = None
    moon: Moon | None = None
    moon_end: Moon | None = None
    toward: int = 0
    foretold: bool = False

    @property
    def dated(self) -> bool:
        """Whether it says a day, month or year, or one to be reckoned."""
        return self.first is not None or self.shift is not None

    @property
    def within_day(self) -> bool:
        """Whether it only says something of a day: clock, part, weekday."""
        return not self.dated and (self.clock or self.part or self.weekday) is not None


def possible(day: Day | None) -> bool:
    """Whether the calendar has such a day, as far as it is said."""
    return not (day and day.day and day.month and day.day > days_in(day.year, day.month))


def days_in(year: int | None, month: int) -> int:
    """How many days a month has; February of an unknown year may have 29."""
    leap = year is None or (year % 4 == 0 and (year % _CENTURY != 0 or year % 400 == 0))
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
