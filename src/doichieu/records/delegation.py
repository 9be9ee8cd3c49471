"""The delegation of a visit: its members, their posts, and the legs they take part in."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.claims.context import page_context
from doichieu.claims.delegation import Listed, read_members
from doichieu.claims.types import visit_member
from doichieu.model.entity import Entity
from doichieu.model.record import FieldEvidence, Member
from doichieu.records.story import Story


def read_delegation(story: Story, leader: str) -> tuple[Member, ...]:
    """The members in the order of the lists, each once, with everything that any list says of them."""
    members = {c.about.counterpart for c in story.about(visit_member.TYPE, leader)}
    listed: dict[str, list[Listed]] = {}
    for reading in story.readings:
        page = page_context(reading, story.linking)
        for member in read_members(page) if page else ():
            person = member.sentence.entity(member.name.range)
            if person and person.id in members:
                listed.setdefault(person.id, []).append(member)
    found = ((story.person(person), places) for person, places in listed.items())
    return tuple(_member(person, places) for person, places in found if person)


def _member(person: Entity, places: Sequence[Listed]) -> Member:
    legs = next((place.legs for place in places if place.legs), None)
    evidence = tuple(place.sentence.reading.span(place.evidence) for place in places)
    return Member(
        entity=person.id,
        name=person.name,
        posts=person.posts,
        legs=legs or "all",
        evidence=FieldEvidence(name=evidence, legs=evidence if legs else ()),
    )
