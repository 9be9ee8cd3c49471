"""The record of a visit, assembled from the claims: where pages differ, the side with more accounts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from doichieu.claims.types import visit_company, visit_dates, visit_stop
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity, Linking
from doichieu.model.reading import Reading
from doichieu.model.record import FieldEvidence, Leg, Official, Visit
from doichieu.model.span import Span
from doichieu.records.delegation import read_delegation
from doichieu.records.legs import ends_of, read_legs, spans
from doichieu.records.status import read_status
from doichieu.records.story import Story, best


def record_visits(readings: tuple[Reading, ...], linking: Linking, claims: tuple[Claim, ...]) -> tuple[Visit, ...]:
    """The visits that a story tells, the most told first; none where no leader visits a country."""
    story = Story(readings, linking, claims)
    pack = next((p for r in readings if (p := pack_for(r.page.language)) is not None), None)
    if pack is None:
        return ()
    found = (_visit(story, leader, pack) for leader in _leaders(story))
    return tuple(visit for visit in found if visit)


def _leaders(story: Story) -> list[Entity]:
    """The people with a post whom the pages say to visit a country, the one with most evidence first."""
    told: dict[str, int] = {}
    for claim in story.claims:
        if claim.type == visit_stop.TYPE and claim.about.subject and claim.about.period is None:
            told[claim.about.subject] = told.get(claim.about.subject, 0) + len(claim.evidence)
    people = [(story.person(person), count) for person, count in told.items()]
    leaders = [(person, count) for person, count in people if person and person.posts]
    return [person for person, _ in sorted(leaders, key=lambda pair: -pair[1])]


def _visit(story: Story, leader: Entity, pack: Pack) -> Visit | None:
    legs = read_legs(story, leader.id, pack)
    if not legs:
        return None
    days = best(c for c in story.about(visit_dates.TYPE, leader.id) if c.about.place is None)
    start, end = ends_of(days) if days else _over(legs)
    spouse = [c for c in story.about(visit_company.TYPE, leader.id) if c.about.property == visit_company.SPOUSE]
    dated = spans([days] if days else [])
    stops = [c for c in story.about(visit_stop.TYPE, leader.id) if c.about.period is None]
    return Visit(
        direction=_direction(legs, _home(story, leader), pack.visits.home),
        status=read_status(story, leader.id, (start, end), pack),
        leader=Official(entity=leader.id, name=leader.name, posts=leader.posts),
        spouse=True if spouse else None,
        start=start,
        end=end,
        legs=legs,
        delegation=read_delegation(story, leader.id),
        evidence=FieldEvidence(leader=spans(stops), spouse=spans(spouse), start=dated, end=dated, status=_last(stops)),
    )


def _over(legs: Sequence[Leg]) -> tuple[str | None, str | None]:
    """First and last day of all legs."""
    days = sorted(day for leg in legs for day in (leg.start, leg.end) if day)
    return (days[0], days[-1]) if days else (None, None)


def _home(story: Story, leader: Entity) -> str | None:
    """The country in whose name a leader travels: that of a post."""
    return next((code for post in leader.posts if (code := story.country(post.of))), None)


def _direction(legs: Sequence[Leg], own: str | None, home: str) -> Literal["outbound", "inbound"] | None:
    if any(leg.country == home for leg in legs):
        return "inbound" if own != home else None
    return "outbound" if own in {None, home} else None


def _last(stops: Sequence[Claim]) -> tuple[Span, ...]:
    return tuple(stops[-1].evidence[-1:]) if stops else ()
