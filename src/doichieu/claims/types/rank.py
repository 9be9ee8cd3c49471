"""Which place somebody has: the youngest ever or the second youngest, the eldest or the youngest child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.ordinals import Ordinals, ordinals
from doichieu.claims.whom import protagonist, whose
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "rank"
BIRTH, QUALITY, WOMEN = "birth order", "rank", "rank among women"
_LAST, _SCOPE, _BEING = "last", 40, 40
_THINGS, _BESIDE, _APART = frozenset({"place", "organization", "event"}), 2, 16
_WORD = re.compile(r"\w+")


class _Words(Struct, frozen=True):
    any: re.Pattern[str]
    birth: re.Pattern[str]
    eldest: frozenset[str]
    youngest: frozenset[str]
    quality: re.Pattern[str]
    qualities: dict[str, str]
    sizes: frozenset[str]
    women: re.Pattern[str]
    being: re.Pattern[str]
    being_born: re.Pattern[str]
    wide: re.Pattern[str]
    home: re.Pattern[str]
    ordinals: Ordinals


@cache
def _words(code: str) -> _Words:
    ranks, of_place = load_pack(code).matters.ranks, ordinals(code)
    of_both = {**ranks.qualities, **ranks.sizes}
    qualities = {canonical(word): name for name, words in of_both.items() for word in words}
    eldest, youngest = (frozenset(map(canonical, words)) for words in (ranks.eldest, ranks.youngest))
    born = rf"{alternatives([*eldest, *youngest])}|{alternatives(ranks.child)}\s+{of_place.place}"
    few, nth = r"(?:\s+\w+){0,3}?", rf"(?P<nth>{of_place.place})"
    best = rf"(?P<nth>{of_place.place}|{alternatives(ranks.best)})"
    return _Words(
        any=phrases([*ranks.best, *ranks.first, *ranks.seconds, *ranks.marks, *eldest, *youngest]),
        birth=re.compile(rf"(?P<born>{born})(?P<of>\s+{alternatives(ranks.of_family)})?", re.IGNORECASE),
        eldest=eldest,
        youngest=youngest,
        quality=re.compile(rf"(?P<quality>{alternatives(qualities)})\s+{best}", re.IGNORECASE),
        qualities=qualities,
        sizes=frozenset(ranks.sizes),
        women=re.compile(rf"{alternatives(ranks.women)}{few}\s+{nth}", re.IGNORECASE),
        being=re.compile(rf"{alternatives(ranks.being)}(?:\s+\w+){{0,4}}?\s+\Z", re.IGNORECASE),
        being_born=re.compile(rf"{alternatives(ranks.being)}\s+\Z", re.IGNORECASE),
        wide=phrases([*ranks.wide, *ranks.home]),
        home=phrases(ranks.home),
        ordinals=of_place,
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each place in an order that a page gives a person, where it gives one only."""
    yield from told_once(_told(material))


def _told(material: Material) -> Iterator[Statement]:
    words = _words(material.page.pack.code)
    for sentence in material.page.sentences:
        if not words.any.search(sentence.text, sentence.range.start, sentence.range.end):
            continue
        for found in _found(sentence, words):
            thing = _thing(sentence, found) if found.kind == QUALITY else None
            if thing is None and found.kind == QUALITY and words.qualities[_low(found.match["quality"])] in words.sizes:
                continue
            person = thing or whose(material.page, sentence, sentence.range.start, found.match.start())
            person = person or (_of_family(material, found.match) if found.kind == BIRTH else None)
            if person:
                yield _statement(sentence, person, found, words)


class _Found(Struct, frozen=True):
    """A place in an order, with what says that it is somebody's before it."""

    kind: str
    match: re.Match[str]
    start: int


def _found(sentence: SentenceContext, words: _Words) -> Iterator[_Found]:
    for kind, pattern in ((BIRTH, words.birth), (QUALITY, words.quality), (WOMEN, words.women)):
        for match in pattern.finditer(sentence.text, sentence.range.start, sentence.range.end):
            ahead = sentence.text[max(sentence.range.start, match.start() - _BEING) : match.start()]
            being = (words.being_born if kind == BIRTH else words.being).search(ahead)
            if being or (kind == QUALITY and _follows_name(sentence, match.start())):
                start = match.start() - len(ahead) + being.start() if being else match.start()
                yield _Found(kind, match, start)
            elif kind == BIRTH and match["of"]:
                yield _Found(kind, match, match.start())


def _low(said: str) -> str:
    return " ".join(said.lower().split())


def _thing(sentence: SentenceContext, found: _Found) -> Entity | None:
    """What is not a person and named right before the place that it has."""
    near = (name for name in sentence.names if 0 <= found.start - name.range.end <= _BESIDE and name.kind in _THINGS)
    return next((sentence.entity(name.range) for name in near), None)


def _follows_name(sentence: SentenceContext, at: int) -> bool:
    """Whether the name of a thing stands right before a place, or a few words before it."""
    return any(0 <= at - name.range.end <= _APART and name.kind in _THINGS for name in sentence.names)


def _of_family(material: Material, match: re.Match[str]) -> Entity | None:
    """The page's one person, if the family whose child is told has that name."""
    person = protagonist(material.page)
    named = _WORD.search(material.page.reading.text, match.end()) if match["of"] else None
    return person if person and named and named[0] == person.name.split()[0] else None


def _statement(sentence: SentenceContext, person: Entity, found: _Found, words: _Words) -> Statement:
    kind, match = found.kind, found.match
    if kind == BIRTH:
        said = match["born"]
        low = _low(said)
        place = _LAST if low in words.youngest else "1" if low in words.eldest else words.ordinals.value(said)
    else:
        said, place = match["nth"], words.ordinals.value(match["nth"])
    wide = words.wide.search(sentence.text, match.end(), min(sentence.range.end, match.end() + _SCOPE))
    parts = [kind, words.qualities[_low(match["quality"])] if kind == QUALITY else ""]
    far = "" if wide is None or words.home.fullmatch(wide[0]) else wide[0].lower()
    about = About(subject=person.id, property=", ".join(filter(None, [*parts, far])))
    return statement(
        sentence, TYPE, about, Value(text=" ".join(said.split()), amount=place), Range(found.start, match.end())
    )
