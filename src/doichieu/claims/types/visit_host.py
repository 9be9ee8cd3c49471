"""Whom a visitor meets on a visit."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.company import visitor_at
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.meetings import Meeting, read_meetings
from doichieu.claims.modality import modality_of
from doichieu.claims.nations import nation_of
from doichieu.claims.spelling import is_foreign
from doichieu.claims.types.visit_dates import is_days
from doichieu.claims.visit_grammar import destinations
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.span import Range

TYPE = "visit_host"

# The letters of a day's date; what is shorter is a month or a year.
_DAY = 10
_BACK = 4


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
        together = next((c for host, _ in meeting.hosts if (c := _country(material, host, visitor))), None)
        for host, evidence in meeting.hosts:
            told = _country(material, host, visitor) or together
            if meeting.aside and not _on_route(material, told):
                continue
            country = told or _place_of(material, meeting, visitor)
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


def _place_of(material: Material, meeting: Meeting, visitor: Entity) -> str | None:
    """The country on the way whose name, or whose city's, stands last before a meeting, in its sentence or a near one.

    Hosts whose names may be of the press's own country, to which a foreigner goes among others, are met there.
    """
    own, home = _own(material, visitor), material.page.pack.visits.home
    for sentence in _told_before(material, meeting.sentence):
        named = sorted(destinations(sentence, material.page.pack).items())
        codes = [str(n.code) for at, n in named if at < meeting.place.start and n.code in material.route]
        if codes and codes[-1] != own:
            return material.country_id(codes[-1])
    near = own != home and home in material.route and not any(_foreign(host) for host, _ in meeting.hosts)
    return material.country_id(home) if near else None


def _own(material: Material, visitor: Entity) -> str | None:
    """The country in whose name a visitor goes."""
    home = None if _foreign(visitor) else material.page.pack.visits.home
    return nation_of(material.page.linking, visitor) or home


def _foreign(person: Entity) -> bool:
    return any(map(is_foreign, person.name.split()))


def _told_before(material: Material, last: SentenceContext) -> list[SentenceContext]:
    """A sentence, and behind it the few before it, the nearest first; alone where there is but one way to go."""
    sentences = [s for s in material.page.sentences if s.range.start <= last.range.start]
    return sentences[: -_BACK - 1 : -1] if len(material.route) > 1 else [last]


def _on_route(material: Material, country: str | None) -> bool:
    """Whether a country is one that the visitor goes to."""
    found = material.page.linking.entity(country)
    return found is not None and found.code in material.route


def country_of(material: Material, person: Entity) -> str | None:
    """The country that a person's posts are of."""
    return material.country_id(nation_of(material.page.linking, person))


def _country(material: Material, host: Entity, visitor: Entity) -> str | None:
    """The country of a host; not the visitor's own where only a bare body tells it of a foreigner."""
    nation = nation_of(material.page.linking, host)
    unlikely = _foreign(host) and nation == material.page.pack.visits.home == _own(material, visitor)
    return None if unlikely else country_of(material, host)


def _day(sentence: SentenceContext, place: Range) -> str | None:
    """The last time that the sentence gives before the meeting, else the first behind it; no month without a year."""
    times = [t for t in sentence.times if t.value and t.sense == "calendar" and t.type in {"date", "time", "interval"}]
    before = [t for t in times if t.range.end <= place.start]
    told = before[-1] if before else next((t for t in times if is_days(t)), None)
    return told.value if told and (len(told.value or "") >= _DAY or not told.inferred) else None
