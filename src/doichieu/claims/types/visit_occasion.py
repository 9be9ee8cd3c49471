"""What a visitor attends, and in which country."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.context import statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.modality import modality_of
from doichieu.claims.occasions import Occasion
from doichieu.claims.titles import bearer_of
from doichieu.model.claim import About, Statement, Value

TYPE = "visit_occasion"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each occasion: the event as it is named, and its country where the sentence tells it."""
    for journey in material.journeys:
        sentence = journey.sentence
        for occasion in journey.itinerary.occasions:
            for visitor in _visitors(journey, occasion):
                event = sentence.entity(occasion.place)
                said = sentence.said(occasion.place)
                named = event if event and event.kind == "event" and len(event.name) >= len(said) else None
                about = About(subject=visitor, property="attends", place=material.country_id(occasion.country))
                text = named.name if named else said
                value = Value(text=text, entity=named.id if named else None)
                attends = statement(sentence, TYPE, about, value, occasion.evidence)
                yield replace(attends, modality=modality_of(sentence, occasion.evidence, material.page.pack.code))


def _visitors(journey: Journey, occasion: Occasion) -> Iterator[str]:
    """Who attends: the visitor, and in a title everybody who is named there by a post and its country."""
    sentence = journey.sentence
    told = [journey.visitor] if journey.visitor else []
    if sentence.role == "title":
        posts = [p for p in sentence.posts if p.holder is None and p.range.end <= occasion.evidence.start]
        told += [person[1].id for post in posts if (person := bearer_of(sentence, post))]
    yield from dict.fromkeys(told)
