"""How many countries a visit takes in."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_scope"


def read(material: Material) -> Iterator[Statement]:
    """One statement where a number of countries stands right behind the wording of a visit."""
    counted = set(material.page.pack.visits.counted)
    for journey in material.journeys:
        calls = [call.place for call in journey.itinerary.calls]
        for number in journey.sentence.quantities:
            call = next((c for c in calls if 0 <= number.range.start - c.end <= 1), None)
            if call and number.unit in counted and journey.visitor:
                about = About(subject=journey.visitor, property="countries visited")
                value = Value(text=journey.sentence.said(number.range), amount=number.value, unit=number.unit)
                yield statement(journey.sentence, TYPE, about, value, Range(call.start, number.range.end))
