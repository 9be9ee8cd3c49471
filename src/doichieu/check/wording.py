"""The rules for two sentences in the same words: what a slot filled otherwise means."""

from __future__ import annotations

from collections.abc import Callable

from doichieu.check.frames import Term
from doichieu.check.values import compare_amounts, compare_dates, part_of, same_spelling
from doichieu.model.claim import FindingKind

SlotRule = Callable[[Term, Term], FindingKind | None]
_PLACES = frozenset({"place", "country"})


def other_number(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different numbers."""
    if one.unit != other.unit or "-" in one.key + other.key:
        return None
    relation = compare_amounts(one.key.replace(",", "."), other.key.replace(",", "."))
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def other_time(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different times."""
    if one.unit != other.unit:
        return None
    relation = compare_dates(one.key, other.key)
    if relation is None:
        return "contradiction"
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def other_name(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages name different people or places."""
    if part_of(one.key, other.key):
        return None
    if same_spelling(one.key, other.key):
        return "variant"
    kinds = {one.unit, other.unit}
    return "contradiction" if kinds == {"person"} or kinds <= _PLACES else None


def other_post(_one: Term, _other: Term) -> FindingKind | None:
    """In the same words, two pages give different posts."""
    return "contradiction"


def other_word(_one: Term, _other: Term) -> FindingKind | None:
    """In the same words, one page says the opposite of the other."""
    return "contradiction"


SLOT_RULES: dict[str, SlotRule] = {
    "quantity": other_number,
    "number": other_number,
    "time": other_time,
    "name": other_name,
    "post": other_post,
    "visit kind": other_word,
    "direction": other_word,
    "negation": other_word,
}
