"""The record of a visit, assembled from the claims: where pages differ, the side with more accounts behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.nations import nation_of
from doichieu.claims.spelling import is_foreign
from doichieu.claims.types import visit_company, visit_dates, visit_invitation, visit_kind, visit_occasion, visit_stop
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import Pack, load_pack, pack_for
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity, Linking, Post
from doichieu.model.reading import Reading
from doichieu.model.record import FieldEvidence, Leg, Moment, Official, Visit, VisitStatus
from doichieu.model.span import Span
from doichieu.records.calendar import Stay, cut_short, far_apart, in_force, over_legs, read_stay, with_ends
from doichieu.records.delegation import read_delegation
from doichieu.records.identity import visit_id
from doichieu.records.legs import Telling, read_legs, told_stops
from doichieu.records.meetings import with_hosts, with_places
from doichieu.records.namesakes import is_same_leader, namesakes, one_name
from doichieu.records.status import (
    Course,
    Signs,
    going_on,
    homeward,
    read_course,
    read_signs,
    read_status,
    without_legs,
)
from doichieu.records.story import Story, best, spans

_TELLING = frozenset({visit_stop.TYPE, visit_dates.TYPE, visit_invitation.TYPE, visit_occasion.TYPE})


def record_visits(readings: tuple[Reading, ...], linking: Linking, claims: tuple[Claim, ...]) -> tuple[Visit, ...]:
    """The visits that a story tells, the most told first; none where no leader visits a country."""
    same = namesakes(linking)
    story = Story(readings, linking, one_name(claims, same), same)
    pack = next((p for r in readings if (p := pack_for(r.page.language)) is not None), None)
    leaders = _leaders(story)
    if pack is None or not leaders:
        return ()
    signs = read_signs(story)
    found = _each_once((leader, visit) for leader in leaders if (visit := _visit(story, leader, pack, signs)))
    told = ((leader, replace(visit, history=_history(story, leader, pack, signs))) for leader, visit in found)
    return tuple(part for leader, visit in told for part in _apart(story, leader, visit, signs))


def _apart(story: Story, leader: Entity, visit: Visit, signs: Mapping[str, Signs]) -> list[Visit]:
    """A visit, or each of several whose legs lie weeks apart."""
    groups = far_apart(visit.legs)
    if len(groups) < 2:
        return [visit]
    parts = []
    for legs in groups:
        stay = over_legs(Stay(), legs)
        status = read_status(story, leader.id, stay, len(legs), read_course(story, signs))
        name = visit_id(leader.name, [leg.country for leg in legs], stay.start)
        evidence = replace(visit.evidence, start=stay.from_, end=stay.until)
        parts.append(
            replace(
                visit, id=name, status=status, start=stay.start, end=stay.end, legs=legs, history=(), evidence=evidence
            )
        )
    return parts


def _each_once(found: Iterable[tuple[Entity, Visit]]) -> list[tuple[Entity, Visit]]:
    """The visits without those of somebody already told of, under another form of the name."""
    kept: list[tuple[Entity, Visit]] = []
    for leader, visit in found:
        codes = {leg.country for leg in visit.legs}
        known = (other for other, told in kept if codes & {leg.country for leg in told.legs})
        if not any(is_same_leader(leader, other) for other in known):
            kept.append((leader, visit))
    return [(leader, visit) for leader, visit in kept if not _passed(visit, kept[0][1])]


def _passed(visit: Visit, main: Visit) -> bool:
    """Whether a visit is told in one place, and was over before the one that the story is about."""
    told = {span for leg in visit.legs for span in leg.evidence.country}
    return visit is not main and len(told) <= 1 and bool(visit.end and main.start and visit.end < main.start)


def _history(story: Story, leader: Entity, pack: Pack, signs: Mapping[str, Signs]) -> tuple[Moment, ...]:
    """How the visit stood on the day of each page, where that is new."""
    moments: list[Moment] = []
    for day in sorted(set(story.days.values())):
        then = story.until(day)
        state = _state(then, leader, pack, signs)
        if state is None:
            continue
        stay = state.stay
        if not moments or (state.status, stay.start, stay.end) != (
            moments[-1].status,
            moments[-1].start,
            moments[-1].end,
        ):
            pages = {page for page, told in story.days.items() if told == day}
            stops = told_stops(then, leader.id)
            places = (*_standing(stops, state.course), *stay.from_, *stay.until, *spans(stops))
            told = tuple(dict.fromkeys(span for span in places if span.page in pages))
            moments.append(Moment(as_of=day, status=state.status, start=stay.start, end=stay.end, evidence=told))
    return tuple(moments)


def _leaders(story: Story) -> list[Entity]:
    """The people with a post whose visit half of the pages tell in their heads, the most told first."""
    told: dict[str, list[Span]] = {}
    for claim in story.claims:
        if claim.type in _TELLING and claim.about.subject and claim.about.period is None:
            told.setdefault(claim.about.subject, []).extend(claim.evidence)
    people = [person for subject in told if (person := story.person(subject))]
    leaders = [(person, told[person.id]) for person in people if _may_lead(story, person)]
    chosen = [(p, places) for p, places in leaders if _leads(story, p, places) and not _mentioned(story, p, places)]
    return [person for person, _ in sorted(chosen, key=lambda pair: -len(pair[1]))]


def _may_lead(story: Story, person: Entity) -> bool:
    """Whether somebody holds a post, and another than those of companies, envoys and the like."""
    return any(not _leads_none(story, post, pack.code) for post in person.posts for pack in story.packs[:1])


def _leads_none(story: Story, post: Post, code: str) -> bool:
    titles, bodies = _no_leaders(code)
    body = story.linking.entity(post.of)
    return bool(titles.match(post.title) or (body and bodies.match(body.name)))


@cache
def _no_leaders(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    visits = load_pack(code).visits
    return phrases(visits.no_leaders), phrases(visits.private_bodies)


def _mentioned(story: Story, person: Entity, told: Sequence[Span]) -> bool:
    """Whether a visit is told once and in passing: by no title, without its kind, in the words for a visit alone."""
    stops = story.about(visit_stop.TYPE, person.id)
    bare = len(told) == 1 and bool(stops) and not story.about(visit_kind.TYPE, person.id)
    return bare and len(story.readings) > 1 and not story.in_titles(told)


def _leads(story: Story, person: Entity, told: Sequence[Span]) -> bool:
    """Whether half of the pages tell the visit in their heads; or name the person there, and it is told in full."""
    enough = len(story.readings) / 2
    if len({span.page for span in told if story.prominent([span])}) >= enough:
        return True
    full = story.about(visit_kind.TYPE, person.id) and story.about(visit_dates.TYPE, person.id)
    return bool(full) and len({span.page for span in person.mentions if story.prominent([span])}) >= enough


class _State(Struct, frozen=True):
    """How far a visit has come: its legs, its days, and what the pages say of its course."""

    own: str | None
    legs: tuple[Leg, ...]
    stay: Stay
    course: Course
    status: VisitStatus


def _state(story: Story, leader: Entity, pack: Pack, signs: Mapping[str, Signs]) -> _State | None:
    """The state of a visit as these pages tell it; None where they tell no leg."""
    own = _home(story, leader, pack)
    course = read_course(story, signs)
    dates, moved = in_force(story, leader.id, course.off)
    legs = read_legs(Telling(story, leader.id, dates), own)
    course, dropped = without_legs(story, course, [leg.country for leg in legs])
    legs = tuple(leg for leg in legs if leg.country not in dropped)
    if not legs:
        return None
    stay = cut_short(over_legs(read_stay(c for c in dates if c.about.place is None), legs), course.short, story.days)
    course = replace(homeward(course, inbound=own != pack.visits.home), moved=moved)
    course = going_on(story, course, [leg.country for leg in legs])
    return _State(own, with_ends(legs, stay), stay, course, read_status(story, leader.id, stay, len(legs), course))


def _visit(story: Story, leader: Entity, pack: Pack, signs: Mapping[str, Signs]) -> Visit | None:
    state = _state(story, leader, pack, signs)
    if state is None:
        return None
    legs, stay = state.legs, state.stay
    with_spouse, spouse = _spouse(story, leader.id)
    stops = told_stops(story, leader.id)
    company = read_delegation(story, leader.id, [leg.country for leg in legs])
    placed = with_places(story, leader.id, legs, pack)
    standing = _standing(stops, state.course)
    return Visit(
        id=visit_id(leader.name, [leg.country for leg in legs], stay.start),
        direction=_direction(legs, state.own, pack.visits.home),
        status=state.status,
        leader=Official(entity=leader.id, name=leader.name, posts=leader.posts),
        country=state.own,
        spouse=with_spouse,
        start=stay.start,
        end=stay.end,
        legs=with_hosts(story, leader.id, placed, (stay.start, stay.end), company),
        delegation=company,
        evidence=FieldEvidence(leader=spans(stops), spouse=spouse, start=stay.from_, end=stay.until, status=standing),
    )


def _standing(stops: Sequence[Claim], course: Course) -> tuple[Span, ...]:
    """Where the status is told: what calls the visit off, ends it or begins it, else where it is last spoken of."""
    told = course.off or course.over or course.begun
    return told[-1:] if told else tuple(stops[-1].evidence[-1:]) if stops else ()


def _spouse(story: Story, leader: str) -> tuple[bool | None, tuple[Span, ...]]:
    """Whether the spouse comes along, with the places that say so; null where no page says."""
    told = [c for c in story.claims if c.type == visit_company.TYPE and c.about.subject == leader]
    told = [c for c in told if c.about.property == visit_company.SPOUSE]
    chosen = best(told)
    if chosen is None:
        return None, ()
    return chosen.modality != "denied", spans([c for c in told if c.modality == chosen.modality])


def _home(story: Story, leader: Entity, pack: Pack) -> str | None:
    """The country in whose name a leader travels: that of a post, else the home of whoever has a name from there."""
    stated = nation_of(story.linking, leader)
    foreign = any(is_foreign(word) for word in leader.name.split())
    return stated or (None if foreign else pack.visits.home)


def _direction(legs: Sequence[Leg], own: str | None, home: str) -> Literal["outbound", "inbound"] | None:
    """Out of the country of the press, into it, or neither."""
    if own == home:
        return "outbound"
    return "inbound" if any(leg.country == home for leg in legs) else None
