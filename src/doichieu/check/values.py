"""Values held side by side, each in its own arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from doichieu.claims.spelling import is_foreign
from doichieu.text.fold import fold

Relation = Literal["same", "contains", "excludes"]
Point = tuple[str | None, str | None, str | None, str | None]
_POINT = re.compile(r"(\d{4}|X{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T([\d:]+))?[?~%]?")
_OPEN = {"", ".."}
# So many names and pairs of names are kept in mind: a story holds the same ones beside one another again and again.
_KNOWN = 1 << 14
_ROUND = 100
_FAR = 10
_NEAR = Decimal("0.02")
_LONG = 5
_DOUBLED = re.compile(r"(\w)\1")
_INITIALS = re.compile(r"[^\W\d_aeiouy]{3,}")


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
    if "/" in one and "/" in other and _as_open(one, other) and _as_fine(a, b):
        return "excludes"
    (first, last), (start, end) = _days(a), _days(b)
    if (first, last) == (start, end):
        return "excludes" if _other_hour(a[0][3], b[0][3]) else "contains"
    return "contains" if (first <= start and end <= last) or (start <= first and last <= end) else "excludes"


def _other_hour(one: str | None, other: str | None) -> bool:
    """Whether two times of day exclude one another: a full hour may stand for the minutes after it."""
    if not one or not other or one == other:
        return False
    return one[:2] != other[:2] or not (one[3:5] == "00" or other[3:5] == "00")


def follow(one: str, other: str) -> bool:
    """Whether one run of days ends on the day on which the other begins."""
    (start, _, end), (first, _, last) = one.partition("/"), other.partition("/")
    return bool(end and last) and (end == first or last == start)


def _as_open(one: str, other: str) -> bool:
    """Whether two intervals are open at the same ends: one that says only when something ended leaves its start."""
    starts, ends = ([value.split("/")[at] in _OPEN for value in (one, other)] for at in (0, 1))
    return starts[0] == starts[1] and ends[0] == ends[1]


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


def comparable(one: str, other: str) -> bool:
    """Whether two amounts are near enough to be the same thing, told wrong: of a size, or a scale apart."""
    a, b = sorted((abs(Decimal(one)), abs(Decimal(other))))
    return a == 0 or b / a <= _FAR


def _rounded(fine: Decimal, coarse: Decimal) -> bool:
    """Whether a value to fewer digits is another one rounded, up or down; to one digit, only if it is near."""
    digits = len(coarse.normalize().as_tuple().digits)
    if digits >= len(fine.normalize().as_tuple().digits):
        return False
    if digits < 2:
        return abs(coarse) >= _ROUND and abs(fine - coarse) <= abs(coarse) * _NEAR
    return abs(fine - coarse) < Decimal(10) ** (coarse.adjusted() - digits + 1)


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are one name, written another way: in another order, or with slips in foreign words.

    A Vietnamese name is another with one letter or tone; in a foreign word of some length that is a slip.
    """
    a, b = one.casefold().replace("-", " ").split(), other.casefold().replace("-", " ").split()
    if "".join(a) == "".join(b) or sorted(a) == sorted(b) or same_letters(one, other):
        return True
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    slips = all(is_foreign(x) and is_foreign(y) and min(len(x), len(y)) >= _LONG for x, y in differing)
    return slips and len(a) == len(b) and OSA.distance(_bare(one), _bare(other)) <= 2


def same_letters(one: str, other: str) -> bool:
    """Whether two names differ only in a foreign word with one letter doubled or marked otherwise ("Tazi", "Tazzi")."""
    a, b = one.casefold().split(), other.casefold().split()
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and all(
        (is_foreign(x) or is_foreign(y)) and _DOUBLED.sub(r"\1", fold(x)) == _DOUBLED.sub(r"\1", fold(y))
        for x, y in differing
    )


@lru_cache(_KNOWN)
def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


@lru_cache(_KNOWN)
def may_be_same(one: str, other: str) -> bool:
    """Whether two names may well be one: part of it, another class word before it, initials, other letters for it."""
    return part_of(one, other) or same_end(one, other) or abbreviates(one, other) or transcribes(one, other)


def part_of(one: str, other: str) -> bool:
    """Whether one name is part of the other, however its syllables are joined."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return True
    a, b = sorted((_bare(one), _bare(other)), key=len)
    return len(long) != len(short) and len(a) >= 4 and a in b


def same_end(one: str, other: str) -> bool:
    """Whether two names end alike and differ only in what stands before ("TP Hà Nội", "thành phố Hà Nội")."""
    a, b = fold(one).split(), fold(other).split()
    return len(a) > 2 and len(b) > 2 and a[-2:] == b[-2:]


def abbreviates(one: str, other: str) -> bool:
    """Whether the letters of one name are first letters of the words of the other, in order ("Bộ KH&CN").

    So are those of one word without vowels in it ("Đoàn QĐND Việt Nam").
    """
    for name, spelt in ((one, other), (other, one)):
        if any(_spells(word, fold(spelt).split()) for word in fold(name).split() if _INITIALS.fullmatch(word)):
            return True
    short, long = sorted((one, other), key=lambda name: len(_bare(name)))
    words = [_bare(word) for word in fold(long).split()]
    if len(fold(short).split()) >= len(words):
        return False
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
