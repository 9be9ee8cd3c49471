"""Between whom a figure stands: the countries of its clause, or of what the page is speaking of there."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from doichieu.claims.figures_phrases import Told
from doichieu.model.entity import Linking
from doichieu.model.reading import QuantityMention, Reading
from doichieu.model.span import Range

_BACK = 12
_CLAUSES = 6
_SHORT, _WORDS = 60, 6
_LONG = 80


class Countries(Struct, frozen=True):
    """The countries that a page names, with their codes, in order of place; `starts` are their places.

    `home` is the home country of the page's language where the story knows it.
    """

    codes: tuple[str, ...]
    starts: tuple[int, ...]
    home: str | None = None

    def within(self, place: Range) -> tuple[str, ...]:
        """The codes named in a stretch, in order of mention."""
        return self.codes[bisect_left(self.starts, place.start) : bisect_left(self.starts, place.end)]


def countries_named(reading: Reading, linking: Linking, home: str) -> Countries:
    """The countries of a page: its names of countries, and what else refers to one ("nước này").

    Those that the linking doesn't know are none, nor is the one in the name of a currency ("đô la Mỹ").
    """
    known = {entity.code for entity in linking.entities if entity.kind == "country"}
    named = {name.range.start: name.code for name in reading.names if name.kind == "country" and name.code in known}
    whole = Range(0, len(reading.text))
    for reference in linking.within(reading.page.id, whole):
        entity = linking.entity(reference.entity)
        if entity and entity.kind == "country" and entity.code:
            named.setdefault(reference.range.start, entity.code)
    inside = {
        start for q in reading.quantities for start in range(q.range.start, min(q.range.end, q.range.start + _LONG))
    }
    starts = tuple(start for start in sorted(named) if start not in inside)
    codes = tuple(code for start in starts if (code := named[start]))
    return Countries(codes, starts, home if home in known else None)


def parties_of(
    told: Told, quantity: QuantityMention, countries: Countries, level: bool
) -> tuple[tuple[str, ...], bool]:
    """The codes of a figure's countries in order of mention, and whether one was taken from an earlier sentence.

    A count of things that no verb of level links to what they measure stands between the countries it names only.
    """
    codes = _named(told, told.clause(quantity.range), countries)
    if len(codes) > 1 or not told.mutual or (quantity.kind == "count" and not level):
        return codes, False
    return _pair(told, codes, countries)


def _named(told: Told, last: int, countries: Countries) -> tuple[str, ...]:
    """The countries of a clause, else of the nearest before it; with those of a short clause before them.

    A short clause is a topic that opens the sentence ("Với Nga, ...") or one item of a list.
    """
    named = [countries.within(clause) for clause in told.clauses[max(0, last - _CLAUSES) : last + 1]]
    while named and not named[-1]:
        named.pop()
    end = max(0, last - _CLAUSES) + len(named)
    start = end - 1
    while start > 0 and countries.within(told.clauses[start - 1]) and _is_topic(told, start - 1):
        start -= 1
    codes = countries.within(Range(told.clauses[start].start, told.clauses[end - 1].end)) if named else ()
    return tuple(dict.fromkeys(codes))


def _is_topic(told: Told, at: int) -> bool:
    """Whether a clause is short and has no figure of its own."""
    clause = told.clauses[at]
    if any(clause.start <= quantity.range.start < clause.end for quantity in told.quantities):
        return False
    return clause.length <= _SHORT and len(told.low[clause.start : clause.end].split()) <= _WORDS


def _pair(told: Told, codes: tuple[str, ...], countries: Countries) -> tuple[tuple[str, ...], bool]:
    """Two parties where the sentence says that there are two: the home country, and the one spoken of.

    In a story without the home country they are the last two named.
    """
    home = countries.home
    sentences = told.reading.sentences[max(0, told.sentence - _BACK) : told.sentence]
    places = [told.range, *(sentence.range for sentence in reversed(sentences))]
    if home is None:
        return _last_two(codes, places, countries)
    for back, place in enumerate(places):
        abroad = [code for code in (*codes, *countries.within(place)) if code != home]
        if abroad:
            return (home, abroad[0] if codes and back == 0 and codes[0] != home else abroad[-1]), back > 0
    return codes, False


def _last_two(codes: tuple[str, ...], places: list[Range], countries: Countries) -> tuple[tuple[str, ...], bool]:
    """The parties with those named last before them, two in all; none but those where one only was ever named."""
    for back, place in enumerate(places):
        found = tuple(dict.fromkeys((*codes, *countries.within(place))))
        if len(found) > 1:
            return found[:2], back > 0
    return codes, False
