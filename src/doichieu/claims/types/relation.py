"""Since when two countries have relations, and on which level they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.parties import foreign
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import NameMention, TimeMention
from doichieu.model.span import Range

TYPE = "relation"
LEVEL, GOAL, SINCE = "level of relations", "level of relations to be reached", "relations since"
_NEAR = 40
_YEARS = re.compile(r"P(\d+)Y")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


class _Words(Struct, frozen=True):
    levels: re.Pattern[str]
    raising: re.Pattern[str]
    labels: dict[str, str]
    with_: re.Pattern[str]
    established: re.Pattern[str]
    relations: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    words = load_pack(code).statements
    labels = {wording: level.label for level in words.levels for wording in level.words}
    return _Words(
        levels=re.compile(rf"{alternatives(labels)}(?!\s+{alternatives(words.loosely)})", re.IGNORECASE),
        raising=re.compile(rf"{alternatives(words.raising)}\s*\Z", re.IGNORECASE),
        labels=labels,
        with_=re.compile(rf"\s+{alternatives(words.with_)}\s+", re.IGNORECASE),
        established=phrases(words.established),
        relations=phrases(words.relations),
    )


def read(material: Material) -> Iterator[Statement]:
    """Levels of relations with the country that the sentence names or continues; years and dates of their beginning."""
    words = _words(material.page.pack.code)
    for at, sentence in enumerate(material.page.sentences):
        text, start, end = sentence.text, sentence.range.start, sentence.range.end
        levels = list(words.levels.finditer(text, start, end))
        begun = words.established.search(text, start, end)
        lasting = [t for t in sentence.times if not begun and _lasts(t, sentence, words)]
        if not (levels or begun or lasting):
            continue
        parties = foreign(material.page, at)
        for match in levels:
            yield from _level(material, sentence, match, words, parties)
        for time in sentence.times:
            if time in lasting or (begun and time.value and _beside(time, begun)):
                yield from _since(material, sentence, time, begun, parties)


def _level(
    material: Material, sentence: SentenceContext, match: re.Match[str], words: _Words, parties: list[NameMention]
) -> Iterator[Statement]:
    link = words.with_.match(sentence.text, match.end(), sentence.range.end)
    named = [name for name in parties if link and name.range.start == link.end()]
    told = named or parties
    if len({name.code for name in told}) == 1:
        end = named[0].range.end if named else match.end()
        label = words.labels[" ".join(match[0].lower().split())]
        raised = words.raising.search(sentence.text[sentence.range.start : match.start()])
        about = _about(material, GOAL if raised else LEVEL, told[0])
        yield statement(sentence, TYPE, about, Value(text=label), Range(match.start(), end))


def _about(material: Material, what: str, party: NameMention) -> About:
    home = material.country_id(material.page.pack.visits.home)
    return About(subject=home, property=what, counterpart=material.country_id(party.code))


def _lasts(time: TimeMention, sentence: SentenceContext, words: _Words) -> bool:
    """Whether a number of years counts how long a relation has lasted."""
    if time.type != "duration" or time.sense == "length" or not _YEARS.fullmatch(time.value or ""):
        return False
    return time.sense == "elapsed" and bool(
        words.relations.search(sentence.text, sentence.range.start, time.range.start)
    )


def _beside(time: TimeMention, begun: re.Match[str]) -> bool:
    """Whether a time is that of the beginning: a date behind it, or years right before it ("75 năm thiết lập")."""
    if time.type == "duration":
        return 0 <= begun.start() - time.range.end <= 1
    return time.type == "date" and 0 <= time.range.start - begun.end() <= _NEAR


def _since(
    material: Material,
    sentence: SentenceContext,
    time: TimeMention,
    begun: re.Match[str] | None,
    parties: list[NameMention],
) -> Iterator[Statement]:
    """When relations date from: as stated, or the year reckoned back from an anniversary in the page's own year."""
    years = _YEARS.fullmatch(time.value or "")
    date = str(int(material.year) - int(years[1])) if years and material.year else time.value or ""
    if not _DATE.fullmatch(date):
        return
    start = min(time.range.start, begun.start()) if begun else time.range.start
    end = max(time.range.end, begun.end()) if begun else time.range.end
    for party in {name.code: name for name in parties}.values():
        about = _about(material, SINCE, party)
        yield statement(sentence, TYPE, about, Value(text=sentence.said(time.range), date=date), Range(start, end))
