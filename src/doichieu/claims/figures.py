"""Figures: quantities with what they measure, when, between whom, and how they moved."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.changes import aside, change_again, change_by, change_told, changes_in_turn, follows
from doichieu.claims.figures_measures import measured
from doichieu.claims.figures_parties import Countries, countries_named, parties_of
from doichieu.claims.figures_phrases import Phrase, Told, period_of, sentences_told
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
    countries = countries_named(reading, linking, words.home)
    jubilees = {time.range for time in reading.times if time.sense == "anniversary"}
    for told in sentences_told(reading, words):
        yield from _told_figures(told, countries, jubilees)


def _told_figures(told: Told, countries: Countries, jubilees: set[Range]) -> list[Figure]:
    """The figures of a sentence; a change goes to the figure before it, past what stands in brackets."""
    found = _Found([], [], told.range.start, set(jubilees))
    for quantity in told.quantities:
        if quantity.range in found.done:
            continue
        change = change_by(told, quantity)
        if found.levels and change and follows(told, found.end, quantity):
            found.move(changes_in_turn(told, quantity, change), change)
        elif found.levels and (again := change_again(told, quantity, found.last.change)):
            found.move({}, again)
        else:
            _add(found, told, quantity, change, countries)
    return found.figures


class _Found(Struct):
    """The figures of a sentence so far, which of them are levels, where the last one ends, and what needs no more."""

    figures: list[Figure]
    levels: list[int]
    end: int
    done: set[Range]

    @property
    def last(self) -> Figure:
        """The last level."""
        return self.figures[self.levels[-1]]

    def move(self, turns: dict[Range, Change], change: Change) -> None:
        """The last figure with its change, or the last ones each with its own of those told in turn."""
        changes = list(turns.values()) if 1 < len(turns) <= len(self.levels) else [change]
        for at, turn in zip(self.levels[-len(changes) :], changes, strict=True):
            self.figures[at] = replace(self.figures[at], change=turn)
        self.done.update(turns if len(changes) > 1 else ())


def _add(found: _Found, told: Told, quantity: QuantityMention, change: Change | None, countries: Countries) -> None:
    """One more figure; none for a first one of a series, which is no fact of its own."""
    phrase = measured(told, quantity)
    if quantity.kind == "ordinal" and told.words.series.match(told.low, phrase.range.start, phrase.range.end):
        return
    found.figures.append(_figure(told, quantity, phrase, change, parties_of(told, quantity, countries, phrase.level)))
    if not aside(told, quantity):
        found.levels.append(len(found.figures) - 1)
        behind = phrase.range.start == quantity.range.end + 1
        found.end = phrase.range.end if behind else quantity.range.end


def _figure(
    told: Told, quantity: QuantityMention, phrase: Phrase, change: Change | None, between: tuple[tuple[str, ...], bool]
) -> Figure:
    parties, carried = between
    span = told.reading.span(quantity.range)
    return Figure(
        id=content_id("q", span.page, span.start, span.end),
        what=told.reading.text[phrase.range.start : phrase.range.end],
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        per=quantity.per,
        qualifier=quantity.qualifier,
        period=None if quantity.unit in told.words.personal else period_of(told, quantity),
        change=_own(change) or change_told(told, quantity, phrase),
        parties=parties,
        carried=("parties",) if carried else (),
        span=span,
    )


def _own(change: Change | None) -> Change | None:
    """The change of a figure that is itself the amount of the change: said once, in its value."""
    return change and replace(change, amount=None, percent=None)
