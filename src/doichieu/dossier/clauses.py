"""The stretch of a sentence that speaks of one thing in it."""

from __future__ import annotations

import re

from doichieu.model.span import Range
from doichieu.text.tokens import tokens

_BREAK = re.compile(r"[,;:]\s+|\s+-\s+|[()]")
LONGEST = 240
SHORTEST = 7
REACH = 400


def clause_about(text: str, sentence: Range, place: Range, *, alone: bool) -> Range:
    """The clause around a place; the whole sentence where it is short and nothing else in it is asked for (`alone`).

    A clause with fewer syllables than `SHORTEST` beside the place takes in its neighbours, the one before first.
    """
    if alone and sentence.length <= LONGEST:
        return sentence
    pieces = _pieces(text, sentence, place)
    first = last = max(at for at, piece in enumerate(pieces) if at == 0 or piece.start <= place.start)
    while _weight(text, Range(pieces[first].start, pieces[last].end), place) < SHORTEST:
        if first > 0:
            first -= 1
        elif last + 1 < len(pieces):
            last += 1
        else:
            break
    return trimmed(text, Range(pieces[first].start, pieces[last].end))


def _pieces(text: str, sentence: Range, place: Range) -> list[Range]:
    """The sentence cut at its inner punctuation, never inside the place; of a very long one what is near the place."""
    low, high = max(sentence.start, place.start - REACH), min(sentence.end, place.end + REACH)
    cuts = _BREAK.finditer(text, low, high)
    breaks = [cut for cut in cuts if not place.meets(Range(cut.start(), cut.end()))]
    starts = [low, *(cut.end() for cut in breaks)]
    ends = [*(cut.start() for cut in breaks), high]
    return [Range(a, b) for a, b in zip(starts, ends, strict=True)]


def _weight(text: str, piece: Range, place: Range) -> int:
    return sum(not place.meets(token) for _, token in tokens(text, piece.start, piece.end))


def trimmed(text: str, place: Range) -> Range:
    """A stretch without the blanks and stops at its ends."""
    inner = text[place.start : place.end]
    start = place.start + len(inner) - len(inner.lstrip(" \n,;"))
    return Range(start, place.end - len(inner) + len(inner.rstrip(" \n,;.")))
