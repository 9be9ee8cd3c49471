"""Who goes with a visitor: the spouse, and the delegation by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import statement
from doichieu.claims.delegation import read_members
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_company"
SPOUSE, PARTY = "spouse", "delegation"


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    visits = load_pack(code).visits
    joins = alternatives(j for j in visits.joins if j.isalpha())
    return re.compile(rf"\s*{joins}\s*({alternatives(visits.spouses)})", re.IGNORECASE), phrases(visits.parties)


def read(material: Material) -> Iterator[Statement]:
    """That the spouse comes along, told right behind the visitor or in the delegation's list; the delegation's name.

    Only a sentence in which the visitor visits a country says so: "the trip of X and spouse" takes it for known.
    """
    spouse, party = _patterns(material.page.pack.code)
    for journey in material.journeys:
        if journey.named and journey.travels:
            yield from _spouse(journey, spouse)
            yield from _party(journey, party)
    for member in read_members(material.page):
        if member.spouse and material.visitor:
            about = About(subject=material.visitor, property=SPOUSE)
            said = member.sentence.said(member.evidence)
            yield statement(member.sentence, TYPE, about, Value(text=said), member.evidence)


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
