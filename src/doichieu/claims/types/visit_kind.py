"""Of which kind a visit to a country is: state, official, working."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_kind"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country that a call with a kind names: the kind holds for all countries of a list."""
    labels = {kind.type: kind.label for kind in material.page.pack.visits.kinds}
    for journey in material.journeys:
        sentence = journey.sentence
        for call, stop in journey.itinerary.stops:
            country = material.page.linking.entity(material.country_id(stop.code))
            if call.kind and country and not call.past:
                about = About(subject=journey.visitor, property="kind of visit", counterpart=country.id)
                yield statement(sentence, TYPE, about, Value(text=labels[call.kind]), stop.evidence)
