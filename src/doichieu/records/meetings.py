"""Whom the visitor met on each leg, and in which city."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from doichieu.annotate.times.values import NO_YEAR
from doichieu.claims.types import visit_host, visit_place
from doichieu.lang.pack import Pack
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity
from doichieu.model.record import Leg, Member, Official
from doichieu.model.span import Span
from doichieu.records.story import Story, best
from doichieu.text.fold import fold

Days = tuple[str | None, str | None]

# A year that no page tells.


def with_hosts(
    story: Story, leader: str, legs: Sequence[Leg], days: Days, company: Sequence[Member]
) -> tuple[Leg, ...]:
    """The legs with their hosts, those whom the visitor met in the days of the visit, the company left out."""
    kept = {leader, *(member.entity for member in company)}
    claims = [c for c in story.about(visit_host.TYPE, leader) if c.about.counterpart not in kept and _within(c, days)]
    return tuple(_hosted(story, leg, claims, [other for other in legs if other is not leg]) for leg in legs)


def _within(claim: Claim, days: Days) -> bool:
    """Whether a meeting is not dated outside the visit, as far as its date tells."""
    day = (claim.value.date or "").rpartition("/")[2].partition("T")[0]
    start, end = days
    if not day or not (start and end):
        return True
    known = len(NO_YEAR) if NO_YEAR in {day[:4], start[:4], end[:4]} else 0
    return start[known : len(day)] <= day[known:] <= end[known : len(day)]


def _hosted(story: Story, leg: Leg, claims: Sequence[Claim], others: Sequence[Leg]) -> Leg:
    inviters = {who.entity for who in leg.invited_by}
    met: dict[str, list[Claim]] = {}
    for claim in claims:
        code, host = story.country(claim.about.place), story.person(claim.about.counterpart)
        alone = not others or (_on(claim, leg) and not any(_on(claim, other) for other in others))
        ours = code == leg.country if code else alone or claim.about.counterpart in inviters
        if host and ours:
            met.setdefault(host.id, []).append(claim)
    people = _once([person for host in met if (person := story.person(host))])
    evidence: tuple[Span, ...] = tuple(dict.fromkeys(s for group in met.values() for c in group for s in c.evidence))
    hosts = tuple(Official(entity=p.id, name=p.name, posts=p.posts) for p in people)
    return replace(leg, hosts=hosts, evidence=replace(leg.evidence, hosts=evidence))


def _once(people: Sequence[Entity]) -> list[Entity]:
    """The people without those who are named once more without the marks of their language."""
    marked = {fold(person.name) for person in people if not person.name.isascii()}
    return [person for person in people if not (person.name.isascii() and fold(person.name) in marked)]


def _on(claim: Claim, leg: Leg) -> bool:
    """Whether a meeting is dated, and in the days of a leg."""
    return bool(claim.value.date and leg.start and leg.end) and _within(claim, (leg.start, leg.end))


def _at_home(pack: Pack) -> tuple[str, ...]:
    """The names of the cities and provinces of a pack's own country."""
    return *pack.places.provinces, *pack.places.former_provinces, *pack.cities.of.get(pack.visits.home, ())


def with_places(story: Story, leader: str, legs: Sequence[Leg], pack: Pack) -> tuple[Leg, ...]:
    """The legs with the city that most accounts name; one of the pack's own country only in that country."""
    known = {name.casefold() for own in story.packs for name in _at_home(own)}
    claims = story.about(visit_place.TYPE, leader)
    found = []
    for leg in legs:
        fitting = [
            c
            for c in claims
            if (story.country(c.about.place) or leg.country) == leg.country
            and (c.about.place or len(legs) == 1)
            and (c.value.text.casefold() in known) == (leg.country == pack.visits.home)
        ]
        place = best(fitting)
        if place:
            evidence = replace(leg.evidence, place=place.evidence)
            found.append(replace(leg, place=place.value.text, evidence=evidence))
        else:
            found.append(leg)
    return tuple(found)
