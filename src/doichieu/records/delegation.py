"""The delegation of a visit: its members, their posts, and the legs they take part in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from doichieu.claims.context import page_context
from doichieu.claims.delegation import Listed, read_absences, read_members
from doichieu.claims.joiners import read_joiners
from doichieu.claims.types import visit_member
from doichieu.model.entity import Entity, Linking, Post
from doichieu.model.record import FieldEvidence, Member
from doichieu.records.story import Story


def read_delegation(story: Story, leader: str, route: Sequence[str]) -> tuple[Member, ...]:
    """The members in the order of the lists, each once, with everything that any list says of them."""
    members = {c.about.counterpart for c in story.about(visit_member.TYPE, leader)}
    listed: dict[str, list[Listed]] = {}
    for reading in story.readings:
        page = page_context(reading, story.linking)
        for member in (*read_members(page), *read_joiners(page), *read_absences(page)) if page else ():
            person = member.sentence.entity(member.name.range)
            known = story.same.get(person.id, person.id) if person else None
            if known in members:
                listed.setdefault(str(known), []).append(member)
    going = [person for person, places in listed.items() if not any(p.absent and not p.legs for p in places)]
    found = ((story.person(person), listed[person]) for person in going)
    return tuple(_member(person, places, route, story.linking) for person, places in found if person)


def _member(person: Entity, places: Sequence[Listed], route: Sequence[str], linking: Linking) -> Member:
    partial = [place for place in places if place.legs]
    joined = dict.fromkeys(code for place in partial if not place.absent for code in place.legs)
    missed = {code for place in partial if place.absent for code in place.legs}
    legs = tuple(code for code in joined or dict.fromkeys(route) if code not in missed)
    evidence = tuple(place.sentence.reading.span(place.evidence) for place in places)
    return Member(
        entity=person.id,
        name=person.name,
        posts=_posts(person, linking),
        legs=legs if partial and legs else "all",
        evidence=FieldEvidence(name=evidence, legs=tuple(p.sentence.reading.span(p.evidence) for p in partial)),
    )


def _posts(person: Entity, linking: Linking) -> tuple[Post, ...]:
    """A member's posts; a further accreditation says where to, and leaves whose envoy it is to the first."""
    if len(person.posts) < 2:
        return person.posts
    first, *others = person.posts
    told = [name for name in linking.country_codes if f" {name} " in f"{first.title} "]
    return (first, *(replace(post, title=_without(post.title, told)) for post in others))


def _without(title: str, names: Sequence[str]) -> str:
    for name in names:
        title = " ".join(f"{title} ".replace(f" {name} ", " ").split())
    return title
