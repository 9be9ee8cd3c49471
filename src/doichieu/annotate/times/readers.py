"""What each form of an expression of time says."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from doichieu.annotate.times.atoms import Atom, Day, Shift, possible
from doichieu.annotate.times.forms import Found, TimeWords
from doichieu.annotate.times.lengths import (
    read_age,
    read_anniversary,
    read_elapsed,
    read_half,
    read_length,
    read_lengths,
    read_seconds,
    reads_distance,
)  # fmt: skip
from doichieu.annotate.times.lunar import read_lunar
from doichieu.lang.schema.times import Relative
from doichieu.model.span import Range

_NUMBER = re.compile(r"\d+")
_CENTURY, _LAST_CENTURY = 100, 21


def read_atoms(found: Found, words: TimeWords) -> tuple[Atom, ...]:
    """What a form says: one expression, several for dates that do not follow one another, none for 30 February."""
    if found.read in _LISTS:
        atoms = _listed(found, _LISTS[found.read](found, words), _years_off(found, words))
    else:
        atom = _READERS[found.read](found, words)
        atoms = (atom,) if atom else ()
    return atoms if all(possible(day) for atom in atoms for day in (atom.first, atom.last)) else ()


def _listed(found: Found, named: list[tuple[Range, Day]], off: int | None) -> tuple[Atom, ...]:
    """Dates named one by one, with the places of their numbers: an interval when they follow one another."""
    days = [day for _, day in named]
    if all(_next(day, other) for day, other in pairwise(days)):
        return (Atom(start=found.start, end=found.end, first=days[0], last=days[-1], years_off=off),)
    starts = [found.start, *(place.start for place, _ in named[1:])]
    ends = [*(place.end for place, _ in named[:-1]), found.end]
    places = zip(starts, ends, days, strict=True)
    return tuple(Atom(start=start, end=end, first=day, years_off=off) for start, end, day in places)


def _next(day: Day, other: Day) -> bool:
    """Whether one date follows the other at once, in the finest part that they say."""
    finest = [(day.day, other.day), (day.month, other.month), (day.year, other.year)]
    one, two = next((pair for pair in finest if pair[0] is not None), (None, None))
    return one is not None and two == one + 1


def _numbers(found: Found, said: str, lead: tuple[str, ...] = ()) -> list[tuple[Range, int]]:
    """The numbers of a stretch of a form, with their places, each with the word of `lead` before it."""
    start = found.start + found.text.index(said)
    numbers = []
    for match in _NUMBER.finditer(said):
        word = next((len(word) + 1 for word in lead if said[: match.start()].endswith(f"{word} ")), 0)
        numbers.append((Range(start + match.start() - word, start + match.end()), int(match[0])))
    return numbers


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


def _days(found: Found, words: TimeWords) -> list[tuple[Range, Day]]:
    year, month = _year(found), _month(found, words)
    return [(place, Day(year, month, day)) for place, day in _numbers(found, found.slots["list"])]


def _month_list(found: Found, words: TimeWords) -> list[tuple[Range, Day]]:
    return [
        (place, Day(_year(found), month))
        for place, month in _numbers(found, found.text, words.times.words["month"])[:2]
    ]


def _year_list(found: Found, words: TimeWords) -> list[tuple[Range, Day]]:
    return [(place, Day(year)) for place, year in _numbers(found, found.text, words.times.words["year"])]


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
    off = _years_off(found, words) or (None if year else 0)
    return Atom(start=found.start, end=found.end, first=Day(year, months[0]), last=Day(year, months[1]), years_off=off)


def _quarter(found: Found, words: TimeWords) -> Atom | None:
    first = words.times.quarters[found.slots["quarter"]]
    last = words.times.quarters[found.slots.get("quarter2", found.slots["quarter"])]
    if first > last:
        return None
    year = _year(found)
    months = Day(year, 3 * first - 2), Day(year, 3 * last)
    off = _years_off(found, words)
    return Atom(start=found.start, end=found.end, first=months[0], last=months[1], years_off=off, quarter=True)


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
    first = _roman(found, words)
    last = _roman(found, words, "roman2") if "roman2" in found.slots else first
    if first is None or last is None or not 1 <= first <= last <= _LAST_CENTURY:
        return None
    days = Day((first - 1) * _CENTURY + 1), Day(last * _CENTURY)
    return Atom(start=found.start, end=found.end, first=days[0], last=days[1])


def _roman(found: Found, words: TimeWords, slot: str = "roman") -> int | None:
    said = found.slots[slot]
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
    return Atom(start=found.start, end=found.end, shift=Shift("Y", -1 if off is None else off, "period", year))


def _new_year(found: Found, _: TimeWords) -> Atom:
    """The beginning of a year that its end tells ("từ đầu năm đến ngày 20/4"): no date on its own."""
    return Atom(start=found.start, end=found.end, first=Day(None, 1, 1), weak=True)


def _year_to_date(found: Found, words: TimeWords) -> Atom:
    off = _years_off(found, words) or 0
    now = Atom(start=found.start, end=found.end, shift=Shift("D", 0))
    return Atom(start=found.start, end=found.end, first=Day(None, 1, 1), years_off=off, until=now)


def _bare_year(found: Found, words: TimeWords) -> Atom:
    return replace(_year_atom(found, words), bare=True)


def _named_year(found: Found, words: TimeWords) -> Atom:
    """A year that belongs to a name ("World Cup 2014") or a person."""
    return replace(_year_atom(found, words), named=True)


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
    weak = shift is None and "lead" not in found.slots and "lately" not in found.slots
    return Atom(start=found.start, end=found.end, weekday=day, shift=shift, weak=weak)


def _part(found: Found, words: TimeWords) -> Atom:
    return Atom(start=found.start, end=found.end, part=words.parts[found.slots["part"]].part, weak=True)


def _clock(found: Found, words: TimeWords) -> Atom | None:
    clock = _clock_text(found)
    part = words.parts[found.slots["part"]].part if "part" in found.slots else None
    weak = "sep" in found.slots and not part
    return Atom(start=found.start, end=found.end, clock=clock, part=part, weak=weak) if clock else None


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


_LISTS: dict[str, Callable[[Found, TimeWords], list[tuple[Range, Day]]]] = {
    "days": _days, "month_list": _month_list, "year_list": _year_list,
}  # fmt: skip
_READERS: dict[str, Callable[[Found, TimeWords], Atom | None]] = {
    "vague": _vague, "lunar": read_lunar, "date": _date, "bare_date": _bare_date, "weak_date": _weak_date,
    "range": _range, "half": read_half,
    "months": _months, "month": _month_atom, "part_of_year": _part_of_year, "quarter": _quarter,
    "year": _year_atom, "years": _years, "decade": _decade, "century": _century, "season": _season,
    "same_period": _same_period, "relative": _relative, "now": _now, "weekday": _weekday, "part": _part,
    "clock": _clock, "hour": _hour, "age": read_age, "anniversary": read_anniversary, "length": read_length,
    "lengths": read_lengths, "seconds": read_seconds, "named_year": _named_year, "born": _named_year,
    "elapsed": read_elapsed, "ago": reads_distance(-1, "published"), "earlier": reads_distance(-1, "named"),
    "later": reads_distance(1, "named"), "set": _set, "yearly": _yearly,
    "new_year": _new_year, "year_to_date": _year_to_date, "bare_year": _bare_year,
}  # fmt: skip
