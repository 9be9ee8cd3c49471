"""Which claims about one thing can be held side by side at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from doichieu.check.values import compare_amounts, follow
from doichieu.model.claim import Claim


def rivals(kind: str, group: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a group without those by which their page tells apart what the claims do not.

    `claims` are all of that type in the story.
    """
    return _FILTERS[kind](group, claims) if kind in _FILTERS else list(group)


def _pages(claim: Claim) -> set[str]:
    return {span.page for span in claim.evidence}


def _of_one_count(group: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Figures of the pages that give one value only: a page that gives two counts two things."""
    several = {
        page
        for one in group
        for other in claims
        if _one_measure(one, other)
        for page in _pages(one) & _pages(other)
        if compare_amounts(one.value.amount or "", other.value.amount or "") == "excludes"
    }
    return [claim for claim in group if not _pages(claim) & several]


def _one_measure(one: Claim, other: Claim) -> bool:
    """Whether two figures may be of one thing: nothing that both tell of whose and when they are differs."""
    a, b = one.about, other.about
    named = a.property == b.property and one.value.unit == other.value.unit
    told = (a.subject, b.subject), (a.counterpart, b.counterpart), (a.period, b.period), (a.place, b.place)
    return named and all(not x or not y or x == y for x, y in told)


def _of_whole_visits(group: Sequence[Claim], _claims: Sequence[Claim]) -> list[Claim]:
    """Days of visits without those that follow one another on a page, which are days of its legs."""
    legs = [
        pair
        for pair in combinations(group, 2)
        if _pages(pair[0]) & _pages(pair[1]) and follow(*(claim.value.date or "" for claim in pair))
    ]
    return [claim for claim in group if not any(claim in pair for pair in legs)]


_FILTERS: dict[str, Callable[[Sequence[Claim], Sequence[Claim]], list[Claim]]] = {
    "figure": _of_one_count,
    "visit_dates": _of_whole_visits,
}


def shares_page(one: Claim, other: Claim) -> bool:
    """Whether a page makes both claims."""
    return bool({span.page for span in one.evidence} & {span.page for span in other.evidence})
