"""In which order the countries of a visit are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.itinerary import Itinerary
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_order"
BETWEEN = ", "
_REACH = 160


def read(material: Material) -> Iterator[Statement]:
    """The order of a list that tells every leg, and which leg is the first or the last stop.

    A list in which each of several kinds gathers its countries is grouped by kind, and tells no order.
    """
    for journey in material.journeys:
        yield from _listed(material, journey)
        yield from _ends(journey, material.page.pack.code)


def _listed(material: Material, journey: Journey) -> Iterator[Statement]:
    codes = route(journey.itinerary)
    names = (material.page.linking.entity(material.country_id(code)) for code in codes)
    if len(codes) > 1 and not journey.itinerary.grouped:
        stops = [stop for call, stop in journey.itinerary.stops if not call.about]
        place = Range(stops[0].evidence.start, stops[-1].place.end)
        about = About(subject=journey.visitor, property="order of visit")
        yield statement(journey.sentence, TYPE, about, Value(text=BETWEEN.join(n.name for n in names if n)), place)


def route(itinerary: Itinerary) -> list[str]:
    """The countries of the calls and occasions that a sentence lists, each once, in order of place."""
    places = [(stop.place.start, stop.code) for call, stop in itinerary.stops if not call.about and not call.past]
    places += [(o.place.start, o.country) for o in itinerary.occasions if o.country]
    return list(dict.fromkeys(code for _, code in sorted(places)))


@cache
def _stops(code: str) -> dict[str, re.Pattern[str]]:
    visits = load_pack(code).visits
    link = alternatives(visits.stops_are)
    pairs = {"1": visits.first_stops, "-1": visits.last_stops}
    shape = rf".{{0,{_REACH}}}?(?<!\w){link}\s+"
    return {nth: re.compile(alternatives(words) + shape, re.IGNORECASE) for nth, words in pairs.items()}


def _ends(journey: Journey, code: str) -> Iterator[Statement]:
    sentence = journey.sentence
    for nth, pattern in _stops(code).items():
        match = pattern.search(sentence.text, sentence.range.start, sentence.range.end)
        country = _named_at(sentence, match.end()) if match else None
        if match and country:
            about = About(subject=journey.visitor, property="order of visit", nth=nth)
            value = Value(text=country[1], entity=country[0])
            yield statement(sentence, TYPE, about, value, Range(match.start(), country[2]))


def _named_at(sentence: SentenceContext, start: int) -> tuple[str, str, int] | None:
    for name in sentence.countries:
        entity = sentence.entity(name.range)
        if name.range.start == start and entity:
            return entity.id, entity.name, name.range.end
    return None
