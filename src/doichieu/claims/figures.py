"""Figures: quantities with what they measure, when, between whom, and how they moved."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.changes import aside, change_again, change_by, change_told, follows
from doichieu.claims.figures_parties import Countries, countries_named, parties_of
from doichieu.claims.figures_phrases import Told, governing_phrase, period_of, sentences_told
from doichieu.claims.figures_words import figure_words
from doichieu.lang.pack import pack_for
from doichieu.model.entity import Linking
from doichieu.model.identity import content_id
from doichieu.model.mention import Change, Figure
from doichieu.model.reading import QuantityMention, Reading
from doichieu.model.span import Range


def read_figures(readings: tuple[Reading, ...], linking: Linking) -> tuple[Figure, ...]:
    """The figures of a story, in order of page and place.

    Values are decimal strings with the scale applied. A percentage or amount by which the figure before it
    moved stands in that figure's `change`; one that moves nothing named is a figure with its own `change`.
    `carried` names what was taken from an earlier sentence.
    """
    return tuple(figure for reading in readings for figure in _page_figures(reading, linking))


def _page_figures(reading: Reading, linking: Linking) -> Iterator[Figure]:
    if pack_for(reading.page.language) is None:
        return
    words = figure_words(reading.page.language or "")
    countries = countries_named(reading, linking)
    jubilees = {time.range for time in reading.times if time.sense == "anniversary"}
    for told in sentences_told(reading, words):
        yield from _told_figures(told, countries, jubilees)


def _told_figures(told: Told, countries: Countries, jubilees: set[Range]) -> list[Figure]:
    """The figures of a sentence; a change goes to the figure before it, past what stands in brackets."""
    figures: list[Figure] = []
    main, end = -1, told.range.start
    for quantity in told.quantities:
        if quantity.range in jubilees:
            continue
        change = change_by(told, quantity)
        if main >= 0 and change and follows(told, end, quantity):
            figures[main] = replace(figures[main], change=change)
        elif main >= 0 and (again := change_again(told, quantity, figures[main].change)):
            figures[main] = replace(figures[main], change=again)
        elif (figure := _figure(told, quantity, change, countries)) is not None:
            figures.append(figure)
            if not aside(told, quantity):
                main, end = len(figures) - 1, quantity.range.end
    return figures


def _figure(told: Told, quantity: QuantityMention, change: Change | None, countries: Countries) -> Figure | None:
    """One figure; None for a first one of a series, which is no fact of its own."""
    phrase = governing_phrase(told, quantity)
    if quantity.kind == "ordinal" and told.words.series.match(told.low, phrase.range.start, phrase.range.end):
        return None
    parties, carried = parties_of(told, quantity, countries)
    span = told.reading.span(quantity.range)
    return Figure(
        id=content_id("q", span.page, span.start, span.end),
        what=told.reading.text[phrase.range.start : phrase.range.end],
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        per=quantity.per,
        qualifier=quantity.qualifier,
        period=period_of(told, quantity),
        change=_own(change) or change_told(told, quantity, phrase),
        parties=parties,
        carried=("parties",) if carried else (),
        span=span,
    )


def _own(change: Change | None) -> Change | None:
    """The change of a figure that is itself the amount of the change: said once, in its value."""
    return change and replace(change, amount=None, percent=None)
