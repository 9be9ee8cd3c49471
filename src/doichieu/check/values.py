"""Values held side by side, each in its own arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from rapidfuzz.distance import OSA

from doichieu.text.fold import fold

Relation = Literal["same", "contains", "excludes"]
Point = tuple[str | None, str | None, str | None, str | None]
_POINT = re.compile(r"(\d{4}|X{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T([\d:]+))?[?~%]?")
_OPEN = {"", ".."}


def compare_dates(one: str, other: str) -> Relation | None:
    """How two EDTF values stand to one another: None where one of them covers no days.

    Digits that nobody states (X) are what the other value has there: "9 February" contradicts no year.
    """
    a, b = _ends(one), _ends(other)
    if a is None or b is None:
        return None
    a, b = _filled(a, b), _filled(b, a)
    if a == b:
        return "same"
    if "/" in one and "/" in other and _as_fine(a, b):
        return "excludes"
    (first, last), (start, end) = _days(a), _days(b)
    if (first, last) == (start, end):
        return "excludes" if a[0][3] and b[0][3] and a[0][3] != b[0][3] else "contains"
    return "contains" if (first <= start and end <= last) or (start <= first and last <= end) else "excludes"


def _as_fine(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    """Whether two intervals are told to the same precision: one that ends on another day is another one."""
    told = [[bool(part) for part in point] for point in (*a, *b)]
    return told[0] == told[2] and told[1] == told[3]


def _ends(value: str) -> tuple[Point, Point] | None:
    """The first and last point of a value; an open end is as far as years go."""
    first, slash, last = value.partition("/")
    start = ("0000", "01", "01", None) if slash and first in _OPEN else _point(first)
    end = ("9999", "12", "31", None) if slash and last in _OPEN else _point(last if slash else first)
    return (start, end) if start and end else None


def _point(text: str) -> Point | None:
    match = _POINT.fullmatch(text)
    return (match[1], match[2], match[3], match[4]) if match else None


def _filled(ends: tuple[Point, Point], other: tuple[Point, Point]) -> tuple[Point, Point]:
    """Unstated digits as the other value has them."""
    return tuple(  # type: ignore[return-value]
        tuple(theirs if own and "X" in own else own for own, theirs in zip(mine, its, strict=True))
        for mine, its in zip(ends, other, strict=True)
    )


def _days(ends: tuple[Point, Point]) -> tuple[str, str]:
    """First and last day, as text in the order of time."""
    (year, month, day, _), (last_year, last_month, last_day, _) = ends
    start = f"{year}-{month or '01'}-{day or '01'}"
    return start, f"{last_year}-{last_month or '12'}-{last_day or '31'}"


def compare_amounts(one: str, other: str) -> Relation | None:
    """How two decimal strings stand to one another: "contains" when one is the other, rounded."""
    try:
        a, b = Decimal(one), Decimal(other)
    except InvalidOperation:
        return None
    if a == b:
        return "same"
    return "contains" if _rounded(a, b) or _rounded(b, a) else "excludes"


def coarser(one: str, other: str) -> bool:
    """Whether the first of two amounts is given to fewer digits than the second."""
    return len(Decimal(one).normalize().as_tuple().digits) < len(Decimal(other).normalize().as_tuple().digits)


def _rounded(fine: Decimal, coarse: Decimal) -> bool:
    """Whether a value to fewer digits is another one rounded, up or down."""
    digits = len(coarse.normalize().as_tuple().digits)
    fine_digits = len(fine.normalize().as_tuple().digits)
    if digits >= fine_digits or digits < 2:
        return False
    step = Decimal(10) ** (coarse.adjusted() - digits + 1)
    return abs(fine - coarse) < step


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are one name, written another way: the same letters but for slips in long foreign words."""
    a, b = _bare(one), _bare(other)
    if a == b or sorted(fold(one).split()) == sorted(fold(other).split()):
        return True
    foreign = min(len(a), len(b)) >= 8 and _foreign(one, other)
    return foreign and OSA.distance(a, b) <= 2


def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _foreign(one: str, other: str) -> bool:
    """A Vietnamese name changes with one letter; in a foreign one, of longer words, that is a slip."""
    differing = [(x, y) for x, y in zip(fold(one).split(), fold(other).split(), strict=False) if x != y]
    return all(min(len(x), len(y)) >= 5 for x, y in differing)


def may_be_same(one: str, other: str) -> bool:
    """Whether two names may well be one: part of it, another class word before it, initials, other letters for it."""
    return part_of(one, other) or same_end(one, other) or abbreviates(one, other) or transcribes(one, other)


def part_of(one: str, other: str) -> bool:
    """Whether one name is part of the other, however its syllables are joined."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return True
    a, b = sorted((_bare(one), _bare(other)), key=len)
    return len(a) >= 4 and a in b


def same_end(one: str, other: str) -> bool:
    """Whether two names end alike and differ only in what stands before ("TP Hà Nội", "thành phố Hà Nội")."""
    a, b = fold(one).split(), fold(other).split()
    return len(a) > 2 and len(b) > 2 and a[-2:] == b[-2:]


def abbreviates(one: str, other: str) -> bool:
    """Whether the letters of one name are first letters of the words of the other, in order ("Bộ KH&CN")."""
    short, long = sorted((one, other), key=lambda name: len(_bare(name)))
    words = [_bare(word) for word in fold(long).split()]
    return len(_bare(short)) >= 3 and _spells(_bare(short), [word for word in words if word])


def _spells(letters: str, words: list[str]) -> bool:
    """Whether letters can be put together from beginnings of the words, in order; words may be left out."""
    reached = {0}
    for word in words:
        step = {
            at + size
            for at in reached
            for size in range(1, len(word) + 1)
            if letters[at : at + size] == word[:size] and at + size <= len(letters)
        }
        reached |= step
    return len(letters) in reached


def transcribes(one: str, other: str) -> bool:
    """Whether one name is spelt in Vietnamese syllables and the other is not, or two foreign ones sound alike."""
    if ("-" in one) != ("-" in other):
        return True
    a, b = _bare(one), _bare(other)
    return " " not in one + other and a[:3] == b[:3] and OSA.distance(a, b) <= max(len(a), len(b)) // 2
