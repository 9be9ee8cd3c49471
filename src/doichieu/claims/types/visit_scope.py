"""How many countries a visit takes in."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range

TYPE = "visit_scope"


def read(material: Material) -> Iterator[Statement]:
    """One statement where a number of countries stands right behind the wording of a visit, or takes it up again."""
    counted = set(material.page.pack.visits.counted)
    told: set[Range] = set()
    for journey in material.journeys:
        calls = [call.place for call in journey.itinerary.calls]
        for number in journey.sentence.quantities:
            call = next((c for c in calls if 0 <= number.range.start - c.end <= 1), None)
            if call and number.unit in counted and journey.visitor:
                told.add(number.range)
                yield _scope(journey.sentence, journey.visitor, number, call.start)
    yield from _again(material, counted, told)


def _again(material: Material, counted: set[str], told: set[Range]) -> Iterator[Statement]:
    """The number of all the countries of the visit, where a page that has listed them takes it up ("the four")."""
    listed = {stop.code for j in material.journeys if j.visitor == material.visitor for _, stop in j.itinerary.stops}
    for sentence in material.page.sentences if material.visitor and len(listed) > 1 else ():
        for number in sentence.quantities:
            alone = not any(0 <= name.range.start - number.range.end <= 1 for name in sentence.names)
            if number.unit in counted and number.value == str(len(listed)) and alone and number.range not in told:
                yield _scope(sentence, material.visitor or "", number, number.range.start)


def _scope(sentence: SentenceContext, visitor: str, number: QuantityMention, start: int) -> Statement:
    about = About(subject=visitor, property="countries visited")
    value = Value(text=sentence.said(number.range), amount=number.value, unit=number.unit)
    return statement(sentence, TYPE, about, value, Range(start, number.range.end))
