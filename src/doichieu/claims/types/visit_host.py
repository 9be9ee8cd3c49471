"""Whom a visitor meets on a visit."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.company import visitor_at
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.meetings import read_meetings
from doichieu.claims.modality import modality_of
from doichieu.claims.nations import nation_of
from doichieu.claims.types.visit_dates import is_days
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.span import Range

TYPE = "visit_host"

# The letters of a day's date; what is shorter is a month or a year.
_DAY = 10


def read(material: Material) -> Iterator[Statement]:
    """One statement for each person met, with the country of those met in the sentence, and its day if it has one."""
    for each in material.of_each():
        visitor = material.page.linking.entity(each.visitor)
        if visitor is not None:
            yield from _met(each, visitor)


def _met(material: Material, visitor: Entity) -> Iterator[Statement]:
    met: dict[Range, str] = {}
    for meeting in read_meetings(material.page, visitor):
        sentence = meeting.sentence
        for host, evidence in meeting.hosts:
            country = country_of(material, host)
            if meeting.aside and not _on_route(material, country):
                continue
            if meeting.unnamed and visitor_at(material, sentence.range) != visitor.id:
                continue
            if country:
                met[sentence.range] = country
            about = About(
                subject=visitor.id,
                property="meets",
                counterpart=host.id,
                place=country or met.get(sentence.range),
            )
            day = material.full(_day(sentence, meeting.place) or "") or None
            value = Value(text=host.name, entity=host.id, date=day)
            said = statement(sentence, TYPE, about, value, evidence)
            yield replace(said, modality=modality_of(sentence, meeting.place, material.page.pack.code))


def _on_route(material: Material, country: str | None) -> bool:
    """Whether a country is one that the visitor goes to."""
    found = material.page.linking.entity(country)
    return found is not None and found.code in material.route


def country_of(material: Material, person: Entity) -> str | None:
    """The country that a person's posts are of."""
    return material.country_id(nation_of(material.page.linking, person))


def _day(sentence: SentenceContext, place: Range) -> str | None:
    """The last time that the sentence gives before the meeting, else the first behind it; no month without a year."""
    times = [t for t in sentence.times if t.value and t.sense == "calendar" and t.type in {"date", "time", "interval"}]
    before = [t for t in times if t.range.end <= place.start]
    told = before[-1] if before else next((t for t in times if is_days(t)), None)
    return told.value if told and (len(told.value or "") >= _DAY or not told.inferred) else None
