"""Values held side by side, each in its own arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from rapidfuzz.distance import OSA

from doichieu.text.fold import fold

Relation = Literal["same", "contains", "excludes"]
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:]+)?[?~%]?")
_FIRST, _LAST = ("0000", "01", "01"), ("9999", "12", "31")


def compare_dates(one: str, other: str) -> Relation | None:
    """How two EDTF values stand to one another: None where one of them covers no days."""
    a, b = days(one), days(other)
    if a is None or b is None:
        return None
    if a == b:
        return "same"
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "contains"
    return "excludes"


def days(value: str) -> tuple[str, str] | None:
    """First and last day of an EDTF value, open ends as far as years go."""
    first, slash, last = value.partition("/")
    start = "-".join(_FIRST) if slash and first in {"", ".."} else _edge(first, _FIRST)
    end = "-".join(_LAST) if slash and last in {"", ".."} else _edge(last if slash else first, _LAST)
    return (start, end) if start and end else None


def _edge(point: str, default: tuple[str, str, str]) -> str | None:
    match = _POINT.fullmatch(point)
    return "-".join(part or other for part, other in zip(match.groups(), default, strict=True)) if match else None


def compare_amounts(one: str, other: str) -> Relation | None:
    """How two decimal strings stand to one another: "contains" when one is the other, rounded."""
    try:
        a, b = Decimal(one), Decimal(other)
    except InvalidOperation:
        return None
    if a == b:
        return "same"
    return "contains" if _rounded(a, b) or _rounded(b, a) else "excludes"


def _rounded(fine: Decimal, coarse: Decimal) -> bool:
    """Whether a value to fewer digits is another one rounded, up or down."""
    digits = len(coarse.normalize().as_tuple().digits)
    fine_digits = len(fine.normalize().as_tuple().digits)
    if digits >= fine_digits or digits < 2:
        return False
    step = Decimal(10) ** (coarse.adjusted() - digits + 1)
    return abs(fine - coarse) < step


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are one name, misspelt: the same letters but for a slip in a long foreign word."""
    a, b = fold(one).replace("-", " ").split(), fold(other).replace("-", " ").split()
    joined = "".join(a), "".join(b)
    return joined[0] == joined[1] or (
        min(map(len, joined)) >= 8 and OSA.distance(*joined) <= 2 and _foreign(one, other)
    )


def _foreign(one: str, other: str) -> bool:
    """A Vietnamese name changes with one letter; in a foreign one, of longer words, that is a slip."""
    differing = [(x, y) for x, y in zip(fold(one).split(), fold(other).split(), strict=False) if x != y]
    return all(min(len(x), len(y)) >= 5 for x, y in differing)


def part_of(one: str, other: str) -> bool:
    """Whether one name is part of the other."""
    a, b = fold(one).split(), fold(other).split()
    short, long = sorted((a, b), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
