"""In which city a visitor stays or takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.meetings import read_meetings
from doichieu.claims.types.visit_host import country_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_place"


class _Words(Struct, frozen=True):
    at: re.Pattern[str]
    toward: re.Pattern[str]
    leaving: re.Pattern[str]
    concluding: re.Pattern[str]
    no_city: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    visits, areas = pack.visits, rf"(?:{alternatives(pack.places.areas)}\s*)?"
    wide = [*pack.places.regions, *(head for head in pack.places.heads if head not in pack.places.areas)]
    return _Words(
        at=re.compile(rf"{alternatives(visits.venues)}\s+{areas}\Z", re.IGNORECASE),
        toward=re.compile(rf"{alternatives(visits.toward)}\s+{areas}\Z", re.IGNORECASE),
        leaving=re.compile(rf"{alternatives(visits.leaving)}\s+{areas}\Z", re.IGNORECASE),
        concluding=phrases(visits.concluding),
        no_city=phrases(wide),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each city: of an occasion, of talks, or that is reached for a visit or left after it."""
    if material.visitor is None:
        return
    words = _words(material.page.pack.code)
    for journey in material.journeys:
        if journey.visitor == material.visitor:
            yield from _attended(material, journey, words)
            yield from _reached(material, journey, words)
    yield from _talks(material, words)


def _attended(material: Material, journey: Journey, words: _Words) -> Iterator[Statement]:
    for occasion in journey.itinerary.occasions:
        if occasion.city:
            country = material.country_id(occasion.country)
            yield from _said(material, journey.sentence, occasion.city, country, words)


def _reached(material: Material, journey: Journey, words: _Words) -> Iterator[Statement]:
    """The city before a visit that begins or ends there: reached, or left when the visit is over."""
    sentence = journey.sentence
    stops = journey.itinerary.stops
    if len({stop.code for _, stop in stops}) != 1 or any(call.past for call, _ in stops):
        return
    call = stops[0][0].place
    over = words.concluding.search(sentence.text, sentence.range.start, call.start)
    for name in sentence.names:
        before = sentence.text[max(sentence.range.start, name.range.start - 30) : name.range.start]
        way = (words.leaving if over else words.toward).search(before)
        if name.kind == "place" and way and name.range.end <= call.start:
            yield from _said(material, sentence, name.range, material.country_id(stops[0][1].code), words)


def _talks(material: Material, words: _Words) -> Iterator[Statement]:
    visitor = material.page.linking.entity(material.visitor)
    assert visitor is not None
    for meeting in read_meetings(material.page, visitor):
        sentence = meeting.sentence
        country = next((c for host, _ in meeting.hosts if (c := country_of(material, host))), None)
        for name in sentence.names:
            before = sentence.text[max(sentence.range.start, name.range.start - 30) : name.range.start]
            if name.kind == "place" and name.range.end <= meeting.place.start and words.at.search(before):
                yield from _said(material, sentence, name.range, country, words)


def _said(
    material: Material, sentence: SentenceContext, city: Range, country: str | None, words: _Words
) -> Iterator[Statement]:
    place = sentence.entity(city)
    name = place.name if place and place.kind == "place" else sentence.said(city)
    if not words.no_city.match(name):
        about = About(subject=material.visitor, property="place of visit", place=country)
        value = Value(text=name, entity=place.id if place and place.kind == "place" else None)
        yield statement(sentence, TYPE, about, value, city)
