"""Values as a reader sees them, and page text made harmless to show."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from doichieu.export.wording import Words

# Controls that turn reading direction, hide or overprint: shown as a mark, so that what is read is what stands there.
HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\x9f<>\"'`\\]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")
_DURATION = re.compile(r"P(\d+)([YMD])")
_LENGTHS = {"Y": "unit.year", "M": "unit.month", "D": "unit.day"}


def shown(text: str) -> str:
    """Text without characters that trick the eye or break a document; each becomes U+FFFD."""
    return HARMFUL.sub("\ufffd", text)


def shortened(text: str, length: int) -> str:
    """The text, cut at a space when it is longer than `length` characters."""
    return text if len(text) <= length else (text[:length].rpartition(" ")[0] or text[:length]) + " …"


def web_address(text: str | None) -> str | None:
    """The address, when it is plain http or https: nothing else becomes a link."""
    if not text or _NOT_IN_ADDRESS.search(text) or HARMFUL.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None


def when(value: str | None, words: Words) -> str:
    """An EDTF value or ISO duration in the reader's order; an unknown form stands as it is."""
    if value is None:
        return words("note.undated")
    if length := _DURATION.fullmatch(value):
        return f"{length[1]} {words(_LENGTHS[length[2]])}"
    start, slash, end = value.partition("/")
    if not slash:
        return _moment(value, words)
    if start in {"", ".."}:
        return words("date.open_start").format(end=_moment(end, words))
    if end in {"", ".."}:
        return words("date.open_end").format(start=_moment(start, words))
    return between(start, end, words)


def between(start: str | None, end: str | None, words: Words) -> str:
    """A stretch of days, its month and year said once where they are the same."""
    if not (start and end) or start == end:
        return when(start or end, words) if start or end else ""
    if len(start) == len(end) == 10 and start[:7] == end[:7] and _DATE.fullmatch(start) and _DATE.fullmatch(end):
        year, month, first = _fields(start, words)
        return words("date.days_of_month").format(first=first, last=int(end[8:]), month=month, year=year)
    return words("date.range").format(start=_moment(start, words), end=_moment(end, words))


def _moment(value: str, words: Words) -> str:
    found = _DATE.fullmatch(value)
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return value
    year, month, day = _fields(value, words)
    if not found[2]:
        return year
    if not found[3]:
        return words("date.month").format(month=month, year=year)
    date = words("date.day").format(day=day, month=month, year=year)
    return f"{found[4]} {date}" if found[4] else date


def day_of_month(value: str, words: Words) -> str:
    """A day without its year."""
    _, month, day = _fields(value, words)
    return words("date.day_of_month").format(day=day, month=month)


def _fields(value: str, words: Words) -> tuple[str, str, int]:
    month = int(value[5:7] or 1)
    return value[:4], words("date.months").split()[month - 1], int(value[8:10] or 1)


def amount(value: str, words: Words) -> str:
    """A decimal string with the reader's thousands and decimal signs."""
    whole, _, fraction = value.partition(".")
    if not re.fullmatch(r"-?\d+", whole):
        return value
    grouped = f"{int(whole):,}".replace(",", words("date.thousands")) if len(whole.lstrip("-")) > 4 else whole
    return grouped + (words("date.decimal") + fraction if fraction else "")
