"""Simple expressions of time: one form each, with what it says and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.numerals import plain
from doichieu.annotate.times_forms import Found, TimeWords
from doichieu.lang.schema.times import Relative
from doichieu.model.reading import Part, TimeSense

_NUMBER = re.compile(r"\d+")
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
    """A distance from a known date, in units Y, M, W or D; `base` says from which."""

    unit: str
    offset: int
    base: str = "published"


class Atom(Struct, frozen=True, kw_only=True):
    """An expression of time before its open parts are filled.

    One of: a date (`first`, with `last` an interval, with `shift` one to be reckoned), a clock time, part of
    the day or weekday (joined to a date or not), a `length` in ISO 8601, a recurrence (`every`), or none of
    these: vague. `weak` ones count only beside another; `turn` opens a date at one side.
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
    weak: bool = False
    bare: bool = False
    led: bool = False
    feast: bool = False
    turn: str | None = None
    until: Atom | None = None

    @property
    def dated(self) -> bool:
        """Whether it says a day, month or year, or one to be reckoned."""
        return self.first is not None or self.shift is not None

    @property
    def within_day(self) -> bool:
        """Whether it only says something of a day: clock, part, weekday."""
        return not self.dated and (self.clock or self.part or self.weekday) is not None


def read_atom(found: Found, words: TimeWords) -> Atom | None:
    """What a form says, None where it is none after all (30 February)."""
    atom = _READERS[found.read](found, words)
    return atom if atom is None or all(map(_possible, (atom.first, atom.last))) else None


def _possible(day: Day | None) -> bool:
    return not (day and day.day and day.month and day.day > days_in(day.year, day.month))


def days_in(year: int | None, month: int) -> int:
    """How many days a month has; February of an unknown year may have 29."""
    leap = year is None or (year % 4 == 0 and (year % _CENTURY != 0 or year % 400 == 0))
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _year(found: Found) -> int | None:
    short = found.number("YY")
    return found.number("Y") if short is None else 2000 + short if short < 70 else 1900 + short


def _month(found: Found, words: TimeWords) -> int | None:
    said = found.slots.get("Mw")
    return found.number("M") if said is None else int(said) if said.isdigit() else words.times.months[said]


def _years_off(found: Found, words: TimeWords) -> int | None:
    return words.times.years.get(found.slots.get("years", ""))


def _date(found: Found, words: TimeWords) -> Atom:
    day = Day(_year(found), _month(found, words), found.number("D"))
    atom = Atom(start=found.start, end=found.end, first=day, years_off=_years_off(found, words))
    return replace(atom, clock=_clock_text(found)) if "h" in found.slots else atom


def _bare_date(found: Found, words: TimeWords) -> Atom:
    return replace(_date(found, words), bare=True)


def _weak_date(found: Found, words: TimeWords) -> Atom:
    return replace(_date(found, words), weak=True)


def _days(found: Found, words: TimeWords) -> Atom:
    """Days named one by one: an interval when they follow one another, else the first and the last."""
    year, month = _year(found), _month(found, words)
    days = [Day(year, month, int(n)) for n in _NUMBER.findall(found.slots["list"])]
    return Atom(start=found.start, end=found.end, first=min(days), last=max(days), years_off=_years_off(found, words))


def _range(found: Found, words: TimeWords) -> Atom:
    year, month = _year(found), _month(found, words)
    first, last = Day(year, month, found.number("D")), Day(year, month, found.number("D2"))
    if month and (first.day or 0) > (last.day or 0):  # "đêm 31, rạng sáng 1/11"
        first = replace(first, month=(month - 2) % 12 + 1, year=year and (year - 1 if month == 1 else year))
    return Atom(start=found.start, end=found.end, first=first, last=last, years_off=_years_off(found, words))


def _months(found: Found, words: TimeWords) -> Atom | None:
    year, first, last = _year(found), found.number("M"), found.number("M2")
    if first is None or last is None or (first >= last and year is not None):
        return None
    span = (Day(year, first), Day(year, last))
    return Atom(start=found.start, end=found.end, first=span[0], last=span[1], years_off=_years_off(found, words))


def _month_atom(found: Found, words: TimeWords) -> Atom:
    day = Day(_year(found), _month(found, words))
    return Atom(start=found.start, end=found.end, first=day, years_off=_years_off(found, words))


def _part_of_year(found: Found, words: TimeWords) -> Atom | None:
    """The first or last months of a year."""
    count = words.numbers.value(found.slots["n"]) if "n" in found.slots else Decimal(6)
    if count is None or count not in range(1, 12):
        return None
    months = (13 - int(count), 12) if "close" in found.slots else (1, int(count))
    year = _year(found)
    off = _years_off(found, words)
    return Atom(start=found.start, end=found.end, first=Day(year, months[0]), last=Day(year, months[1]), years_off=off)


def _quarter(found: Found, words: TimeWords) -> Atom | None:
    first = words.times.quarters[found.slots["quarter"]]
    last = words.times.quarters[found.slots.get("quarter2", found.slots["quarter"])]
    if first > last:
        return None
    year = _year(found)
    months = Day(year, 3 * first - 2), Day(year, 3 * last)
    return Atom(start=found.start, end=found.end, first=months[0], last=months[1], years_off=_years_off(found, words))


def _year_atom(found: Found, _: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end, first=Day(found.number("Y")))


def _years(found: Found, _: TimeWords) -> Atom | None:
    first, last, short = found.number("Y"), found.number("Y2"), found.number("yy")
    if last is None and first is not None and short is not None:
        last = first // _CENTURY * _CENTURY + short
    if first is None or last is None or first >= last:
        return None
    return Atom(start=found.start, end=found.end, first=Day(first), last=Day(last))


def _decade(found: Found, words: TimeWords) -> Atom | None:
    year = found.number("Y")
    if year is None and "tens" in found.slots:
        year = 1900 + int(found.slots["tens"])
    if year is None:
        tens, century = words.numbers.value(found.slots["n"]), _roman(found, words)
        if tens is None or century is None or tens % 10 or tens >= _CENTURY:
            return None
        year = (century - 1) * _CENTURY + int(tens)
    return Atom(start=found.start, end=found.end, first=Day(year), last=Day(year + 9)) if year % 10 == 0 else None


def _century(found: Found, words: TimeWords) -> Atom | None:
    century = _roman(found, words)
    if century is None or not 1 <= century <= 21:
        return None
    first = (century - 1) * _CENTURY
    return Atom(start=found.start, end=found.end, first=Day(first + 1), last=Day(first + _CENTURY))


def _roman(found: Found, words: TimeWords) -> int | None:
    said = found.slots["roman"]
    return int(said) if said.isdigit() else words.times.roman.get(said)


def _season(found: Found, words: TimeWords) -> Atom:
    names = words.times.seasons
    season = names[found.slots["season"]]
    off = _years_off(found, words)
    return Atom(start=found.start, end=found.end, first=Day(_year(found)), season=season, years_off=off)


def _same_period(found: Found, words: TimeWords) -> Atom:
    """The period of a comparison: the one named before it, in another year."""
    year, month = _year(found), _month(found, words)
    off = _years_off(found, words)
    if month is not None:
        return Atom(start=found.start, end=found.end, first=Day(year, month), years_off=off)
    shift = Shift("Y", -1 if off is None else off, "period") if year is None else None
    return Atom(start=found.start, end=found.end, first=None if year is None else Day(year), shift=shift)


def _relative(found: Found, words: TimeWords) -> Atom:
    relative: Relative = words.relatives[found.slots["relative"]]
    shift = Shift(relative.unit, relative.offset, relative.base)
    return Atom(start=found.start, end=found.end, shift=shift, part=relative.part)


def _now(found: Found, _: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end, shift=Shift("D", 0), turn="now")


def _weekday(found: Found, words: TimeWords) -> Atom:
    week = words.times.weeks.get(found.slots.get("week", ""))
    day = words.times.weekdays[found.slots["weekday"]]
    shift = None if week is None else Shift("W", week)
    weak = shift is None and "lead" not in found.slots
    return Atom(start=found.start, end=found.end, weekday=day, shift=shift, weak=weak)


def _part(found: Found, words: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end, part=words.parts[found.slots["part"]].part, weak=True)


def _clock(found: Found, _: TimeWords) -> Atom | None:
    clock = _clock_text(found)
    return Atom(start=found.start, end=found.end, clock=clock, weak="sep" in found.slots) if clock else None


def _clock_text(found: Found) -> str | None:
    hour, minute = found.number("h") or 0, found.number("mm") or found.number("m") or 0
    if "half" in found.slots:
        minute = 30
    if "short" in found.slots:
        hour, minute = (hour - 1) % 24, 60 - minute
    return None if hour == 24 and minute else f"{hour:02d}:{minute:02d}"


def _hour(found: Found, words: TimeWords) -> Atom | None:
    """A time of day, or that many hours: which one, its neighbours say."""
    atom, minutes = _clock(found, words), found.number("m")
    length = f"PT{found.number('h')}H" + (f"{minutes}M" if minutes else "")
    return atom and replace(atom, length=length)


def _age(found: Found, words: TimeWords) -> Atom | None:
    length = _iso(found, words, "Y")
    return Atom(start=found.start, end=found.end, length=length, sense="length") if length else None


def _anniversary(found: Found, words: TimeWords) -> Atom | None:
    length = _iso(found, words, "Y")
    return Atom(start=found.start, end=found.end, length=length, sense="anniversary") if length else None


def _iso(found: Found, words: TimeWords, unit: str | None = None) -> str | None:
    """An ISO 8601 duration of the number and unit found, with a half or a second pair where there is one."""
    number = words.numbers.value(found.slots["n"])
    if number is None or number <= 0:
        return None
    known = words.units.get(found.slots.get("unit", ""))
    letter = unit or (known.unit if known else "Y")
    count = Decimal(known.count if known and unit is None else 1)
    if "half" in found.slots:
        number += Decimal("0.5")
    if letter == "Y" and number * count % 1 == Decimal("0.5"):
        letter, number = "M", number * 12
    text = f"P{plain(number * count)}{letter}" if letter[0] != "T" else f"PT{plain(number * count)}{letter[1]}"
    return text + _smaller(found, words, letter)


def _smaller(found: Found, words: TimeWords, letter: str) -> str:
    if "n2" not in found.slots:
        return ""
    number, unit = words.numbers.value(found.slots["n2"]), words.units[found.slots["unit2"]].unit
    clock = "T" if unit[0] == "T" and letter[0] != "T" else ""
    return f"{clock}{plain(number or Decimal(0))}{unit[-1]}"


def _length(found: Found, words: TimeWords) -> Atom | None:
    length = _iso(found, words)
    return Atom(start=found.start, end=found.end, length=length, sense="length") if length else None


def _elapsed(found: Found, words: TimeWords) -> Atom | None:
    atom = _length(found, words)
    return atom and replace(atom, sense="elapsed")


def _distance(direction: int, base: str) -> Callable[[Found, TimeWords], Atom | None]:
    def read(found: Found, words: TimeWords) -> Atom | None:
        """A date so many units away; units below a day leave it vague."""
        number, unit = words.numbers.value(found.slots["n"]), words.units[found.slots["unit"]]
        if number is None:
            return None
        if unit.unit[0] == "T" or number % 1:
            return Atom(start=found.start, end=found.end)
        shift = Shift(unit.unit, direction * int(number) * unit.count, base)
        return Atom(start=found.start, end=found.end, shift=shift)

    return read


def _set(found: Found, words: TimeWords) -> Atom:
    if "weekday" in found.slots:
        return Atom(start=found.start, end=found.end, every="P1W")
    unit = words.units[found.slots["unit"]]
    letter = unit.unit
    every = f"PT{unit.count}{letter[1]}" if letter[0] == "T" else f"P{unit.count}{letter}"
    return Atom(start=found.start, end=found.end, every=every)


def _vague(found: Found, _: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end)


def _yearly(found: Found, _: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end, every="P1Y")


_READERS: dict[str, Callable[[Found, TimeWords], Atom | None]] = {
    "vague": _vague, "lunar": _vague, "date": _date, "bare_date": _bare_date, "weak_date": _weak_date,
    "days": _days, "range": _range,
    "months": _months, "month": _month_atom, "part_of_year": _part_of_year, "quarter": _quarter,
    "year": _year_atom, "years": _years, "decade": _decade, "century": _century, "season": _season,
    "same_period": _same_period, "relative": _relative, "now": _now, "weekday": _weekday, "part": _part,
    "clock": _clock, "hour": _hour, "age": _age, "anniversary": _anniversary, "length": _length,
    "elapsed": _elapsed, "ago": _distance(-1, "published"), "earlier": _distance(-1, "named"),
    "later": _distance(1, "named"), "set": _set, "yearly": _yearly,
}  # fmt: skip
