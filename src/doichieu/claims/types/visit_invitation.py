"""On whose invitation a visit is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.company import visitor_at
from doichieu.claims.context import statement
from doichieu.claims.enumeration import bare, group_from, group_to
from doichieu.claims.material import Material
from doichieu.claims.nations import nation_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_invitation"
PERSON, COUNTRY = "invited by", "invited by country"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country that invites, and one for each person who is named as inviting."""
    for journey in material.journeys:
        sentence = journey.sentence
        for inviter in (i for i in journey.inviters if i.person is None or i.person != journey.visitor):
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
            elif inviter.body:
                about = About(subject=journey.visitor, property=PERSON, counterpart=country)
                body = sentence.entity(inviter.evidence)
                value = Value(text=inviter.body, entity=body.id if body else None)
                yield statement(sentence, TYPE, about, value, inviter.evidence)
    yield from _apart(material)


def _apart(material: Material) -> Iterator[Statement]:
    """Those who are told as inviting apart from the visit: "X, người mời bà", "Lời mời do X đưa ra"."""
    of, by, join = _words(material.page.pack.code)
    for sentence in material.page.sentences:
        text, start, end = sentence.text, sentence.range.start, sentence.range.end
        for match in (*of.finditer(text, start, end), *by.finditer(text, start, end)):
            people = sentence.people(start, end)
            if match.re is of:
                before = [p for p in people if p[0].end <= match.start()]
                near = bool(before) and not bare(sentence, before[-1][0].end, match.start()).strip(" ,")
                told = group_to(sentence, before, join) if near else []
            else:
                behind = [p for p in people if p[0].start >= match.end()]
                near = bool(behind) and not bare(sentence, match.end(), behind[0][0].start).strip()
                told = group_from(sentence, behind, join) if near else []
            visitor = visitor_at(material, sentence.range)
            for place, person in told:
                if visitor and person.id != visitor:
                    country = material.country_id(nation_of(material.page.linking, person))
                    about = About(subject=visitor, property=PERSON, counterpart=country)
                    yield statement(sentence, TYPE, about, Value(text=person.name, entity=person.id), place)


@cache
def _words(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    visits = load_pack(code).visits
    join = re.compile(rf"\s*{alternatives(visits.joins)}", re.IGNORECASE)
    return phrases(visits.inviter_of), phrases(visits.invitation_by), join
