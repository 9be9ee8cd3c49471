"""The record of a visit, assembled from the claims: where pages differ, the side with more accounts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from doichieu.claims.spelling import is_foreign
from doichieu.claims.types import visit_company, visit_dates, visit_invitation, visit_occasion, visit_stop
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity, Linking
from doichieu.model.reading import Reading
from doichieu.model.record import FieldEvidence, Leg, Official, Visit
from doichieu.model.span import Span
from doichieu.records.delegation import read_delegation
from doichieu.records.legs import ends_of, read_legs, spans, told_stops
from doichieu.records.meetings import with_hosts, with_places
from doichieu.records.status import read_status
from doichieu.records.story import Story, best

_TELLING = frozenset({visit_stop.TYPE, visit_dates.TYPE, visit_invitation.TYPE, visit_occasion.TYPE})


def record_visits(readings: tuple[Reading, ...], linking: Linking, claims: tuple[Claim, ...]) -> tuple[Visit, ...]:
    """The visits that a story tells, the most told first; none where no leader visits a country."""
    story = Story(readings, linking, claims)
    pack = next((p for r in readings if (p := pack_for(r.page.language)) is not None), None)
    if pack is None:
        return ()
    found = (_visit(story, leader, pack) for leader in _leaders(story))
    return tuple(visit for visit in found if visit)


def _leaders(story: Story) -> list[Entity]:
    """The people with a post whose visit half of the pages tell in their heads, the most told first."""
    told: dict[str, list[Span]] = {}
    for claim in story.claims:
        if claim.type in _TELLING and claim.about.subject and claim.about.period is None:
            told.setdefault(claim.about.subject, []).extend(claim.evidence)
    leaders = [(person, told[person.id]) for subject in told if (person := story.person(subject)) and person.posts]
    heads = {person.id: {span.page for span in spans if story.prominent([span])} for person, spans in leaders}
    enough = len(story.readings) / 2
    chosen = [(person, spans) for person, spans in leaders if len(heads[person.id]) >= enough]
    return [person for person, _ in sorted(chosen, key=lambda pair: -len(pair[1]))]


def _visit(story: Story, leader: Entity, pack: Pack) -> Visit | None:
    own = _home(story, leader, pack)
    legs = tuple(leg for leg in read_legs(story, leader.id, pack) if leg.country != own)
    if not legs:
        return None
    dated, (start, end) = _days(story, leader, legs)
    spouse = [c for c in story.about(visit_company.TYPE, leader.id) if c.about.property == visit_company.SPOUSE]
    stops = told_stops(story, leader.id)
    company = read_delegation(story, leader.id)
    placed = with_places(story, leader.id, legs, pack)
    return Visit(
        direction=_direction(legs, own, pack.visits.home),
        status=read_status(story, leader.id, (start, end), pack),
        leader=Official(entity=leader.id, name=leader.name, posts=leader.posts),
        country=own,
        spouse=True if spouse else None,
        start=start,
        end=end,
        legs=with_hosts(story, leader.id, placed, (start, end), company),
        delegation=company,
        evidence=FieldEvidence(leader=spans(stops), spouse=spans(spouse), start=dated, end=dated, status=_last(stops)),
    )


def _days(story: Story, leader: Entity, legs: Sequence[Leg]) -> tuple[tuple[Span, ...], tuple[str | None, str | None]]:
    """The days of the whole visit with their evidence: the best told, or those of its legs where they go beyond."""
    dates = [c for c in story.about(visit_dates.TYPE, leader.id) if c.about.place is None]
    days = best(c for c in dates if not (c.value.date or "").startswith(".."))
    start, end = ends_of(days)
    first, last = _over(legs)
    if first and last and not (start and end and (start < first or last < end)):
        return tuple(dict.fromkeys(span for leg in legs for span in leg.evidence.start)), (first, last)
    return spans([days] if days else []), (start, end)


def _over(legs: Sequence[Leg]) -> tuple[str | None, str | None]:
    """First and last day of all legs."""
    days = sorted(day for leg in legs for day in (leg.start, leg.end) if day)
    return (days[0], days[-1]) if days else (None, None)


def _home(story: Story, leader: Entity, pack: Pack) -> str | None:
    """The country in whose name a leader travels: that of a post, else the home of whoever has a name from there."""
    stated = next((code for post in leader.posts if (code := story.country(post.of))), None)
    foreign = any(is_foreign(word) for word in leader.name.split())
    return stated or (None if foreign else pack.visits.home)


def _direction(legs: Sequence[Leg], own: str | None, home: str) -> Literal["outbound", "inbound"] | None:
    """Out of the country of the press, into it, or neither."""
    if own == home:
        return "outbound"
    return "inbound" if any(leg.country == home for leg in legs) else None


def _last(stops: Sequence[Claim]) -> tuple[Span, ...]:
    return tuple(stops[-1].evidence[-1:]) if stops else ()
