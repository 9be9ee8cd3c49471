"""Who belongs to the delegation of a visit."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.company import read_company
from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_member"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each person in a delegation list of a visitor."""
    for visitor, member in read_company(material):
        person = member.sentence.entity(member.name.range)
        if person and person.id != visitor and not member.spouse:
            about = About(subject=visitor, property="member of delegation", counterpart=person.id)
            value = Value(text=person.name, entity=person.id)
            yield statement(member.sentence, TYPE, about, value, member.evidence)
