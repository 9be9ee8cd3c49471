"""The legs of a visit: which countries, in which order, for what, on whose invitation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.types import visit_invitation, visit_kind, visit_occasion, visit_order, visit_scope, visit_stop
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.claim import Claim
from doichieu.model.entity import Post
from doichieu.model.record import FieldEvidence, Leg, Official, VisitType
from doichieu.model.span import Range, Span
from doichieu.records.calendar import read_stay
from doichieu.records.story import Story, best, spans, support

_WORD = re.compile(r"\w+")
_MANY = 7


class Telling(Struct, frozen=True):
    """One leader's visit as a story tells it: with the claims on its days that are in force."""

    story: Story
    leader: str
    dates: Sequence[Claim]


def read_legs(telling: Telling, own: str | None) -> tuple[Leg, ...]:
    """The legs in itinerary order, none in the leader's own country; empty where no visit is told for its own sake."""
    story, leader = telling.story, telling.leader
    countries = {code: told for code, told in _countries(story, leader, own).items() if code != own}
    order = _order(story, leader, countries)
    return _by_days(tuple(_leg(telling, country, alone=len(order) == 1) for country in order))


def _by_days(legs: tuple[Leg, ...]) -> tuple[Leg, ...]:
    """The legs in the order of their days, where each has its first or last one."""
    days = [leg.start or leg.end for leg in legs]
    return tuple(sorted(legs, key=_when)) if all(days) else legs


def _when(leg: Leg) -> tuple[str, bool]:
    """The first day of a leg; one of which only the last day is told comes before one that begins then."""
    return leg.start or leg.end or "", leg.start is not None


def _countries(story: Story, leader: str, own: str | None) -> dict[str, list[Claim]]:
    """The countries that are told as legs, by code, with the claims that tell them.

    A country counts when a title, a lead or a first paragraph names it, or its visit is told with a kind, or all that
    are told are as many as the visit is said to take in; an
    occasion abroad makes a leg only in such a place, or where somebody there invites. Visits of other times are
    history.
    """
    found: dict[str, list[Claim]] = {}
    kinds = {c.about.counterpart for c in story.about(visit_kind.TYPE, leader)}
    counted = _counted(story, leader, own)
    for claim in told_stops(story, leader):
        code = story.country(claim.about.counterpart)
        told = claim.about.counterpart in kinds or story.prominent(claim.evidence)
        if code and (counted or told or any(_on_tour(story, span) for span in claim.evidence)):
            found.setdefault(code, []).append(claim)
    arranged = {c.about.counterpart for c in story.about(visit_invitation.TYPE, leader)}
    for claim in story.about(visit_occasion.TYPE, leader):
        code = story.country(claim.about.place)
        if code and (story.prominent(claim.evidence) or claim.about.place in arranged):
            found.setdefault(code, []).append(claim)
    return dict(sorted(found.items(), key=lambda told: story.first_told(told[1])))


def _on_tour(story: Story, span: Span) -> bool:
    """Whether a sentence speaks of a leg of the journey ("chặng thứ hai")."""
    reading = next(r for r in story.readings if r.page.id == span.page)
    raw = story.sentence(span)
    place = reading.view.canonical(Range(*raw)) if raw else None
    pack = next((pack for pack in story.packs if pack.code == reading.page.language), None)
    return bool(place and pack and _leg_words(pack.code).search(reading.text, place.start, place.end))


@cache
def _leg_words(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).visits.leg_words)


def _counted(story: Story, leader: str, own: str | None) -> bool:
    """Whether the countries that the leader is told to visit are as many as some head says ("ba nước")."""
    scopes = story.about(visit_scope.TYPE, leader)
    said = [c.value.amount for c in scopes if story.prominent(c.evidence)]
    told = {story.country(c.about.counterpart) for c in told_stops(story, leader)} - {own, None}
    return str(len(told)) in said


def told_stops(story: Story, leader: str) -> list[Claim]:
    """The claims that the leader visits a country in this story; those called off only where no others are."""
    stops = [c for c in story.claims if c.type == visit_stop.TYPE and c.about.subject == leader and not c.about.period]
    return [c for c in stops if c.modality != "denied"] or stops


def _order(story: Story, leader: str, countries: dict[str, list[Claim]]) -> list[str]:
    """The countries in the order of the fullest list, then as first told; stated first and last stops hold."""
    claims = story.about(visit_order.TYPE, leader)
    lists = [c for c in claims if c.about.nth is None]
    codes = {e.name: str(e.code) for e in story.linking.entities if e.kind == "country" and e.code in countries}
    routes = [[codes[name] for name in c.value.text.split(visit_order.BETWEEN) if name in codes] for c in lists]
    told = max(zip(routes, lists, strict=True), key=lambda pair: (len(pair[0]), support(pair[1])), default=([], None))[
        0
    ]
    route = list(dict.fromkeys([*told, *countries]))
    for nth, place in (("1", 0), ("-1", len(route))):
        end = best(c for c in claims if c.about.nth == nth)
        code = story.country(end.value.entity) if end else None
        if code in route:
            route.remove(code)
            route.insert(place, code)
    return route


def _leg(telling: Telling, code: str, *, alone: bool) -> Leg:
    story, leader = telling.story, telling.leader
    place = next(e.id for e in story.linking.entities if e.kind == "country" and e.code == code)
    invited = [
        c
        for c in story.about(visit_invitation.TYPE, leader)
        if c.about.counterpart == place or (alone and c.about.counterpart is None)
    ]
    kinds = [c for c in story.about(visit_kind.TYPE, leader) if c.about.counterpart == place]
    kind = best([c for c in kinds if not story.in_titles(c.evidence)] or kinds)
    occasions = [
        c
        for c in story.about(visit_occasion.TYPE, leader)
        if c.about.place == place or (alone and c.about.place is None)
    ]
    stops = [c for c in told_stops(story, leader) if c.about.counterpart == place]
    visited = any(c.about.property == visit_stop.VISITS for c in stops)
    if kind or visited:
        occasions = _purposes(story, occasions, [*stops, *kinds, *invited, *telling.dates])
    days = read_stay(c for c in telling.dates if c.about.place == place)
    types: dict[str, VisitType] = {k.label: k.type for pack in story.packs for k in pack.visits.kinds}
    return Leg(
        country=code,
        type=types.get(kind.value.text) if kind else "attendance" if occasions and not visited else None,
        occasions=tuple(_longest([c.value.text for c in occasions], _one_event(story.packs))),
        start=days.start,
        end=days.end,
        invited_by=tuple(_inviters(story, invited, place)),
        evidence=FieldEvidence(
            country=spans(stops or occasions),
            type=spans([kind] if kind else []),
            occasions=spans(occasions),
            start=days.from_,
            end=days.until,
            invited_by=spans(invited),
        ),
    )


def _purposes(story: Story, occasions: Sequence[Claim], telling: Sequence[Claim]) -> list[Claim]:
    """What a visit is made for besides: what a title or a sentence on the visit tells, or a great event in a head."""
    told = spans(telling)
    great = [
        re.compile(rf"{alternatives(v.great_events)}(?!\s+{alternatives(v.facing)})", re.IGNORECASE)
        for v in (pack.visits for pack in story.packs)
    ]
    return [
        c
        for c in occasions
        if story.titled(c.evidence)
        or any(story.together(span, told) for span in c.evidence)
        or (story.prominent(c.evidence) and any(words.match(c.value.text) for words in great))
    ]


def _one_event(packs: Sequence[Pack]) -> Callable[[str], str | None]:
    """What tells the name of an event that goes by several: the first of the words for it."""
    groups = [(group[0], phrases(group)) for pack in packs for group in pack.visits.one_event]
    return lambda name: next((first for first, words in groups if words.match(name)), None)


def _longest(names: Sequence[str], event: Callable[[str], str | None]) -> list[str]:
    """Each event by its longest name: a shorter one is the same when the other has its words, but for one."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=lambda name: -len(name)):
        said = set(_WORD.findall(name.casefold()))
        spare = 1 if len(said) >= _MANY else 0
        same = event(name)
        if any(same and event(other) == same for other in kept):
            continue
        if not any(len(said - set(_WORD.findall(other.casefold()))) <= spare for other in kept):
            kept.append(name)
    return kept


def _inviters(story: Story, claims: Sequence[Claim], place: str) -> Iterator[Official]:
    """Those who are named as inviting; where nobody is named, the post alone."""
    told = sorted((c for c in claims if c.about.property == visit_invitation.PERSON), key=support, reverse=True)
    named = {claim.value.entity or claim.value.text: claim for claim in reversed(told)}
    for claim in reversed(named.values()):
        person = story.person(claim.value.entity)
        if person:
            yield Official(entity=person.id, name=person.name, posts=person.posts)
        else:
            yield Official(entity=claim.value.entity, name=claim.value.text)
    if not named:
        for claim in claims:
            if claim.value.text:
                yield Official(posts=(Post(claim.value.text, place, claim.evidence),))
