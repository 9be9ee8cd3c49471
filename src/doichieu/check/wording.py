"""The rules for two sentences in the same words: what a slot filled otherwise means."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from doichieu.check.frames import Term
from doichieu.check.values import coarser, compare_amounts, compare_dates, may_be_same, same_spelling
from doichieu.model.claim import FindingKind

SlotRule = Callable[[Term, Term], FindingKind | None]
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_ROOM = Decimal("0.1")
_CERTAIN = frozenset({"person", "place", "country"})


def other_number(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different numbers."""
    if one.unit.split("/")[0] != other.unit.split("/")[0]:
        return None if (one.unit and other.unit) or figures(one) == figures(other) else _bare_number(one, other)
    if one.unit != other.unit and not (one.unit.endswith("/") or other.unit.endswith("/")):
        return None
    if "-" in one.key + other.key:
        return "contradiction" if "-" in one.key and "-" in other.key else "granularity"
    relation = compare_amounts(one.key, other.key)
    if relation == "excludes" and (leaves_room(one, other) or leaves_room(other, one)):
        return "granularity"
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def figures(term: Term) -> str:
    """The figures that a number is written with."""
    match = _FIGURES.match(term.text)
    return match[0] if match else ""


def _bare_number(one: Term, other: Term) -> FindingKind | None:
    """A number of which only one page tells what it counts differs when both are written in figures."""
    return (
        "contradiction"
        if figures(one) and figures(other) and compare_amounts(one.key, other.key) == "excludes"
        else None
    )


def leaves_room(loose: Term, firm: Term) -> bool:
    """Whether a number said to be about, over or under so much, and to fewer digits, may be the other."""
    if loose.bound in {"", "exact"} or not coarser(loose.key, firm.key):
        return False
    return abs(Decimal(loose.key) - Decimal(firm.key)) <= abs(Decimal(loose.key)) * _ROOM


def other_time(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different times."""
    if one.unit != other.unit:
        return None
    relation = compare_dates(one.key, other.key)
    if relation is None:
        return "contradiction" if one.key.startswith("P") and other.key.startswith("P") else None
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def other_name(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages name different people, bodies or places."""
    if one.unit != other.unit or may_be_same(one.key, other.key):
        return None
    if same_spelling(one.key, other.key):
        return "variant"
    if one.unit == "organization":
        return "contradiction" if same_body_elsewhere(one.key, other.key) else None
    return "contradiction" if one.unit in _CERTAIN else None


def same_body_elsewhere(one: str, other: str) -> bool:
    """Whether two names begin alike and end in as many other words: the police of one province and of another."""
    a, b = one.split(), other.split()
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return len(a) == len(b) and shared >= 2 and shared * 2 >= len(a)


def other_post(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different posts."""
    short, long = sorted((one.key, other.key), key=len)
    return None if long.startswith(short) else "contradiction"


def other_word(_one: Term, _other: Term) -> FindingKind | None:
    """In the same words, one page says the opposite of the other."""
    return "contradiction"


SLOT_RULES: dict[str, SlotRule] = {
    "number": other_number,
    "number word": other_word,
    "time": other_time,
    "name": other_name,
    "post": other_post,
    "visit kind": other_word,
    "direction": other_word,
    "negation": other_word,
}


def judge(one: Term, other: Term) -> FindingKind | None:
    """What it means that two terms stand in the same place of the same words."""
    rule = SLOT_RULES.get(one.slot)
    return rule(one, other) if rule and one.key != other.key and one.text != other.text else None
