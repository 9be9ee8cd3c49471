"""What a leg of a visit consists of: a visit, an occasion, or both."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_parts"
VISIT, OCCASION = "visit", "occasion"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country with an occasion, where a sentence tells several legs or both parts of one."""
    for journey in material.journeys:
        for country in {o.country: None for o in journey.itinerary.occasions if o.country}:
            places = _parts(journey, country)
            told = {stop.code for _, stop in journey.itinerary.stops}
            if journey.visitor and (len(places) > 1 or len(told) > 1):
                about = About(subject=journey.visitor, property="parts of leg", place=material.country_id(country))
                evidence = Range(min(p.start for p in places.values()), max(p.end for p in places.values()))
                value = Value(text=" + ".join(sorted(places, reverse=True)))
                yield statement(journey.sentence, TYPE, about, value, evidence)


def _parts(journey: Journey, country: str | None) -> dict[str, Range]:
    visits = [stop.evidence for _, stop in journey.itinerary.stops if stop.code == country]
    occasions = [o.evidence for o in journey.itinerary.occasions if o.country == country]
    return {part: places[-1] for part, places in ((VISIT, visits), (OCCASION, occasions)) if places}
