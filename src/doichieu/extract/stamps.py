"""Times of publication: lines that are nothing but a time stamp, and the stamps that stand in no visible text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from doichieu.extract.wording import Wording, wording_for

_NUMERIC = re.compile(r"(?<![\d/.\-])(?P<d>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d/.\-])(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d/\-])")
_YEAR_FIRST = re.compile(
    r"(?<![\d/.\-])(?P<y>\d{4})(?:(?P<s>[/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d/])"
    r"|\s?年\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日)"
)
# A year of two digits is one only beside a clock.
_SHORT = re.compile(r"(?<![\d/.\-])(?P<d>\d{1,2})(?P<s>[/.\-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{2})(?![\d/.\-])")
_CLOCK = re.compile(r"(?<![\d:])(?P<h>\d{1,2})\s?(?::|h|g)\s?(?P<n>\d{2})(?::\d{2})?(?!\d)", re.IGNORECASE)
_ZONE = re.compile(r"\(?\b(?:GMT|UTC)\s*[+-]?\s*\d{0,2}(?::?\d{2})?\)?", re.IGNORECASE)
_BAR = re.compile(r"[|•·]")
_LABEL = re.compile(r"^\s*(?:date|published|pubdate|datepublished|modified|updated)\s*[:=]?\s+", re.IGNORECASE)
_FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d{2})[/\-]?(0[1-9]|1[0-2])[/\-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERS = Wording()
_DIGIT = re.compile(r"\d")
_LONGEST = 160
_LONGEST_REST = 60
_MOST_DATES = 4
_DAY = 10
_THIS_CENTURY = 2000
_GAP = "\ue000"
_BETWEEN_GAPS = re.compile(f"[^{_GAP}|]+")
_EDGES = " -,:;•·/().[]"
_CENTURY = "the century, of two digits"
_DAY_BESIDE = "the day, of the time beside it"


class Found(Struct, frozen=True):
    """A stamp in a line: its value (EDTF), its place in the line, and what else the line says.

    `update` says that the page was changed then; `inferred` what the line leaves out.
    """

    value: str
    start: int
    end: int
    rest: str
    update: bool = False
    inferred: tuple[str, ...] = ()


class _Time(Struct, frozen=True):
    """A date or clock in a line: its place, with the word for the part of the day, its value, and what was inferred."""

    start: int
    end: int
    value: str
    inferred: tuple[str, ...] = ()


class _Reading(Struct, frozen=True):
    """The stamps of a line, and the stretches that are none and none of the words that go with one."""

    stamps: tuple[Found, ...] = ()
    beside: tuple[tuple[int, int], ...] = ()


def find_stamp(text: str, wording: Wording) -> Found | None:
    """The stamp of a line that is a stamp and little else; None for a sentence that has a date in it.

    Of a line with several, that of publication rather than of the last change.
    """
    found = find_stamps(text, wording)
    return next((stamp for stamp in found if not stamp.update), found[0] if found else None)


def find_stamps(text: str, wording: Wording) -> tuple[Found, ...]:
    """All stamps of a line that is stamps and little else, in order."""
    reading = _read(text, wording)
    return reading.stamps if not reading.stamps or len(reading.stamps[0].rest) <= _LONGEST_REST else ()


def beside_stamps(text: str, wording: Wording) -> list[tuple[int, int]]:
    """The stretches of a line that are no stamp and none of the words that go with one."""
    reading = _read(text, wording)
    return list(reading.beside) if reading.stamps else [(0, len(text))]


def _read(text: str, wording: Wording) -> _Reading:
    return _read_in(text, wording.language) if len(text) <= _LONGEST and _DIGIT.search(text) else _Reading()


@lru_cache(maxsize=16_384)
def _read_in(text: str, language: str | None) -> _Reading:
    """The stamps of a line, which is asked for them once and again."""
    wording = wording_for(language)
    dates = _dates(text, wording)
    clocks = _clocks(text, dates, wording)
    if not clocks:
        dates = [date for date in dates if not date.inferred]
    if not 0 < len(dates) <= _MOST_DATES:
        return _Reading()
    stamps: list[Found] = []
    places: list[tuple[int, int]] = []
    for low, high in _stretches(text, dates, wording):
        date = next((date for date in dates if low <= date.start < high), None)
        clock = next((clock for clock in clocks if low <= clock.start < high), None)
        places += [(time.start, time.end) for time in (date, clock) if time]
        stamp = _stamp(date, clock, stamps[-1].value[:_DAY] if stamps else "")
        if stamp:
            update = wording.updates.search(text, low, high) is not None
            stamps.append(Found(stamp.value, stamp.start, stamp.end, "", update, stamp.inferred))
    if not stamps:
        return _Reading()
    beside = _beside(text, places, wording)
    rest = " ".join(" | ".join(text[low:high] for low, high in beside).split())
    return _Reading(tuple(replace(stamp, rest=rest) for stamp in stamps), tuple(beside))


def _dates(text: str, wording: Wording) -> list[_Time]:
    found: list[_Time] = []
    for pattern in (wording.spelt_date, wording.named_date, _NUMERIC, _ISO, _YEAR_FIRST, _SHORT):
        for match in pattern.finditer(text):
            value = _value(match, wording)
            if value and not any(date.start < match.end() and match.start() < date.end for date in found):
                found.append(_Time(*match.span(), value, (_CENTURY,) if pattern is _SHORT else ()))
    return sorted(found, key=lambda date: date.start)


def _clocks(text: str, dates: list[_Time], wording: Wording) -> list[_Time]:
    found: list[_Time] = []
    for match in _CLOCK.finditer(text):
        if int(match["h"]) < 24 and int(match["n"]) < 60 and not any(d.start <= match.start() < d.end for d in dates):
            part = wording.afternoon.match(text, match.end()) or wording.morning.match(text, match.end())
            end = part.end() if part else match.end()
            found.append(_Time(match.start(), end, f"{_hour(text, match, wording):02}:{match['n']}"))
    return found


def _stretches(text: str, dates: list[_Time], wording: Wording) -> list[tuple[int, int]]:
    """A line, parted behind a date where it goes on to say when it was changed, or at a bar before another date."""
    updates = {match.start() for match in wording.updates.finditer(text)}
    bars = {match.start() for match in _BAR.finditer(text)} if len(dates) > 1 else set()
    cuts = [0]
    for cut in sorted(updates | bars):
        before = any(cuts[-1] <= date.start < cut for date in dates)
        behind = cut in updates or any(cut < date.start for date in dates)
        if before and behind:
            cuts.append(cut)
    return list(pairwise([*cuts, len(text)]))


def _stamp(date: _Time | None, clock: _Time | None, day: str) -> _Time | None:
    """The stamp of a stretch; `day` is that of the stretch before, which a clock alone is of."""
    if date is None:
        return _Time(clock.start, clock.end, f"{day}T{clock.value}", (_DAY_BESIDE,)) if clock and day else None
    if clock is None or len(date.value) != _DAY:
        return date
    return _Time(min(date.start, clock.start), max(date.end, clock.end), f"{date.value}T{clock.value}", date.inferred)


def _beside(text: str, places: list[tuple[int, int]], wording: Wording) -> list[tuple[int, int]]:
    """The stretches of a line outside these places, without zones and the words that go with stamps."""
    masked = list(text)
    for low, high in places:
        masked[low:high] = _GAP * (high - low)
    line = "".join(masked)
    for pattern in (_ZONE, wording.ages, wording.stamp_words):
        line = pattern.sub(lambda match: _GAP * len(match[0]), line)
    found = []
    for match in _BETWEEN_GAPS.finditer(line):
        low, high = match.span()
        while low < high and line[low] in _EDGES:
            low += 1
        while low < high and line[high - 1] in _EDGES:
            high -= 1
        if low < high:
            found.append((low, high))
    return found


def _hour(text: str, clock: re.Match[str], wording: Wording) -> int:
    """The hour of a clock of twenty-four, where a word behind may say that it is one of twelve."""
    hour = int(clock["h"])
    if wording.afternoon.match(text, clock.end()):
        return hour + 12 if hour < 12 else hour
    return hour


def leading_stamp(text: str) -> Found | None:
    """A labelled ISO date left over at the head of a text (`date 2025-05 …`): its value and place."""
    label = _LABEL.match(text)
    date = _ISO.match(text, label.end()) if label else None
    value = _value(date) if date else None
    if not label or not date or not value:
        return None
    return Found(value, len(text) - len(text.lstrip()), date.end(), text[date.end() :].strip())


def declared_time(value: str, offset: str | None) -> str | None:
    """A declared time as local EDTF to the minute; a time in UTC is moved to the outlets' clock where it is known."""
    match = _FULL.match(value.strip())
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    if not _is_day(int(year), int(month), int(day)):
        return None
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return f"{year}-{month}-{day}"
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute))
    if zone in {"Z", "+00:00", "+0000"} and offset:
        moment = moment.replace(tzinfo=UTC).astimezone(timezone(_delta(offset))).replace(tzinfo=None)
    return moment.strftime("%Y-%m-%dT%H:%M")


def address_date(address: str) -> tuple[str, str] | None:
    """The day that an address names, and the piece that names it."""
    match = _IN_ADDRESS.search(address)
    if not match or not _is_day(*map(int, match.groups())):
        return None
    return "-".join(match.groups()), match[0]


def _value(date: re.Match[str], wording: Wording = _NUMBERS) -> str | None:
    named = date.re is wording.named_date
    year = int(date["y"]) + (_THIS_CENTURY if date.re is _SHORT else 0)
    if named:
        month, day = wording.months[(date["m1"] or date["m2"]).casefold()], date["before"] or date["behind"]
    elif date.re is _YEAR_FIRST:
        month, day = int(date["m"] or date["m2"]), date["d"] or date["d2"]
    else:
        month, day = int(date["m"]), date["d"]
    if day is None:
        return f"{year:04}-{month:02}" if 1990 <= year <= 2100 and 1 <= month <= 12 else None
    return f"{year:04}-{month:02}-{int(day):02}" if year >= 1990 and _is_day(year, month, int(day)) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return 1600 <= year <= 2100


def _delta(offset: str) -> timedelta:
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.strip("+-").split(":")
    return sign * timedelta(hours=int(hours), minutes=int(minutes))
