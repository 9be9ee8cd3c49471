"""Which way between two places, and which of two places first: the route of a vehicle, the legs of a journey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.types.contest import CAPITALS
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "course"
ROUTE, ORDER = "route", "order of places"
_AHEAD, _BETWEEN, _CARRIER = 40, 70, 60
_STOP = re.compile(r"[;:?!()]|\.\s")
_DASH = re.compile(r"\s*-\s*")
_COMMA = re.compile(r",")
Stop = tuple[Range, str]


class _Words(Struct, frozen=True):
    known: dict[str, str]
    places: re.Pattern[str]
    heads: re.Pattern[str]
    starting: re.Pattern[str]
    leaving: re.Pattern[str]
    carrier: re.Pattern[str]
    heading: re.Pattern[str]
    stretch: re.Pattern[str]
    reaching: re.Pattern[str]
    then: re.Pattern[str]
    once_there: re.Pattern[str]
    before_that: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    words = pack.matters.courses
    known = {canonical(name).casefold(): place for name, place in words.known.items()}
    listed = "|".join(re.escape(canonical(name)) for name in sorted(words.known, key=len, reverse=True))
    return _Words(
        known=known,
        places=re.compile(rf"(?<!\w)(?:{listed})(?!\w|[ ][{CAPITALS}])"),
        heads=re.compile(rf"(?:{alternatives([*pack.places.heads, *words.heads])}\s+)+", re.IGNORECASE),
        starting=re.compile(rf"{alternatives(words.starting)}\s+\Z", re.IGNORECASE),
        leaving=re.compile(rf"{alternatives(words.leaving)}(?:\s+\w+)?\s+\Z", re.IGNORECASE),
        carrier=phrases(words.carriers),
        heading=re.compile(rf"{alternatives(words.heading)}\s+\Z", re.IGNORECASE),
        stretch=phrases(words.stretches),
        reaching=re.compile(rf"(?:\A|\s){alternatives(words.reaching)}(?:\s+\w+){{0,2}}\s*\Z", re.IGNORECASE),
        then=phrases(words.then),
        once_there=re.compile(rf"{alternatives(words.once_there)}[^,;.]*\Z", re.IGNORECASE),
        before_that=re.compile(rf"{alternatives(words.before_that)}(?:\s+\w+){{0,3}}\s+\Z", re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each pair of places between which a page tells one way only."""
    words = _words(material.page.pack.code)
    yield from told_once(said for sentence in material.page.sentences for said in _told(sentence, words))


def _told(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    for one, other in pairwise(_stops(sentence, words)):
        between = sentence.text[one[0].end : other[0].start]
        if one[1] == other[1] or len(between) > _BETWEEN or _STOP.search(between):
            continue
        start = max(sentence.range.start, one[0].start - _AHEAD)
        ahead = sentence.text[start : one[0].start]
        if _is_route(sentence, one, between, words):
            yield _statement(sentence, ROUTE, one, other)
        turned = _is_order(ahead, between, words)
        if turned is not None:
            yield _statement(sentence, ORDER, *((other, one) if turned else (one, other)))


def _is_route(sentence: SentenceContext, one: Stop, between: str, words: _Words) -> bool:
    """Whether something goes from one place to the next that is named."""
    start = max(sentence.range.start, one[0].start - _CARRIER)
    ahead = sentence.text[start : one[0].start]
    if _DASH.fullmatch(between):
        return words.heading.search(ahead) is not None
    leaves = words.leaving.search(ahead)
    moves = words.starting.search(ahead) and words.carrier.search(ahead) and not words.stretch.search(ahead)
    reached = words.reaching.search(words.heads.sub("", f"{between} ").rstrip()) or words.reaching.search(between)
    return bool(reached and (leaves or (moves and not _COMMA.search(between))))


def _is_order(ahead: str, between: str, words: _Words) -> bool | None:
    """Whether the second of two places comes first (True) or second (False); None where no order is told."""
    if words.before_that.search(ahead) and _COMMA.search(between):
        return True
    if words.then.search(between):
        return False
    on = words.once_there.search(ahead) and _COMMA.search(between) and words.reaching.search(between)
    return False if on else None


def _statement(sentence: SentenceContext, kind: str, first: Stop, last: Stop) -> Statement:
    pair = " / ".join(sorted((first[1], last[1])))
    place = Range(min(first[0].start, last[0].start), max(first[0].end, last[0].end))
    about = About(subject=None, property=f"{kind}: {pair}")
    return statement(sentence, TYPE, about, Value(text=f"{first[1]} - {last[1]}"), place)


def _stops(sentence: SentenceContext, words: _Words) -> list[Stop]:
    """The places that a sentence names, in order, each as the pages of all stories know it."""
    named = [name for name in sentence.names if name.kind == "place"]
    if not named:
        return []
    found = [
        (Range(*match.span()), words.known[" ".join(match[0].casefold().split())])
        for match in words.places.finditer(sentence.text, sentence.range.start, sentence.range.end)
    ]
    for name in named:
        if not any(name.range.meets(place) for place, _ in found):
            bare = words.heads.sub("", name.name, count=1).casefold()
            found.append((name.range, words.known.get(bare, bare)))
    return sorted(found, key=lambda stop: stop[0].start)
