"""The rules for two sentences in the same words: what a slot filled otherwise means."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from doichieu.check.frames import Term
from doichieu.check.values import (
    abbreviates,
    coarser,
    compare_amounts,
    compare_dates,
    part_of,
    same_end,
    same_spelling,
)
from doichieu.model.claim import FindingKind

SlotRule = Callable[[Term, Term], FindingKind | None]
_ROOM = Decimal("0.1")
_PLACES = frozenset({"place", "country"})


def other_number(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different numbers."""
    if one.unit != other.unit and one.unit and other.unit:
        return None
    if "-" in one.key + other.key:
        return "contradiction" if "-" in one.key and "-" in other.key else "granularity"
    relation = compare_amounts(one.key, other.key)
    if relation == "excludes" and (leaves_room(one, other) or leaves_room(other, one)):
        return "granularity"
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


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
    if part_of(one.key, other.key) or same_end(one.key, other.key) or abbreviates(one.key, other.key):
        return None
    if same_spelling(one.key, other.key):
        return "variant"
    kinds = {one.unit, other.unit}
    if kinds == {"organization"}:
        return "contradiction" if one.key.split()[0] == other.key.split()[0] else None
    return "contradiction" if kinds == {"person"} or kinds <= _PLACES else None


def other_post(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different posts."""
    short, long = sorted((one.key, other.key), key=len)
    return None if long.startswith(short) else "contradiction"


def other_word(_one: Term, _other: Term) -> FindingKind | None:
    """In the same words, one page says the opposite of the other."""
    return "contradiction"


SLOT_RULES: dict[str, SlotRule] = {
    "number": other_number,
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
    return rule(one, other) if rule and one.key != other.key else None
