"""On whose invitation a visit is made."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_invitation"
PERSON, COUNTRY = "invited by", "invited by country"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country that invites, and one for each person who is named as inviting."""
    for journey in material.journeys:
        sentence = journey.sentence
        for inviter in journey.inviters:
            country = material.country_id(inviter.country)
            if country:
                about = About(subject=journey.visitor, property=COUNTRY, counterpart=country)
                place = Range(inviter.opening.start, inviter.evidence.end)
                yield statement(sentence, TYPE, about, Value(text=inviter.title or "", entity=country), place)
            if inviter.person:
                about = About(subject=journey.visitor, property=PERSON, counterpart=country)
                person = material.page.linking.entity(inviter.person)
                value = Value(text=person.name if person else "", entity=inviter.person)
                yield statement(sentence, TYPE, about, value, inviter.evidence)
