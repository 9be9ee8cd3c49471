"""What callers may say of a page from outside, checked."""

from __future__ import annotations

import re
from calendar import monthrange

# No press page was published before the press, nor will be for long; days about a page's own are reckoned with.
FIRST_YEAR, LAST_YEAR = 1600, 2200
HOW_TO_DATE = "write 2025-05-05 or 2025-05-05T06:14"
_TIME = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


def is_time(value: str) -> bool:
    """Whether a value is an ISO date, or a part or a time of one, that a calendar has."""
    found = _TIME.fullmatch(value)
    if not found:
        return False
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    if not year or not FIRST_YEAR <= year <= LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return False
    return (day is None or 1 <= day <= monthrange(year, month or 1)[1]) and (hour or 0) < 24 and (minute or 0) < 60
