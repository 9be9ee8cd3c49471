"""Values of expressions of time: open parts filled from the page's date and from other dates in the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.times.atoms import Atom, Day, Shift, days_in

NO_YEAR = "XXXX"
_EDTF_DAY = 10
_HALF_MONTH = 15
_MEMORY = 40
_SEASON = 93
_MONTH = timedelta(30)
_LEVELS = {"Y": 1, "M": 2, "W": 3, "D": 3}


class Filled(Struct, frozen=True):
    """A date, or an interval with `last`, and which of its parts were filled in from where."""

    first: Day
    last: Day | None = None
    inferred: tuple[str, ...] = ()


class Sources(Struct, frozen=True):
    """What open parts may be filled from: the page's date, its full dates, the year its anniversaries give.

    `stated` is the full date, or the year, that a page without a date of its own tells of.
    """

    published: Day | None
    published_inferred: tuple[str, ...]
    stated: Day | None
    jubilee: int | None


class Trail(Struct):
    """The dates that were named so far, in order of place; those from `sentence` on in this sentence."""

    named: list[Filled]
    sentence: int = 0

    def day(self) -> Filled | None:
        """The last single day that was named, of a known year or not."""
        days = [filled for filled in self.named[-_MEMORY:] if filled.first.day and filled.last is None]
        return days[-1] if days else None

    def latest(self, level: str, here: bool = False) -> Filled | None:
        """The last date named that is at least as fine as a level, single days before stretches of them.

        With `here`, only this sentence is looked at.
        """
        named = self.named[max(self.sentence if here else 0, len(self.named) - _MEMORY) :]
        fits = [f for f in named if _LEVELS[f.first.level] >= _LEVELS[level] and f.first.year is not None]
        single = [f for f in fits if f.last is None] if level == "D" else []
        return (single or fits)[-1] if fits else None


def parse_day(value: str | None) -> Day | None:
    """The date of an EDTF value as far as it is said, None for an interval or nothing."""
    parts = (value or "/")[:_EDTF_DAY].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    day = Day(*(int(part) for part in parts[:3]))
    return day if real(day) else None


def latest(days: Iterable[Day]) -> Day | None:
    """The latest of some dates, None of none."""
    return max(days, key=_ordinal, default=None)


def edtf(day: Day) -> str:
    """A date in EDTF; an unknown year is XXXX."""
    year = NO_YEAR if day.year is None else f"{day.year:04d}"
    return "-".join([year, *(f"{part:02d}" for part in (day.month, day.day) if part)])


def real(day: Day) -> bool:
    """Whether the calendar has such a day."""
    if day.year is not None and not 1 <= day.year < 3000:
        return False
    if day.month is None:
        return day.day is None
    return 1 <= day.month <= 12 and (day.day is None or 1 <= day.day <= days_in(day.year, day.month))


def fill(atom: Atom, sources: Sources, trail: Trail) -> Filled | None:
    """The date of an expression, None where nothing tells it."""
    if atom.first is not None:
        filled = _filled(atom, atom.first, sources, trail)
    elif atom.shift is not None:
        filled = _shifted(atom, atom.shift, sources, trail)
    elif atom.weekday is not None:
        filled = _on_weekday(atom.weekday, sources, foretold=atom.foretold)
    else:
        filled = _day_of_clock(sources, trail)
    return filled if filled and real(filled.first) and (filled.last is None or real(filled.last)) else None


def _filled(atom: Atom, first: Day, sources: Sources, trail: Trail) -> Filled | None:
    end, inferred = atom.last or first, []
    if end.day is not None and end.month is None:
        model, why = _month_for(end.day, sources, trail)
        if model is None:
            return None
        end = Day(model.year, model.month, end.day)
        inferred += ["month: " + why, *(["year: " + why] if model.year else [])]
    elif end.year is None:
        year, why = _year_for(atom, end, sources, trail)
        if year is not None:
            end = replace(end, year=year)
            inferred.append("year: " + why)
    if any("published" in why for why in inferred):
        inferred += [f"published {part}" for part in sources.published_inferred]
    if atom.last is None:
        return Filled(end, None, tuple(inferred))
    return Filled(_start(first, end), end, tuple(inferred))


def _start(first: Day, end: Day) -> Day:
    """The first day of an interval with what its end says: the latest one not behind the end."""
    month = first.month or (end.month if first.day else None)
    if first.year is not None or end.year is None:
        return replace(first, month=month)
    start = Day(end.year, month, first.day)
    return replace(start, year=end.year - 1) if month and end.month and month > end.month else start


def _month_for(day: int, sources: Sources, trail: Trail) -> tuple[Day | None, str]:
    """The month of a day that is given alone: of a date in the sentence, of the page's date, of a date before."""
    here = trail.latest("M", here=True)
    if here is not None:
        return here.last or here.first, "context"
    page = sources.published
    if page and page.day and page.month and page.year:
        months = [
            date(page.year, page.month, page.day) + timedelta(days) for days in (-_HALF_MONTH * 2, 0, _HALF_MONTH * 2)
        ]
        return _nearest(day, [Day(m.year, m.month) for m in months], page), "published"
    before = trail.latest("M")
    return (before.last or before.first, "context") if before else (page if page and page.month else None, "published")


def _nearest(day: int, months: Sequence[Day], page: Day) -> Day | None:
    fits = [m for m in months if real(replace(m, day=day))]
    return min(fits, key=lambda m: abs(_ordinal(replace(m, day=day)) - _ordinal(page)), default=None)


def _ordinal(day: Day) -> int:
    return date(day.year or 1, day.month or 7, day.day or _HALF_MONTH).toordinal()


def _year_for(atom: Atom, day: Day, sources: Sources, trail: Trail) -> tuple[int | None, str]:
    """The year of a day or month given without: said by its distance, named before it, or nearest to the page's."""
    page = sources.published
    if atom.years_off is not None and page and page.year:
        return page.year + atom.years_off, "published"
    if atom.feast or atom.years_off:
        return None, ""
    here = trail.latest("Y", here=True)
    if here is not None and (page is None or here.first.year != page.year):
        return (here.last or here.first).year, "context"
    if page and page.year:
        slack = _SEASON if day.day else _MONTH.days
        return (_near_year(day, page, 1, slack) if atom.foretold else _near_year(day, page, atom.toward)), "published"
    stated = sources.stated
    if stated and stated.year:
        year = _near_year(day, stated)
        if stated.month is None or abs(_rank(replace(day, year=year)) - _rank(stated)) <= _SEASON:
            return year, "another date in the page"
    return sources.jubilee, "anniversary"


def _near_year(day: Day, page: Day, toward: int = 0, slack: int | None = None) -> int:
    """The year that brings a date nearest to the page's; on one side of it where that is said, but for `slack` days."""
    year = page.year or 0
    if page.month is None:
        return year
    away = {
        y: _rank(replace(day, year=y)) - _rank(page) for y in (year, year - 1, year + 1) if real(replace(day, year=y))
    }
    if slack is None:
        slack = 0 if day.day else _HALF_MONTH
    sided = {y: days for y, days in away.items() if days * toward >= -slack}
    return min(sided or away or {year: 0}, key=lambda y: abs(away.get(y, 0)))


def _rank(day: Day) -> int:
    """A day's place in time, in days of months that all have 31: good for distances only."""
    return (day.year or 0) * 372 + (day.month or 0) * 31 + (day.day or _HALF_MONTH)


def _shifted(atom: Atom, shift: Shift, sources: Sources, trail: Trail) -> Filled | None:
    if shift.base == "period":
        return _same_period(shift, sources, trail)
    if shift.base == "named":
        here = trail.latest(shift.unit, here=True) or trail.latest(shift.unit)
        if here is None and shift.unit == "D" and not shift.offset and (day := trail.day()):
            return Filled(day.first, None, ("date: context",))
        origin, why = (here.last or here.first) if here else None, "context"
    else:
        origin, why = sources.published, "published"
    if origin is None and why == "published" and shift.unit == "Y":
        origin, why = sources.stated, "another date in the page"
    if origin is None or origin.year is None or _LEVELS[origin.level] < _LEVELS[shift.unit]:
        return None
    if atom.weekday is not None:
        return _on_weekday(atom.weekday, sources, shift.offset)
    moved = _moved(origin, shift)
    said = {"Y": "year", "M": "month"}.get(shift.unit, "date")
    more = [f"published {part}" for part in sources.published_inferred] if why == "published" else []
    return moved and replace(moved, inferred=(f"{said}: {why}", *more))


def _moved(origin: Day, shift: Shift) -> Filled | None:
    """A date so many units from another, as fine as the unit; a week is its days from Monday to Sunday."""
    year, month = origin.year or 0, origin.month or 1
    if shift.unit == "Y":
        return Filled(Day(year + shift.offset))
    if shift.unit == "M":
        months = year * 12 + month - 1 + shift.offset
        return Filled(Day(months // 12, months % 12 + 1))
    start = date(year, month, origin.day or 1)
    try:
        if shift.unit == "D":
            return Filled(_of(start + timedelta(shift.offset)))
        monday = start + timedelta(7 * shift.offset - start.weekday())
        return Filled(_of(monday), _of(monday + timedelta(6)))
    except OverflowError:
        return None


def _of(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def _same_period(shift: Shift, sources: Sources, trail: Trail) -> Filled | None:
    """The period named last in the sentence, so many years away; the whole year where none is."""
    here = trail.latest("Y", here=True) or (trail.named[-1] if trail.named else None)
    if shift.year is not None:
        return _period_of(shift.year, trail.latest("Y", here=True))
    if here is not None and here.first.year is not None:
        first = replace(here.first, year=here.first.year + shift.offset)
        last = here.last and replace(here.last, year=(here.last.year or 0) + shift.offset)
        return Filled(first, last, ("year: context",))
    page = sources.published
    return Filled(Day(page.year + shift.offset), None, ("year: published",)) if page and page.year else None


def _period_of(year: int, here: Filled | None) -> Filled:
    """The period named before, months of a year, in another year; that year where none is."""
    if here is None or not here.first.month or (here.first.day and not here.last) or here.first.year == year:
        return Filled(Day(year))
    over = year - (here.first.year or year)
    last = here.last and replace(here.last, year=(here.last.year or year) + over)
    return Filled(replace(here.first, year=year), last, ("month: context",))


def _on_weekday(weekday: int, sources: Sources, week: int | None = None, foretold: bool = False) -> Filled | None:
    """A weekday of the page's week or one beside it.

    Where no week is said: the last one up to the page's date, or the next from it on for what is foretold.
    """
    page = sources.published
    if not (page and page.year and page.month and page.day):
        return None
    today = date(page.year, page.month, page.day)
    back = today.isoweekday() - weekday
    if week is None:
        back = back % 7 - 7 * (foretold and back % 7 > 0)
    else:
        back -= 7 * week
    inferred = ("date: published", *(f"published {part}" for part in sources.published_inferred))
    return Filled(_of(today - timedelta(back)), None, inferred)


def _day_of_clock(sources: Sources, trail: Trail) -> Filled | None:
    """The day of an hour that is given alone: the last one named, else the page's own."""
    named = trail.latest("D")
    if named is not None:
        return Filled(named.last or named.first, None, ("date: context",))
    page = sources.published
    return Filled(page, None, ("date: published",)) if page and page.day else None
