"""What a figure measures, in the page's own words: the noun of the measure, the person, or what is counted."""

from __future__ import annotations

import re

from msgspec.structs import replace

from doichieu.claims.figures_phrases import Phrase, Told, counted, governing_phrase, trimmed
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range

_LONG, _SHORT, _LONGEST = 6, 6, 12
_AWAY = 60
_REACH = 80
_BRACKETS = re.compile(r"\([^()]*\)?")
_STOP = re.compile(r"[,;:.()“”\"\n]")
_QUOTES = '“”"'
_WORD = re.compile(r"\w\S*")


def measured(told: Told, quantity: QuantityMention) -> Phrase:
    """The words that say what a quantity measures, and the change that they tell.

    A person for an age or a sentence, the noun of measure behind an amount of money ("5 tỷ đồng doanh thu"),
    else the noun phrase before it.
    """
    left = told.before(quantity)
    if quantity.kind == "years" and left and left.kind == "ordinal":
        return measured(told, left)
    phrase = governing_phrase(told, quantity)
    if quantity.unit in told.words.personal:
        person = _person(told, quantity)
        return replace(phrase, range=person) if person else replace(phrase, range=_named(told, phrase.range, quantity))
    behind = _behind(told, quantity) if quantity.kind == "money" else None
    if behind:
        return Phrase(behind, phrase.moved, phrase.up)
    if quantity.kind == "count" and not _measures(told, phrase, quantity):
        return replace(phrase, range=counted(told, quantity))
    return replace(phrase, range=_named(told, phrase.range, quantity))


def _measures(told: Told, phrase: Phrase, quantity: QuantityMention) -> bool:
    """Whether a count says how much there is of what stands before it, and does not just count its own noun."""
    if not phrase.level or _head(told, phrase.range, quantity) is not None:
        return phrase.level
    return phrase.moved is None and " " not in (quantity.unit or "")


def _person(told: Told, quantity: QuantityMention) -> Range | None:
    """The person told of: the last one named before, or the first one behind where the unit opens the quantity."""
    start, end = quantity.range.start, quantity.range.end
    before = [place for place in told.people if place.end <= start]
    behind = [place for place in told.people if place.start >= end]
    near = before and len(_BRACKETS.sub("", told.low[before[-1].end : start])) <= _AWAY
    if told.low.startswith(quantity.unit or "", start):
        beside = before and not _WORD.search(told.low, before[-1].end, start)
        return before[-1] if beside else behind[0] if behind else None
    if quantity.qualifier != "exact":
        return None
    return before[-1] if near else None


def _behind(told: Told, quantity: QuantityMention) -> Range | None:
    """The noun of measure right behind an amount, up to the next quantity, time or word that ends it."""
    start = quantity.range.end + 1
    if told.low[start - 1 : start] != " " or not told.words.head.match(told.low, start, told.range.end):
        return None
    limit = min(told.range.end, start + _REACH)
    ends = [mark.start() for mark in (_STOP.search(told.low, start, limit),) if mark]
    ends += [word.start() for word in (told.words.phrase_end.search(told.low, start, limit),) if word]
    ends += [time.range.start for time in told.times_in(start, limit)[:1]]
    ends += [other.range.start for other in told.quantities if start <= other.range.start < limit][:1]
    return trimmed(told.low, Range(start, min(ends, default=limit)))


def _named(told: Told, place: Range, quantity: QuantityMention) -> Range:
    """A stretch cut down to the noun phrase in it that names a measure."""
    place = _within(told, place)
    since = told.words.since.search(told.low, place.start + 1, place.end)
    place = trimmed(told.low, Range(place.start, since.start())) if since else place
    taker = [match.end() for match in told.words.taker.finditer(told.low, place.start, place.end)]
    place = next((rest for end in reversed(taker) if (rest := _rest(told, end, place)).length > 1), place)
    head = _head(told, place, quantity)
    if head is not None:
        return Range(head, place.end)
    if _count(told, place) <= _LONG:
        return place
    joints = [match.end() for match in told.words.joint.finditer(told.low, place.start, place.end)]
    place = next((rest for end in reversed(joints) if (rest := _rest(told, end, place)).length > 1), place)
    words = [match.start() for match in _WORD.finditer(told.low, place.start, place.end)]
    return place if len(words) <= _LONGEST else Range(words[-_SHORT], place.end)


def _within(told: Told, place: Range) -> Range:
    """A stretch without what a bracket that opens before it still holds, and without a joint at its beginning."""
    said = told.low[place.start : place.end]
    closed = said.find(")")
    if closed >= 0 and "(" not in said[:closed]:
        place = _rest(told, place.start + closed + 1, place) if closed + 1 < len(said) else place
    quoted = max(said.rfind(mark) for mark in _QUOTES)
    unquoted = trimmed(told.low, Range(max(place.start, place.end - len(said) + quoted), place.end))
    place = unquoted if quoted >= 0 and unquoted.length > 1 else place
    joint = told.words.joint.match(told.low, place.start, place.end)
    return _rest(told, joint.end(), place) if joint and joint.end() < place.end else place


def _rest(told: Told, start: int, place: Range) -> Range:
    return trimmed(told.low, Range(start, place.end))


def _head(told: Told, place: Range, quantity: QuantityMention) -> int | None:
    """Where the first noun of measure stands, or of what is numbered; in capitals it is part of a name."""
    if quantity.kind == "rank" or quantity.unit in told.words.personal:
        return None
    numbered = quantity.kind in ("ordinal", "years")
    heads = told.words.occasion if numbered else told.words.head
    for match in heads.finditer(told.low, place.start, place.end):
        if told.low.count("(", place.start, match.start()) > told.low.count(")", place.start, match.start()):
            continue
        if match.start() == place.start or numbered or told.reading.text[match.start()].islower():
            return match.start()
    return None


def _count(told: Told, place: Range) -> int:
    return sum(1 for _ in _WORD.finditer(told.low, place.start, place.end))
