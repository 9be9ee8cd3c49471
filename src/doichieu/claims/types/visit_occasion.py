"""What a visitor attends, and in which country."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.claims.modality import modality_of
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_occasion"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each occasion: the event as it is named, and its country where the sentence tells it."""
    for journey in material.journeys:
        sentence = journey.sentence
        for occasion in journey.itinerary.occasions:
            if journey.visitor:
                event = sentence.entity(occasion.place)
                said = sentence.said(occasion.place)
                named = event if event and event.kind == "event" and len(event.name) >= len(said) else None
                about = About(subject=journey.visitor, property="attends", place=material.country_id(occasion.country))
                text = named.name if named else said
                value = Value(text=text, entity=named.id if named else None)
                attends = statement(sentence, TYPE, about, value, occasion.evidence)
                yield replace(attends, modality=modality_of(sentence, occasion.evidence, material.page.pack.code))
