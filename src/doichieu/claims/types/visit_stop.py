"""That somebody visits a country, planned or done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.claims.modality import modality_of
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_stop"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country; planned, stated or denied as the words before the call say."""
    for journey in material.journeys:
        sentence = journey.sentence
        for call, stop in journey.itinerary.stops:
            country = sentence.entity(stop.place)
            if journey.visitor and country:
                about = About(subject=journey.visitor, property="visits", counterpart=country.id, period=call.past)
                said = statement(sentence, TYPE, about, Value(text=country.name, entity=country.id), stop.evidence)
                yield replace(said, modality=modality_of(sentence, call.place, material.page.pack.code))
