"""The rules for two sentences in the same words: what a slot filled otherwise means."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from doichieu.check.frames import Term
from doichieu.check.values import (
    coarser,
    comparable,
    compare_amounts,
    compare_dates,
    may_be_same,
    same_spelling,
)
from doichieu.model.claim import FindingKind

SlotRule = Callable[[Term, Term], FindingKind | None]
_ROOM = Decimal("0.1")
_CERTAIN = frozenset({"person", "place", "country"})


def other_number(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different numbers."""
    if one.unit.split("/")[0] != other.unit.split("/")[0]:
        return None
    if one.unit != other.unit and not (one.unit.endswith("/") or other.unit.endswith("/")):
        return None
    ranges = ["~" in term.key for term in (one, other)]
    if any(ranges):
        return "contradiction" if all(ranges) else "granularity"
    relation = compare_amounts(one.key.lstrip("-"), other.key.lstrip("-"))
    if relation == "excludes" and not comparable(one.key, other.key):
        return None
    if relation == "excludes" and (leaves_room(one, other) or leaves_room(other, one)):
        return "granularity"
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def leaves_room(loose: Term, firm: Term) -> bool:
    """Whether a number said to be about, over or under so much, and to fewer digits, may be the other."""
    if loose.bound in {"", "exact"} or loose.bound == firm.bound or not coarser(loose.key, firm.key):
        return False
    a, b = abs(Decimal(loose.key)), abs(Decimal(firm.key))
    step = Decimal(10) ** (a.adjusted() - len(a.normalize().as_tuple().digits) + 1)
    if loose.bound in {"more_than", "at_least"}:
        return a <= b < a + step
    if loose.bound in {"nearly", "at_most"}:
        return a - step < b <= a
    return abs(a - b) <= a * _ROOM


def other_time(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages give different times."""
    if one.unit and other.unit and one.unit != other.unit:
        return None
    lengths = [term.key.startswith("P") for term in (one, other)]
    if any(lengths):
        return "contradiction" if all(lengths) else None
    if one.key.startswith("..") != other.key.startswith("..") or one.key.endswith("..") != other.key.endswith(".."):
        return None
    relation = compare_dates(one.key, other.key)
    return "contradiction" if relation == "excludes" else "granularity" if relation == "contains" else None


def other_name(one: Term, other: Term) -> FindingKind | None:
    """In the same words, two pages name different people, bodies or places."""
    if one.unit != other.unit or (one.bound[:1] and other.bound[:1] and one.bound[0] != other.bound[0]):
        return None
    if may_be_same(one.key, other.key) or (one.unit == "person" and _one_given_name(one.key, other.key)):
        return None
    if same_spelling(one.key, other.key):
        return "variant"
    certain = same_body_elsewhere(one.key, other.key) if one.unit == "organization" else one.unit in _CERTAIN
    return "contradiction" if certain else None


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
    short, long = sorted((one.key.split(), other.key.split()), key=len)
    deputy = len(long) > len(short) and long[-len(short) :] == short
    differing = [at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y]
    former = one.bound == other.bound == "former"  # two words for "former" open them
    sister = differing == [0] and len(short) > 1 and not former
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
    "opposite": other_pole,
}


def judge(one: Term, other: Term) -> FindingKind | None:
    """What it means that two terms stand in the same place of the same words."""
    rule = SLOT_RULES.get(one.slot)
    same = one.key == other.key or one.text.replace(" ", "") == other.text.replace(" ", "")
    return rule(one, other) if rule and not same else None
