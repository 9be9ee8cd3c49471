"""Days that an EDTF value covers, so that values of every precision can be put in order."""

from __future__ import annotations

import re
from calendar import monthrange

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:]+)?)?)?[?~%]?")
EARLIEST = "0000-00-00"
LATEST = "9999-99-99"


def bounds(value: str | None) -> tuple[str, str] | None:
    """First and last day of a value as ISO dates; None for durations, recurrences and vague expressions.

    An open end is `EARLIEST` or `LATEST`.
    """
    if not value:
        return None
    first, slash, last = value.partition("/")
    start = EARLIEST if slash and first in {"", ".."} else _edge(first, last=False)
    end = LATEST if slash and last in {"", ".."} else _edge(last if slash else first, last=True)
    return (start, end) if start and end else None


def first_stated(value: str) -> str:
    """The day a value is put in order by: its first, or its last where the beginning is open."""
    days = bounds(value)
    if days is None:
        return LATEST
    return days[1] if days[0] == EARLIEST else days[0]


def is_day(value: str | None) -> bool:
    """Whether a value is precise to the day on both sides."""
    return bool(value) and all(len(part) >= len("2025-05-05") for part in str(value).split("/"))


def _edge(point: str, *, last: bool) -> str | None:
    found = _POINT.fullmatch(point)
    if not found:
        return None
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    month = month or ("12" if last else "01")
    return f"{year}-{month}-{day or (_last_day(year, month) if last else '01')}"


def _last_day(year: str, month: str) -> str:
    return f"{monthrange(max(int(year), 1), int(month))[1]:02}"
