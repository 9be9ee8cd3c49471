"""Who belongs to the delegation of a visit."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.delegation import read_members
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_member"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each person in a delegation list; the visitor is the page's main one, else the story's."""
    visitor = material.visitor
    for member in read_members(material.page):
        person = member.sentence.entity(member.name.range)
        if person and visitor and person.id != visitor and not member.spouse:
            about = About(subject=visitor, property="member of delegation", counterpart=person.id)
            value = Value(text=person.name, entity=person.id)
            yield statement(member.sentence, TYPE, about, value, member.evidence)
