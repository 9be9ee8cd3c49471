"""The rules for matters of a story that pages tell in other words: its cause, who spoke, its course, its outcome."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from doichieu.check.groups import shares_page
from doichieu.check.values import may_be_same, same_spelling
from doichieu.check.wording import same_length
from doichieu.claims.spelling import is_foreign
from doichieu.claims.types.cause import NOT
from doichieu.claims.types.length import CAREERS
from doichieu.claims.types.vote import UNANIMOUS
from doichieu.model.claim import Claim, FindingKind

# Shares in per cent no farther apart than this may be one, rounded.
_ROUNDED = 2
# Years in a trade no farther apart than this, or than this part of them, may be the same, counted from another day.
_YEARS = 3


def one_cause(one: Claim, other: Claim) -> FindingKind | None:
    """It had one cause, and the pages name two, or one rules out what the other names."""
    a, b = one.value.unit or "", other.value.unit or ""
    if a.startswith(NOT) or b.startswith(NOT):
        return "contradiction" if a.removeprefix(NOT) == b.removeprefix(NOT) else None
    return "contradiction" if a != b else None


def one_speaker(one: Claim, other: Claim) -> FindingKind | None:
    """The same words are quoted as said by two people."""
    a, b = one.value.text, other.value.text
    if one.value.entity == other.value.entity or shares_page(one, other):
        return None
    foreign = [[word for word in name.split() if is_foreign(word)] for name in (a, b)]
    alike = may_be_same(a, b) or same_spelling(a, b) or any(same_spelling(x, y) for x, y in product(*foreign))
    return None if alike else "contradiction"


def one_sentence(one: Claim, other: Claim) -> FindingKind | None:
    """A court gave this person one sentence, and the pages name two."""
    same = one.value.amount == other.value.amount if one.value.amount else one.value.unit == other.value.unit
    return None if same or shares_page(one, other) else "contradiction"


def one_direction(one: Claim, other: Claim) -> FindingKind | None:
    """By the same size, one page lets it go one way, another the other way."""
    return "contradiction" if one.value.unit != other.value.unit and not shares_page(one, other) else None


def one_outcome(one: Claim, other: Claim) -> FindingKind | None:
    """One page lets this side win, another lets it lose."""
    a, b = one.value, other.value
    same = a.unit == b.unit if a.unit else may_be_same(a.text, b.text)
    return None if same or shares_page(one, other) else "contradiction"


def one_course(one: Claim, other: Claim) -> FindingKind | None:
    """Between the same two places, one page tells the way there, another the way back."""
    return "contradiction" if one.value.text != other.value.text and not shares_page(one, other) else None


def one_rank(one: Claim, other: Claim) -> FindingKind | None:
    """In one order this person has one place, and the pages give two."""
    return "contradiction" if one.value.amount != other.value.amount and not shares_page(one, other) else None


def one_streak(one: Claim, other: Claim) -> FindingKind | None:
    """So many in a row is one number, and the pages give two."""
    return "contradiction" if one.value.amount != other.value.amount else None


def one_length(one: Claim, other: Claim) -> FindingKind | None:
    """It lasts one length of time, and the pages give two."""
    a, b = one.value.date or "", other.value.date or ""
    if one.about.property.endswith(CAREERS):
        short, long = sorted(int(claim.value.amount or 0) for claim in (one, other))
        return "contradiction" if long - short > max(_YEARS, long // _YEARS) and not shares_page(one, other) else None
    return None if a == b or same_length(a, b) or shares_page(one, other) else "contradiction"


def one_vote(one: Claim, other: Claim) -> FindingKind | None:
    """A vote has one result, and the pages give the ayes two shares."""
    if one.about.property == UNANIMOUS:
        return "contradiction" if one.value.unit != other.value.unit and not shares_page(one, other) else None
    apart = abs(Decimal(one.value.amount or 0) - Decimal(other.value.amount or 0))
    return "contradiction" if apart > _ROUNDED and not shares_page(one, other) else None
