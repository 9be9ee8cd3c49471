"""The rules for two sentences in the same words: what a slot filled otherwise means."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from doichieu.check.frames import Term
from doichieu.check.values import (
    comparable,
    compare_amounts,
    compare_dates,
    may_be_same,
    same_spelling,
)
from doichieu.model.claim import FindingKind

SlotRule = Callable[[Term, Term], FindingKind | None]
_ROOM = Decimal("0.1")
_RANKS = {"ordinal", "rank"}
_DECIMALS = re.compile(r"\d,(\d{1,2})(?!\d)")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDH])")
_MINUTES = {"Y": 525_960, "M": 43_830, "W": 10_080, "D": 1440, "TH": 60, "TM": 1}
_LOOSELY = Decimal("1.2")
_CERTAIN = frozenset({"person", "place", "country"})


def other_number(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different numbers."""
    if not same_unit(one, other):
        return None
    ranges = ["~" in term.key for term in (one, other)]
    if any(ranges):
        return "contradiction" if all(ranges) or not in_range(one, other) else "granularity"
    relation = compare_amounts(one.key.lstrip("-"), other.key.lstrip("-"))
    if relation == "excludes" and not comparable(one.key, other.key):
        return None
    if relation == "excludes" and leaves_room(one, other):
        return "granularity"
    if relation == "contains" and decimals(one) == decimals(other) > 0:
        return "contradiction"
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def same_unit(one: Term, other: Term) -> bool:
    """Whether two numbers count the same: people are people, a place in a row is one, and a rate may be left unsaid."""
    (unit, _, per), (unit2, _, per2) = (term.unit.partition("/") for term in (one, other))
    of_a_sort = bool(one.sort) and one.sort == other.sort
    same = of_a_sort or unit == unit2 or {unit, unit2} == _RANKS
    return same and (per == per2 or not per or not per2)


def in_range(one: Term, other: Term) -> bool:
    """Whether a single number lies within a range of numbers, the other term."""
    span, single = (one, other) if "~" in one.key else (other, one)
    low, high = map(Decimal, span.key.split("~"))
    return low <= Decimal(single.key) <= high


def decimals(term: Term) -> int:
    """How many digits a number as written has behind its comma."""
    found = _DECIMALS.search(term.text)
    return len(found[1]) if found else 0


def leaves_room(one: Term, other: Term) -> bool:
    """Whether two numbers may be one, as one is said to be about, over or under so much, and the other lies there."""
    if one.bound == other.bound or {one.bound, other.bound} <= {"", "exact"}:
        return False
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return low <= most and least <= high


def _bounds(term: Term) -> tuple[Decimal, Decimal]:
    """Between which numbers one lies by its qualifier; what is beyond its last digit is told apart."""
    a = abs(Decimal(term.key))
    step = Decimal(10) ** (a.adjusted() - len(a.normalize().as_tuple().digits) + 1)
    return {
        "more_than": (a, a + step),
        "nearly": (a - step, a),
        "about": (a - a * _ROOM, a + a * _ROOM),
        "at_least": (a, Decimal("Infinity")),
        "at_most": (Decimal(0), a),
    }.get(term.bound, (a, a))


def other_time(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different times."""
    if one.unit and other.unit and one.unit != other.unit:
        return None
    lengths = [term.key.startswith("P") for term in (one, other)]
    if any(lengths):
        return "contradiction" if all(lengths) and not same_length(one.key, other.key) else None
    if one.key.startswith("..") != other.key.startswith("..") or one.key.endswith("..") != other.key.endswith(".."):
        return None
    relation = compare_dates(one.key, other.key)
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def same_length(one: str, other: str) -> bool:
    """Whether two lengths of time may be one, told in different units (half a month, two weeks)."""
    a, b = _LENGTH.fullmatch(one), _LENGTH.fullmatch(other)
    if not a or not b or (a[1], a[3]) == (b[1], b[3]):
        return False
    first, second = (Decimal(m[2]) * _MINUTES[f"{m[1]}{m[3]}"] for m in (a, b))
    return min(first, second) * _LOOSELY >= max(first, second)


def other_name(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages name different people, bodies or places."""
    if one.unit != other.unit or (one.bound[:1] and other.bound[:1] and one.bound[0] != other.bound[0]):
        return None
    if may_be_same(spaced(one.key), spaced(other.key)) or (
        one.unit == "person" and _one_given_name(one.key, other.key)
    ):
        return None
    if same_spelling(one.key, other.key):
        return "variant"
    certain = same_body_elsewhere(one.key, other.key) if one.unit == "organization" else one.unit in _CERTAIN
    return "contradiction" if certain else None


def spaced(name: str) -> str:
    """A name with its initials as words ("n.d.h." and "n. d. h." are one)."""
    return " ".join(name.replace(".", " ").split())


def _one_given_name(one: str, other: str) -> bool:
    """Whether the given name of one person is part of the other's name."""
    return one.rsplit(maxsplit=1)[-1] in other.split() or other.rsplit(maxsplit=1)[-1] in one.split()


def same_body_elsewhere(one: str, other: str) -> bool:
    """Whether two names begin alike and end in as many other words: the police of one province and of another."""
    a, b = one.split(), other.split()
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return len(a) == len(b) and shared >= 2 and shared * 2 >= len(a)


def other_post(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different posts of one kind."""
    a, b = one.key.split(), other.key.split()
    while len(a) > 1 and len(b) > 1 and a[0] == b[0]:
        a, b = a[1:], b[1:]
    short, long = sorted((a, b), key=len)
    deputy = len(long) > len(short) and long[-len(short) :] == short
    former = one.bound == other.bound == "former"  # two words for "former" open them
    sister = len(short) > 1 and short[0] not in long and short[1:] == long[1 : len(short)] and not former
    return "contradiction" if deputy or sister else None


def other_word(_one: Term, _other: Term) -> FindingKind | None:
    """In the same words, one page says the opposite of the other."""
    return "contradiction"


def other_pole(one: Term, other: Term) -> FindingKind | None:
    """In the same words, one page names the opposite of what the other names."""
    return "contradiction" if one.key[:-1] == other.key[:-1] else None


SLOT_RULES: dict[str, SlotRule] = {
    "number": other_number,
    "number word": other_word,
    "time": other_time,
    "name": other_name,
    "post": other_post,
    "visit kind": other_word,
    "direction": other_word,
    "negation": other_word,
    "deputy": other_word,
    "opposite": other_pole,
}


def judge(one: Term, other: Term) -> FindingKind | None:
    """What it means that two terms stand in the same place of the same words."""
    rule = SLOT_RULES.get(one.slot)
    same = one.key == other.key or one.text.replace(" ", "") == other.text.replace(" ", "")
    return rule(one, other) if rule and not same else None
