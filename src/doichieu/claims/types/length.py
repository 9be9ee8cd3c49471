"""How long what a story is of takes or lasts: the visit, the trial, the match, the guarantee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.whom import whose
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import TimeMention
from doichieu.model.span import Range

TYPE = "length"
CAREERS = ", in years"
_AHEAD = 60
_YEARS = re.compile(r"P(\d+)Y")
_SPAN = re.compile(r"P(?:T?\d+(?:\.\d+)?[YMWDHS])+(?:T(?:\d+[HMS])+)?")


class _Lasting(Struct, frozen=True):
    name: str
    person: bool
    before: re.Pattern[str]
    behind: re.Pattern[str]


class _Words(Struct, frozen=True):
    things: tuple[_Lasting, ...]
    loosely: re.Pattern[str]
    not_this: re.Pattern[str]
    home: str


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    lengths = pack.matters.lengths
    gap = rf"(?:\s+(?!{alternatives(lengths.apart)})[^\s,;:.()\"“”]+){{0,5}}?"
    things = tuple(
        _Lasting(
            name=thing.name,
            person=thing.person,
            before=re.compile(rf"{alternatives(thing.words)}{gap}\s*\Z", re.IGNORECASE),
            behind=re.compile(rf"\s+{alternatives(thing.deeds)}", re.IGNORECASE),
        )
        for thing in lengths.things
    )
    about = [word for qualifier in pack.quantities.qualifiers for word in qualifier.before]
    loosely, not_this = phrases(about), phrases([*pack.traits.elsewhere, *lengths.not_this])
    return _Words(things, loosely, not_this, pack.visits.home)


def read(material: Material) -> Iterator[Statement]:
    """One statement for each thing to which a page gives one length only."""
    words = _words(material.page.pack.code)
    sentences = (s for s in material.page.sentences if any(time.type == "duration" for time in s.times))
    yield from told_once(said for sentence in sentences for said in _told(material, sentence, words))


def _told(material: Material, sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    for time in sentence.times:
        if time.type != "duration" or not _SPAN.fullmatch(time.value or "") or _loose(sentence, time, words):
            continue
        found = _thing(sentence, time.range, words)
        if not found or words.not_this.search(sentence.text, sentence.range.start, time.range.start):
            continue
        if found[0].person:
            yield from _career(material, sentence, time, found)
        else:
            abroad = {name.code for name in sentence.countries} - {words.home}
            where = material.country_id(abroad.pop()) if len(abroad) == 1 else None
            about = About(subject=None, property=f"length of the {found[0].name}", counterpart=where)
            value = Value(text=sentence.said(time.range), date=time.value)
            yield statement(sentence, TYPE, about, value, found[1])


def _loose(sentence: SentenceContext, time: TimeMention, words: _Words) -> bool:
    """Whether a length is told as about, more or less than so much."""
    start = max(sentence.range.start, time.range.start - 8)
    return words.loosely.search(sentence.text, start, time.range.end) is not None


def _career(
    material: Material, sentence: SentenceContext, time: TimeMention, found: tuple[_Lasting, Range]
) -> Iterator[Statement]:
    """For how many years somebody has done something."""
    years = _YEARS.fullmatch(time.value or "")
    person = whose(material.page, sentence, sentence.range.start, found[1].start)
    if years and person:
        about = About(subject=person.id, property=f"{found[0].name}{CAREERS}")
        yield statement(sentence, TYPE, about, Value(text=sentence.said(time.range), amount=years[1]), found[1])


def _thing(sentence: SentenceContext, place: Range, words: _Words) -> tuple[_Lasting, Range] | None:
    """What lasts, and where that is told: named before its length, or done right behind it."""
    start = max(sentence.range.start, place.start - _AHEAD)
    for thing in words.things:
        before = thing.before.search(sentence.text[start : place.start])
        if before:
            return thing, Range(start + before.start(), place.end)
        behind = thing.behind.match(sentence.text, place.end, sentence.range.end)
        if behind:
            return thing, Range(place.start, behind.end())
    return None
