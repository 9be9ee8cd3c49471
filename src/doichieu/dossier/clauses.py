"""The stretch of a sentence that speaks of one thing in it."""

from __future__ import annotations

import re

from doichieu.model.span import Range
from doichieu.text.tokens import tokens

_BREAK = re.compile(r"[,;:]\s+")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_EDGES = " \n,;"
LONGEST = 240
SHORTEST = 7
REACH = 400


def clause_about(text: str, sentence: Range, place: Range, *, alone: bool) -> Range:
    """The clause around a place; the whole sentence where it is short and nothing else in it is asked for (`alone`).

    What stands in brackets is part of what stands before them, from the sentence's beginning. A clause with fewer
    syllables than `SHORTEST` beside the place takes in its neighbours: the one behind first where the place opens it.
    """
    if alone and sentence.length <= LONGEST:
        return sentence
    low, high = max(sentence.start, place.start - REACH), min(sentence.end, place.end + REACH)
    asides = [Range(*found.span()) for found in _ASIDE.finditer(text, low, high)]
    around = next((aside for aside in asides if aside.holds(place)), None)
    if around and tokens(text, low, around.start):
        return trimmed(text, Range(low, around.end))
    pieces = _pieces(text, Range(low, high), [place, *asides])
    first = last = max(at for at, piece in enumerate(pieces) if at == 0 or piece.start <= place.start)
    onward = not tokens(text, pieces[first].start, place.start)
    while _weight(text, Range(pieces[first].start, pieces[last].end), place) < SHORTEST:
        if last + 1 < len(pieces) and (onward or first == 0):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    return trimmed(text, Range(pieces[first].start, pieces[last].end))


def _pieces(text: str, window: Range, whole: list[Range]) -> list[Range]:
    """A stretch cut at its inner punctuation, never inside one of the places that are to stay whole."""
    cuts = _BREAK.finditer(text, window.start, window.end)
    breaks = [cut for cut in cuts if not any(place.meets(Range(cut.start(), cut.end())) for place in whole)]
    starts = [window.start, *(cut.end() for cut in breaks)]
    ends = [*(cut.start() for cut in breaks), window.end]
    return [Range(a, b) for a, b in zip(starts, ends, strict=True)]


def _weight(text: str, piece: Range, place: Range) -> int:
    return sum(not place.meets(token) for _, token in tokens(text, piece.start, piece.end))


def trimmed(text: str, place: Range) -> Range:
    """A stretch without the blanks, stops, half quotations and half brackets at its ends."""
    inner = text[place.start : place.end]
    opened, closed = _EDGES, _EDGES + "."
    if inner.count("(") != inner.count(")"):
        opened, closed = opened + ")", closed + "("
    if inner.count('"') % 2 or inner.count("“") != inner.count("”"):
        opened, closed = opened + '"”', closed + '"“”'
    start = place.start + len(inner) - len(inner.lstrip(opened))
    end = place.end - len(inner) + len(inner.rstrip(closed))
    return Range(start, end) if start < end else place
