"""Which way something went by so much: up or down, a profit or a loss, more bought or more sold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "direction"
UP, DOWN = "up", "down"
_AHEAD, _FAR = 30, 110
_CUT = re.compile(r"[;:.!?]\s")
# "lower than 12%" may be read as lower, and more than 12%: the words before the digits tell the way.
_DIGIT = re.compile(r"\d")
_KINDS = frozenset({"percent", "money", "count", "measure"})


class _Turn(Struct, frozen=True):
    """What goes one way or the other, its `words` by their side, as the last of a stretch."""

    name: str
    sides: dict[str, str]
    pattern: re.Pattern[str]


class _Words(Struct, frozen=True):
    moves: _Turn
    turns: tuple[_Turn, ...]
    measures: re.Pattern[str]
    named: dict[str, str]


@cache
def _words(code: str) -> _Words:
    matters = load_pack(code).matters
    moves, *turns = (_turn(turn.name, turn.one, turn.other) for turn in matters.turns)
    named = {canonical(word): measure.name for measure in matters.moving for word in measure.words}
    return _Words(moves, tuple(turns), re.compile(alternatives(named), re.IGNORECASE), named)


def _turn(name: str, one: tuple[str, ...], other: tuple[str, ...]) -> _Turn:
    sides = dict.fromkeys(map(canonical, one), UP) | dict.fromkeys(map(canonical, other), DOWN)
    return _Turn(name, sides, re.compile(rf"({alternatives(sides)})(?:[ ]\w+){{0,2}}\s*\Z", re.IGNORECASE))


def read(material: Material) -> Iterator[Statement]:
    """One statement for each change or balance of a size that a page tells one way only."""
    words = _words(material.page.pack.code)
    told: dict[About, list[Statement]] = {}
    for sentence in material.page.sentences:
        for size in sentence.quantities:
            said = _told(sentence, size, words) if size.kind in _KINDS and not size.upper else None
            if said:
                told.setdefault(said.about, []).append(said)
    for group in told.values():
        if len({said.value.unit for said in group}) == 1:
            yield from group


def _told(sentence: SentenceContext, size: QuantityMention, words: _Words) -> Statement | None:
    start = max(sentence.range.start, size.range.start - _AHEAD)
    digit = _DIGIT.search(sentence.text, size.range.start, size.range.end)
    ahead = sentence.text[start : digit.start() if digit else size.range.start]
    for turn in (*words.turns, words.moves) if size.kind == "money" else (words.moves,):
        found = turn.pattern.search(ahead)
        what = (start + found.start(), turn.name) if found else None
        if what and turn is words.moves:
            what = _measure(sentence, what[0], words)
        if found and what:
            sign, move = turn.sides[" ".join(found[1].lower().split())], Range(start + found.start(), size.range.end)
            about = About(subject=None, property=f"{what[1]} by {size.value} {size.unit}")
            value = Value(text=sentence.said(move), unit=sign)
            return statement(sentence, TYPE, about, value, move)
    return None


def _measure(sentence: SentenceContext, end: int, words: _Words) -> tuple[int, str] | None:
    """What moves: the measure named last before the move, in the same clause."""
    start = max(sentence.range.start, end - _FAR)
    found = list(words.measures.finditer(sentence.text, start, end))
    if not found or _CUT.search(sentence.text, found[-1].end(), end):
        return None
    return found[-1].start(), words.named[" ".join(found[-1][0].lower().split())]
