"""To how long in prison somebody is sentenced, or to life, or to death."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.span import Range

TYPE = "verdict"
NOTHING = "none"
TERM, SERVED, FINE = "sentence", "how the sentence is served", "fine"
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?")
_AHEAD, _FAR, _WIDEST = 40, 160, 60


class _Words(Struct, frozen=True):
    prison: re.Pattern[str]
    jailed: re.Pattern[str]
    gravest: re.Pattern[str]
    sentenced: re.Pattern[str]
    tried: re.Pattern[str]
    not_given: re.Pattern[str]
    part: re.Pattern[str]
    given_to: re.Pattern[str]
    gravest_names: dict[str, str]
    fines: re.Pattern[str]
    served: re.Pattern[str]
    ways: dict[str, str]


@cache
def _words(code: str) -> _Words:
    words = load_pack(code).matters.verdicts
    gravest = {
        **dict.fromkeys(words.life, "life"),
        **dict.fromkeys(words.death, "death"),
        **dict.fromkeys(words.acquitted, NOTHING),
    }
    ways = dict.fromkeys(words.suspended, "suspended") | dict.fromkeys(words.served, "served")
    return _Words(
        prison=re.compile(rf"\s*{alternatives(words.prison)}", re.IGNORECASE),
        jailed=re.compile(rf"{alternatives(words.jailed)}\s*\Z", re.IGNORECASE),
        gravest=phrases(gravest),
        sentenced=re.compile(rf"{alternatives(words.sentenced)}\s*\Z", re.IGNORECASE),
        tried=re.compile(rf"{alternatives(words.sentenced)}(?:\s+\w+){{0,6}}\s*\Z", re.IGNORECASE),
        not_given=phrases(words.not_given),
        part=re.compile(rf"{alternatives(words.part)}\s*\Z", re.IGNORECASE),
        given_to=re.compile(rf"{alternatives(words.given_to)}(?:\s+\w+){{0,3}}?\s*\Z", re.IGNORECASE),
        gravest_names=gravest,
        fines=re.compile(rf"{alternatives(words.fines)}(?:\s+\w+)?\s*\Z", re.IGNORECASE),
        served=re.compile(rf"\W*(?:\w+\s+)??({alternatives(ways)})", re.IGNORECASE),
        ways=ways,
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each person whom a page gives one sentence only."""
    words = _words(material.page.pack.code)
    told = (said for sentence in material.page.sentences for said in _told(sentence, words))
    yield from told_once(told)


def _told(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    terms = list(_terms(sentence, words))
    for at, (place, value) in enumerate(terms):
        ahead = sentence.text[sentence.range.start : place.start]
        start = terms[at - 1][0].end if at else sentence.range.start
        person = _whose(sentence, start, place, words)
        if person and not (words.not_given.search(ahead) or words.part.search(ahead)):
            ends = Range(min(person[0].start, place.start), max(person[0].end, place.end))
            whole = ends if ends.length - place.length <= _WIDEST else place
            kind = FINE if value.unit not in {"month", None} else TERM
            yield statement(sentence, TYPE, About(subject=person[1].id, property=kind), value, whole)
            way = words.served.match(sentence.text, place.end, sentence.range.end) or words.served.search(value.text)
            if way and kind == TERM:
                how = words.ways[" ".join(way[1].lower().split())]
                about = About(subject=person[1].id, property=SERVED)
                yield statement(sentence, TYPE, about, Value(text=way[1], unit=how), whole)


def _terms(sentence: SentenceContext, words: _Words) -> Iterator[tuple[Range, Value]]:
    """The terms in prison that a sentence names, and the gravest penalties that are given there."""
    for time in sentence.times:
        length = _LENGTH.fullmatch(time.value or "") if time.type == "duration" else None
        behind = words.prison.match(sentence.text, time.range.end, sentence.range.end)
        if length and (behind or words.jailed.search(_ahead(sentence, time.range.start))):
            place = Range(time.range.start, behind.end() if behind else time.range.end)
            months = 12 * int(length[1] or 0) + int(length[2] or 0)
            yield place, Value(text=sentence.said(place), amount=str(months), unit="month")
    for sum_ in sentence.quantities:
        if sum_.kind == "money" and not sum_.upper and words.fines.search(_ahead(sentence, sum_.range.start)):
            yield sum_.range, Value(text=sentence.said(sum_.range), amount=sum_.value, unit=sum_.unit)
    for match in words.gravest.finditer(sentence.text, sentence.range.start, sentence.range.end):
        name = words.gravest_names[" ".join(match[0].lower().split())]
        given = words.tried if name == NOTHING else words.sentenced
        if given.search(_ahead(sentence, match.start())):
            yield Range(*match.span()), Value(text=match[0].lower(), amount=name)


def _ahead(sentence: SentenceContext, start: int) -> str:
    return sentence.text[max(sentence.range.start, start - _AHEAD) : start]


def _whose(sentence: SentenceContext, start: int, place: Range, words: _Words) -> tuple[Range, Entity] | None:
    """Who is sentenced: named last before the term, else right behind a word of giving behind it."""
    before = sentence.people(start, place.start)
    if before:
        return before[-1] if place.start - before[-1][0].end <= _FAR else None
    if sentence.people(sentence.range.start, place.start):
        return None
    after = sentence.people(place.end, min(sentence.range.end, place.end + _FAR))
    given = after and words.given_to.search(sentence.text[place.end : after[0][0].start])
    return after[0] if given else None
