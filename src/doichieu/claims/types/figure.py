"""What a figure measures, when and between whom, and its value."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.measures import beside, name_measure, owner, words_of
from doichieu.claims.modality import goal_or_fact
from doichieu.model.claim import About, Statement, Value
from doichieu.model.mention import Figure
from doichieu.model.span import Range

TYPE = "figure"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each figure of the page, and one for each thing that is said not to be."""
    sentences = {sentence.range: sentence for sentence in material.page.sentences}
    places = {q.range: s for s in sentences.values() for q in s.quantities}
    spans = {s.reading.span(place): (s, place) for place, s in places.items()}
    for figure in material.figures:
        measure = name_measure(figure, material.page.pack.code).measure
        unit = measure.unit if measure and measure.unit and figure.unit != "percent" else figure.unit
        value = Value(text=figure.span.exact, amount=figure.value, unit=unit)
        place = spans.get(figure.span)
        about = about_figure(material, figure, place)
        if place is None:
            yield Statement(type=TYPE, about=about, value=value, evidence=figure.span)
        else:
            told = goal_or_fact(*place, figure.period, material.page.pack.code)
            yield replace(statement(place[0], TYPE, about, value, place[1]), modality=told)
    for sentence in material.page.sentences:
        yield from _none(material, sentence)


def _none(material: Material, sentence: SentenceContext) -> Iterator[Statement]:
    """The count nought of what is said not to be ("no deaths")."""
    words = words_of(material.page.pack.code)
    for match in words.none.finditer(sentence.text, sentence.range.start, sentence.range.end):
        measure = words.measures[" ".join(match[1].lower().split())]
        place = Range(*match.span())
        whose = owner(sentence, place, measure)
        if whose is not None:
            about = About(subject=whose.id, property=measure.name)
            value = Value(text=match[0], amount="0", unit=measure.unit)
            yield Statement(type=TYPE, about=about, value=value, evidence=sentence.reading.span(place))


def about_figure(material: Material, figure: Figure, place: tuple[SentenceContext, Range] | None = None) -> About:
    """What a figure is about: the first two parties are subject and counterpart, else whoever is spoken of."""
    linking = material.page.linking
    known = [linking.entity(material.country_id(party) or party) for party in figure.parties]
    parties = [party for party in known if party]
    names = tuple(name for party in parties for name in (party.name, *party.aliases) if name[0].isalnum())
    named = name_measure(figure, material.page.pack.code, names)
    first, second = (*(party.id for party in parties), None, None)[:2]
    more = beside(*place, words_of(material.page.pack.code)) if place and named.measure else ""
    bound = figure.qualifier in {"at_least", "at_most"}
    whose = owner(*place, named.measure) if place and named.measure and not bound else None
    told = f"{named.property}, {more}" if more else named.property
    if figure.change and not (figure.change.amount or figure.change.percent):
        told = f"{told}, {figure.change.direction}"
    per = f" / {figure.per}" if figure.per else ""
    if named.measure and named.measure.of != "any":
        return About(subject=whose.id if whose else None, property=told + per)
    first = first or (whose.id if whose else None)
    return About(subject=first, property=told + per, counterpart=second, period=figure.period)
