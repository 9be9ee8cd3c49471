"""That somebody visits a country, planned or done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.claims.modality import modality_of
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_stop"
VISITS, TRAVELS = "visits", "travels to"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country; planned, stated or denied as the words before the call say.

    A wording for the whole journey says only that the country is on the way.
    """
    for journey in material.journeys:
        sentence = journey.sentence
        for call, stop in journey.itinerary.stops:
            country = material.page.linking.entity(material.country_id(stop.code))
            if journey.visitor and country:
                says = TRAVELS if call.tour else VISITS
                about = About(subject=journey.visitor, property=says, counterpart=country.id, period=call.past)
                said = statement(sentence, TYPE, about, Value(text=country.name, entity=country.id), stop.evidence)
                yield replace(said, modality=modality_of(sentence, call.place, material.page.pack.code))
