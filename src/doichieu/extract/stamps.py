"""Times of publication: lines that are nothing but a time stamp, and the stamps that stand in no visible text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

from doichieu.extract.wording import Wording

_NUMERIC = re.compile(r"(?<![\d/.\-])(?P<d>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d/.\-])(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d/\-])")
_CLOCK = re.compile(r"(?<![\d:])(?P<h>\d{1,2})\s?(?::|h|g)\s?(?P<n>\d{2})(?::\d{2})?(?!\d)", re.IGNORECASE)
_ZONE = re.compile(r"\(?\b(?:GMT|UTC)\s*[+-]?\s*\d{0,2}(?::?\d{2})?\)?", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:date|published|pubdate|datepublished|modified|updated)\s*[:=]?\s+", re.IGNORECASE)
_FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d{2})[/\-]?(0[1-9]|1[0-2])[/\-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERS = Wording()
_DIGIT = re.compile(r"\d")
_LONGEST = 160
_LONGEST_REST = 60


class Found(Struct, frozen=True):
    """A stamp in a line: its value (EDTF), its place in the line, and what else the line says."""

    value: str
    start: int
    end: int
    rest: str
    update: bool = False


def find_stamp(text: str, wording: Wording) -> Found | None:
    """The stamp of a line that is a stamp and little else; None for a sentence that has a date in it."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    date = _find_date(text, wording)
    value = _value(date, wording) if date else None
    if not date or not value:
        return None
    clock = next((c for c in _CLOCK.finditer(text) if not (date.start() <= c.start() < date.end())), None)
    if clock and int(clock["h"]) < 24 and int(clock["n"]) < 60 and len(value) == 10:
        value += f"T{_hour(text, clock, wording):02}:{clock['n']}"
        start, end = min(date.start(), clock.start()), max(date.end(), clock.end())
    else:
        start, end = date.span()
    rest = _rest(text, [date, clock] if clock else [date], wording)
    if len(rest) > _LONGEST_REST:
        return None
    return Found(value, start, end, rest, bool(wording.updates.search(text)))


def _find_date(text: str, wording: Wording) -> re.Match[str] | None:
    return (
        wording.spelt_date.search(text) or wording.named_date.search(text) or _NUMERIC.search(text) or _ISO.search(text)
    )


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
    year = int(date["y"])
    month = wording.months[(date["m1"] or date["m2"]).casefold()] if named else int(date["m"])
    day = (date["before"] or date["behind"]) if named else date["d"]
    if day is None:
        return f"{year:04}-{month:02}" if 1990 <= year <= 2100 and 1 <= month <= 12 else None
    return f"{year:04}-{month:02}-{int(day):02}" if year >= 1990 and _is_day(year, month, int(day)) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return year <= 2100


def _delta(offset: str) -> timedelta:
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.strip("+-").split(":")
    return sign * timedelta(hours=int(hours), minutes=int(minutes))


def _rest(text: str, parts: list[re.Match[str]], wording: Wording) -> str:
    """What a line says beside its date, clock, zone and the words that go with them."""
    for start, end in sorted((part.span() for part in parts), reverse=True):
        text = text[:start] + " | " + text[end:]
    text = wording.stamp_words.sub(" ", wording.ages.sub(" ", _ZONE.sub(" ", text)))
    return " ".join(text.split()).strip(" |-,:;·•/().")
