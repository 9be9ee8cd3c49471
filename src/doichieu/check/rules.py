"""The rules by which claims are held side by side.

Each is a pure function over two values of the same thing, with the reason a reader sees as its first line.
Claims are compared only when everything they are about is the same: see `findings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from doichieu.check.groups import shares_page
from doichieu.check.matters import (
    one_cause,
    one_course,
    one_direction,
    one_length,
    one_outcome,
    one_rank,
    one_sentence,
    one_speaker,
    one_streak,
    one_vote,
)
from doichieu.check.values import comparable, compare_amounts, compare_dates, follow, may_be_same, same_spelling
from doichieu.claims.measures import measure_names
from doichieu.claims.types.agreement import COUNT
from doichieu.claims.types.full_name import toneless
from doichieu.claims.types.plan import DONE, PLANNED
from doichieu.claims.types.state import FOR_NOW, YES
from doichieu.claims.types.visit_invitation import PERSON
from doichieu.claims.types.visit_parts import OCCASION, VISIT
from doichieu.model.claim import Claim, FindingKind

_ABOUT_AN_HOUR = 45
_SURNAME = ("surname", "middle name")
_HOUR = re.compile(r"T(\d\d)(?::(\d\d))?")
Rule = Callable[[Claim, Claim], FindingKind | None]


def one_kind_per_visit(one: Claim, other: Claim) -> FindingKind | None:
    """A visit to one country is of one kind, and the pages name two."""
    return "contradiction" if one.value.text != other.value.text else None


def one_time_per_visit(one: Claim, other: Claim) -> FindingKind | None:
    """A visit takes place once: its days can't be two that shut each other out."""
    relation = compare_dates(one.value.date or "", other.value.date or "")
    if relation == "excludes" and not all(any(c.isdigit() for c in claim.value.text) for claim in (one, other)):
        return None  # what is told from the day of writing ("next week") names no days
    if follow(one.value.date or "", other.value.date or ""):
        return None  # one leg after another
    return {"excludes": "contradiction", "contains": "granularity"}.get(relation or "")  # type: ignore[return-value]


def whole_leg(one: Claim, other: Claim) -> FindingKind | None:
    """One telling of this leg leaves out a part that the others tell."""
    parts = [set(claim.value.text.split(" + ")) for claim in (one, other)]
    return "omission" if parts[0] != parts[1] and {VISIT, OCCASION} in parts else None


def one_spelling(one: Claim, other: Claim) -> FindingKind | None:
    """The same person's name is spelt in two ways."""
    return "variant" if same_spelling(one.value.text, other.value.text) else None


def one_tone(one: Claim, other: Claim) -> FindingKind | None:
    """One page spells a person's name with another tone: that is another name."""
    a, b = one.value.text.split(), other.value.text.split()
    marked = any(toneless(word) != word for name in (a, b) for word in name if word in a and word in b)
    apart = sum(x != y for x, y in zip(a, b, strict=True))
    return "contradiction" if apart == 1 and marked and not shares_page(one, other) else None


def one_count(one: Claim, other: Claim) -> FindingKind | None:
    """The same things are counted, and the pages give two numbers."""
    relation = compare_amounts(one.value.amount or "", other.value.amount or "")
    return "contradiction" if relation == "excludes" and one.value.unit == other.value.unit else None


def one_tally(one: Claim, other: Claim) -> FindingKind | None:
    """The story counts this once, and the pages give two numbers."""
    near = comparable(one.value.amount or "0", other.value.amount or "0")
    return one_count(one, other) if near else None


def one_figure(one: Claim, other: Claim) -> FindingKind | None:
    """The same measure of the same parties and period has two values."""
    if one.value.unit != other.value.unit or not _settled(one) or not _settled(other):
        return None
    if one.modality != other.modality:
        return None  # what is to be reached, and what was
    if shares_page(one, other):
        return None  # a page that gives both counts two things
    mine, theirs = one.value.amount or "", other.value.amount or ""
    relation = compare_amounts(mine, theirs)
    if relation == "excludes" and (not comparable(mine, theirs) or _within(one, mine, theirs)):
        return None
    return {"excludes": "contradiction", "contains": "granularity"}.get(relation or "")  # type: ignore[return-value]


def _settled(claim: Claim) -> bool:
    """Whether a figure is of something certain: two at least of a measure known by name, somebody, and some time."""
    about, head = claim.about, claim.about.property.split(",")[0]
    named = any(head == name or head.startswith(f"{name} ") for name in measure_names())
    certain = [named, about.subject is not None, about.period is not None, about.property != head]
    return sum(certain) >= 2


def _within(claim: Claim, one: str, other: str) -> bool:
    """Whether two values lie no farther apart than their measure allows."""
    return abs(Decimal(one) - Decimal(other)) <= measure_names().get(claim.about.property, 0)


def one_toll(one: Claim, other: Claim) -> FindingKind | None:
    """A later page gives another number of people: the count went on."""
    return "update" if compare_amounts(one.value.amount or "", other.value.amount or "") == "excludes" else None


def one_time_per_event(one: Claim, other: Claim) -> FindingKind | None:
    """It happened once: its day and hour can't be two that shut each other out."""
    mine, theirs = one.value.date or "", other.value.date or ""
    relation = compare_dates(mine, theirs)
    if relation == "excludes" and minutes_apart(mine, theirs) <= _ABOUT_AN_HOUR:
        return "granularity"
    return {"excludes": "contradiction", "contains": "granularity"}.get(relation or "")  # type: ignore[return-value]


def minutes_apart(one: str, other: str) -> int:
    """How far two times of one day lie apart, in minutes; of times without an hour, or of two days, more than a day."""
    hours = [_HOUR.search(value) for value in (one, other)]
    if None in hours or compare_dates(one.partition("T")[0], other.partition("T")[0]) != "same":
        return 24 * 60
    first, last = (int(hour[1]) * 60 + int(hour[2] or 0) for hour in hours if hour)
    return abs(first - last)


def one_place_per_event(one: Claim, other: Claim) -> FindingKind | None:
    """It happened once: it can't have been in two provinces, or in two countries."""
    same = one.value.entity == other.value.entity or may_be_same(one.value.text, other.value.text)
    return None if same else "contradiction"


def one_result(one: Claim, other: Claim) -> FindingKind | None:
    """The same two teams are given two results."""
    return "contradiction" if one.value.text != other.value.text else None


def one_agreement(one: Claim, other: Claim) -> FindingKind | None:
    """Two countries sign so many documents, and the pages give two numbers."""
    return one_count(one, other) if one.about.property == COUNT and one.value.unit == other.value.unit else None


def one_part(one: Claim, other: Claim) -> FindingKind | None:
    """A part that one person played goes to two whose names differ in the given name alone."""
    a, b = one.value.text.casefold().split(), other.value.text.casefold().split()
    kin = len(a) == len(b) > len(_SURNAME) and a[:-1] == b[:-1] and a[-1] != b[-1]
    return "contradiction" if kin and one.value.entity != other.value.entity else None


def one_of_its_kind(one: Claim, other: Claim) -> FindingKind | None:
    """A story has one of these, and the pages name two."""
    a, b = one.value.text, other.value.text
    if shares_page(one, other) or a.startswith(b) or b.startswith(a):
        return None
    numbers = a[:1].isdigit() and b[:1].isdigit()
    return "contradiction" if numbers or not (may_be_same(a, b) or same_spelling(a, b)) else None


def one_office(one: Claim, other: Claim) -> FindingKind | None:
    """An office has one holder, and whoever deputises in it does not hold it."""
    a, b = one.value.text, other.value.text
    if a == b or shares_page(one, other):
        return None
    if one.about.subject:
        return "contradiction" if a.endswith(f" {b}") or b.endswith(f" {a}") else None
    return None if may_be_same(a, b) or same_spelling(a, b) else "contradiction"


def so_or_not(one: Claim, other: Claim) -> FindingKind | None:
    """One page says that it is so, another that it is not."""
    if shares_page(one, other) or one.value.text == other.value.text:
        return None
    first, last = (other, one) if _after(one.value.date, other.value.date) else (one, other)
    later = _after(last.value.date, first.value.date)
    came_about = last.value.text == YES or one.about.property.endswith(FOR_NOW)
    return "update" if later and came_about else "contradiction"


def one_inviter(one: Claim, other: Claim) -> FindingKind | None:
    """A visit is made on the invitation of one, and the pages name two."""
    a, b = one.value.text, other.value.text
    if one.about.property != PERSON or shares_page(one, other) or one.value.entity == other.value.entity:
        return None
    return None if not a or not b or may_be_same(a, b) or same_spelling(a, b) else "contradiction"


def one_wording(one: Claim, other: Claim) -> FindingKind | None:
    """The same speech is quoted in differing words."""
    return "variant" if one.value.text != other.value.text else None


def plan_and_fulfilment(one: Claim, other: Claim) -> FindingKind | None:
    """One page says that it is done, another that it is not, or was to be."""
    told = {one.value.text: one.value.date, other.value.text: other.value.date}
    if len(told) < 2:
        return None
    later = {text for text, day in told.items() if all(_after(day, told[rest]) for rest in told if rest != text)}
    if PLANNED in told:
        return "update" if later and PLANNED not in later else None
    return "update" if later == {DONE} else "contradiction"


def _after(day: str | None, other: str | None) -> bool:
    """Whether a time is known to be after another, to the precision that both have."""
    size = min(len(day or ""), len(other or ""))
    return (day or "")[:size] > (other or "")[:size]


def at_odds(_one: Claim, _other: Claim) -> FindingKind | None:
    """Two pages of one day count the same people, neither as a count that goes on, and give two numbers."""
    return "contradiction"


def other_order(_one: Claim, _other: Claim) -> FindingKind | None:
    """In other words, two pages count the same, with the same digits in another order."""
    return "contradiction"


def counted_for_good(_one: Claim, _other: Claim) -> FindingKind | None:
    """One page counts for the time being, and a later one for good."""
    return "update"


def counted_twice(_one: Claim, _other: Claim) -> FindingKind | None:
    """The page tells one number twice, in its title or first lines and in its text, and not the same one."""
    return "contradiction"


def corrected(_one: Claim, _other: Claim) -> FindingKind | None:
    """One page says that it corrects what the other says."""
    return "correction"


RULES: dict[str, Rule] = {
    "visit_kind": one_kind_per_visit,
    "visit_dates": one_time_per_visit,
    "visit_parts": whole_leg,
    "visit_invitation": one_inviter,
    "visit_scope": one_count,
    "name": one_spelling,
    "full_name": one_tone,
    "event_date": one_time_per_event,
    "event_place": one_place_per_event,
    "score": one_result,
    "agreement": one_agreement,
    "plan": plan_and_fulfilment,
    "tally": one_tally,
    "role": one_part,
    "label": one_of_its_kind,
    "cause": one_cause,
    "speaker": one_speaker,
    "verdict": one_sentence,
    "contest": one_outcome,
    "course": one_course,
    "streak": one_streak,
    "rank": one_rank,
    "length": one_length,
    "vote": one_vote,
    "direction": one_direction,
    "state": so_or_not,
    "office": one_office,
    "quote": one_wording,
    "toll": one_toll,
    "figure": one_figure,
}
