"""Who goes with a visitor: the spouse, and the delegation by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.company import read_company
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_company"
SPOUSE, PARTY = "spouse", "delegation"
_REACH = 60


class _Words(Struct, frozen=True):
    spouse: re.Pattern[str]
    party: re.Pattern[str]
    alone: re.Pattern[str]
    along: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    joins, spouses = alternatives(j for j in visits.joins if j.isalpha()), alternatives(visits.spouses)
    return _Words(
        spouse=re.compile(rf"\s*{joins}\s*({spouses})", re.IGNORECASE),
        party=phrases(visits.parties),
        along=re.compile(rf"{spouses}[^.;:?!()\n]{{0,{_REACH}}}?{alternatives(visits.going_along)}", re.IGNORECASE),
        alone=re.compile(rf"{spouses}[^.,;:?!()\n]{{0,{_REACH}}}?{alternatives(visits.staying)}", re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """That the spouse comes along, told right behind the visitor or in the delegation's list; the delegation's name.

    Only a sentence in which the visitor visits a country says so: "the trip of X and spouse" takes it for known.
    That the spouse stays at home is denied company.
    """
    words = _words(material.page.pack.code)
    for journey in material.journeys:
        if journey.named and journey.travels:
            yield from _spouse(journey, words.spouse)
            yield from _party(journey, words.party)
    for visitor, member in read_company(material):
        if member.spouse:
            about = About(subject=visitor, property=SPOUSE)
            said = member.sentence.said(member.evidence)
            yield statement(member.sentence, TYPE, about, Value(text=said), member.evidence)
    for sentence in material.page.sentences if material.visitor else ():
        for match in words.alone.finditer(sentence.text, sentence.range.start, sentence.range.end):
            yield replace(_of_spouse(material, sentence, match), modality="denied")
        along = words.along.search(sentence.text, sentence.range.start, sentence.range.end)
        if along and not words.alone.search(sentence.text, sentence.range.start, sentence.range.end):
            yield _of_spouse(material, sentence, along)


def _of_spouse(material: Material, sentence: SentenceContext, match: re.Match[str]) -> Statement:
    """That the visitor's spouse goes along, in the words that say so."""
    about = About(subject=material.visitor, property=SPOUSE)
    return statement(sentence, TYPE, about, Value(text=match[0]), Range(*match.span()))


def _spouse(journey: Journey, pattern: re.Pattern[str]) -> Iterator[Statement]:
    assert journey.named is not None
    match = pattern.match(journey.sentence.text, journey.named.end, journey.sentence.range.end)
    if match:
        about = About(subject=journey.visitor, property=SPOUSE)
        place = Range(journey.named.start, match.end())
        yield statement(journey.sentence, TYPE, about, Value(text=match[1].lower()), place)


def _party(journey: Journey, pattern: re.Pattern[str]) -> Iterator[Statement]:
    assert journey.named is not None
    match = pattern.search(journey.sentence.text, journey.named.end, journey.sentence.range.end)
    if match:
        about = About(subject=journey.visitor, property=PARTY)
        yield statement(journey.sentence, TYPE, about, Value(text=match[0].lower()), Range(*match.span()))
