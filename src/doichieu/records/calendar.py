"""The days of a visit and of its legs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.times.values import NO_YEAR
from doichieu.claims.types import visit_dates
from doichieu.model.claim import Claim
from doichieu.model.record import Leg
from doichieu.model.span import Span
from doichieu.records.story import Story, best

_DAY = len("2025-05-05")
_WEEKS = 21


class Stay(Struct, frozen=True):
    """First and last day, each with the places that say so."""

    start: str | None = None
    end: str | None = None
    from_: tuple[Span, ...] = ()
    until: tuple[Span, ...] = ()


def read_stay(claims: Iterable[Claim]) -> Stay:
    """The days that the best supported claims give: both ends of one, else one end each of two."""
    listed = [(claim, *ends_of(claim)) for claim in claims]
    whole = best(claim for claim, start, end in listed if visit_dates.OPEN not in (start, end))
    if whole:
        return Stay(*ends_of(whole), whole.evidence, whole.evidence)
    first = best(claim for claim, start, _ in listed if start != visit_dates.OPEN)
    ends = sorted((x for x in listed if x[2] != visit_dates.OPEN), key=lambda x: x[2], reverse=True)
    last = best(claim for claim, _, _ in ends)
    return Stay(
        ends_of(first)[0] if first else None,
        ends_of(last)[1] if last else None,
        first.evidence if first else (),
        last.evidence if last else (),
    )


def ends_of(days: Claim) -> tuple[str, str]:
    """First and last day that a claim gives; `OPEN` for one that it leaves open."""
    first, slash, last = (days.value.date or "").partition("/")
    return _known(first), _known(last if slash else first)


def _known(day: str) -> str:
    """A day; one of a year that no page tells is left open."""
    return visit_dates.OPEN if day.startswith(NO_YEAR) else day


def over_legs(trip: Stay, legs: Sequence[Leg]) -> Stay:
    """The days of the whole visit: those told of it, or of its legs where they go beyond."""
    starts = [Stay(leg.start, None, leg.evidence.start) for leg in legs if leg.start]
    ends = [Stay(None, leg.end, (), leg.evidence.end) for leg in legs if leg.end]
    first = min([*starts, *([trip] if trip.start else [])], key=lambda stay: stay.start or "", default=Stay())
    last = max([*ends, *([trip] if trip.end else [])], key=lambda stay: stay.end or "", default=Stay())
    return Stay(first.start, last.end, first.from_, last.until)


def cut_short(stay: Stay, told: Sequence[Span], days: Mapping[str, str]) -> Stay:
    """The days of a visit; one that a page tells to be cut short, before its last day, was over on that page's day."""
    dated = [(day, span) for span in told if (day := days.get(span.page))]
    early = [(day, span) for day, span in dated if stay.end and (stay.start or "") <= day < stay.end]
    if not early:
        return stay
    day, span = min(early, key=lambda pair: pair[0])
    return replace(stay, end=day, until=(span,))


def far_apart(legs: tuple[Leg, ...]) -> list[tuple[Leg, ...]]:
    """The legs in groups, each of one journey: where all are dated and one begins weeks after the last, another."""
    if not all((leg.start or leg.end) and len(leg.start or leg.end or "") == _DAY for leg in legs):
        return [legs]
    groups: list[list[Leg]] = []
    for leg in legs:
        last = max((other.end or other.start or "" for other in groups[-1]), default="") if groups else ""
        first = leg.start or leg.end or ""
        if not last or (date.fromisoformat(first) - date.fromisoformat(last)).days > _WEEKS:
            groups.append([])
        groups[-1].append(leg)
    return [tuple(group) for group in groups]


def with_ends(legs: tuple[Leg, ...], trip: Stay) -> tuple[Leg, ...]:
    """The legs; one alone has the days of the visit."""
    if len(legs) != 1:
        return legs
    evidence = replace(legs[0].evidence, start=trip.from_, end=trip.until)
    return (replace(legs[0], start=trip.start, end=trip.end, evidence=evidence),)


def in_force(story: Story, leader: str, off: Sequence[Span]) -> tuple[list[Claim], bool]:
    """The claims on the days of a visit, and whether it was put off to later ones: then those that tell these.

    `off` are the places that call the visit off. Later days are told on such a page or a newer one.
    """
    claims = story.about(visit_dates.TYPE, leader)
    told = max((story.days[span.page] for span in off if span.page in story.days), default=None)
    later = [claim for claim in claims if told and _moved(story, claim, claims, told)]
    return later or claims, bool(later)


def _moved(story: Story, claim: Claim, claims: Sequence[Claim], told: str) -> bool:
    """Whether a claim gives a first day that is told from a day on, and lies behind the one told before."""
    start = ends_of(claim)[0]
    same = [ends_of(c)[0] for c in claims if c.about.place == claim.about.place]
    first = min((day for day in same if day != visit_dates.OPEN), default="")
    pages = [story.days.get(span.page, "") for span in claim.evidence]
    return start != visit_dates.OPEN and start > first and min(pages, default="") >= told
