"""In which city a visitor stays or takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.cities import cities_in
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.meetings import read_meetings
from doichieu.claims.types.visit_host import country_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_place"


_REACH = 30


class _Words(Struct, frozen=True):
    at: re.Pattern[str]
    way: re.Pattern[str]
    areas: re.Pattern[str]
    no_city: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    visits, areas = pack.visits, rf"(?:{alternatives(pack.places.areas)}\s*)?"
    wide = [*pack.places.regions, *(head for head in pack.places.heads if head not in pack.places.areas)]
    way = alternatives([*visits.venues, *visits.reaching, *visits.leaving, *visits.verbs, *visits.concluding])
    return _Words(
        at=re.compile(rf"{alternatives(visits.venues)}\s+{areas}\Z", re.IGNORECASE),
        way=re.compile(rf"{way}\s+(?:{alternatives(visits.toward)}\s+)*{areas}\Z", re.IGNORECASE),
        areas=re.compile(rf"\A{alternatives(pack.places.areas)}\s+", re.IGNORECASE),
        no_city=phrases(wide),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each city: of an occasion or of talks, and where the visitor is, comes to or leaves."""
    words = _words(material.page.pack.code)
    for each in material.of_each():
        yield from _attended(each, words)
        yield from _stayed(each, words)
        yield from _talks(each, words)


def _attended(material: Material, words: _Words) -> Iterator[Statement]:
    """The cities of the occasions that the visitor attends."""
    for journey in material.journeys:
        for occasion in journey.itinerary.occasions if journey.visitor == material.visitor else ():
            if occasion.city:
                country = material.country_id(occasion.country)
                yield from _said(material, journey.sentence, occasion.city, country, words)


def _stayed(material: Material, words: _Words) -> Iterator[Statement]:
    """The cities on the way that a sentence on the visitor names behind a word for being there, coming or leaving."""
    for sentence in material.page.sentences:
        found = cities_in(sentence.text, sentence.range, material.page.pack.code)
        cities = [(city, code) for city, code in found if code in material.route]
        for city, code in cities if cities and _on_visitor(material, sentence) else ():
            before = sentence.text[max(sentence.range.start, city.start - _REACH) : city.start]
            if city.start == sentence.range.start or words.way.search(before):
                yield from _said(material, sentence, city, material.country_id(code), words)


def _on_visitor(material: Material, sentence: SentenceContext) -> bool:
    """Whether the first person of a sentence is the visitor, or it names none; not where it is of an earlier year."""
    people = sentence.people(sentence.range.start, sentence.range.end)
    year = material.year or material.story_year
    earlier = [t for t in sentence.times if t.value and t.value[:4].isdigit() and year and t.value[:4] < year]
    visitor = material.page.linking.entity(material.visitor)
    held = {post.title for post in visitor.posts} if visitor else set()
    opening = next((p for p in sentence.posts if p.range.start - sentence.range.start <= 1), None)
    alone = not people and (opening is None or opening.title in held)
    return not earlier and (alone or any(person.id == material.visitor for _, person in people[:2]))


def _talks(material: Material, words: _Words) -> Iterator[Statement]:
    visitor = material.page.linking.entity(material.visitor)
    for meeting in read_meetings(material.page, visitor) if visitor else ():
        sentence = meeting.sentence
        country = next((c for host, _ in meeting.hosts if (c := country_of(material, host))), None)
        for name in sentence.names:
            before = sentence.text[max(sentence.range.start, name.range.start - _REACH) : name.range.start]
            if name.kind == "place" and name.range.end <= meeting.place.start and words.at.search(before):
                yield from _said(material, sentence, name.range, country, words)


def _said(
    material: Material, sentence: SentenceContext, city: Range, country: str | None, words: _Words
) -> Iterator[Statement]:
    said = cities_in(sentence.text, city, material.page.pack.code)
    place = sentence.entity(city)
    known = place if place and place.kind == "place" else None
    name = sentence.said(said[-1][0]) if said else known.name if known else sentence.said(city)
    if said:
        country = material.country_id(said[-1][1]) or country
    if not words.no_city.match(name):
        about = About(subject=material.visitor, property="place of visit", place=country)
        value = Value(text=words.areas.sub("", name), entity=known.id if known else None)
        yield statement(sentence, TYPE, about, value, city)
