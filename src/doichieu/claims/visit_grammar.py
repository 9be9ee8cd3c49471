"""The wordings of visits as patterns, and the places that a sentence may send a visitor to."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.claims.cities import cities_in
from doichieu.claims.context import SentenceContext
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import NameMention
from doichieu.model.record import VisitType

NEAR, REACH = 16, 90
BREAK = re.compile(r"[.;:?!]")
_BRACKET = re.compile(r"\s*\(([^()]{0,60})\)")


class Grammar(Struct, frozen=True):
    """The visits section of a pack, compiled."""

    call: re.Pattern[str]
    noun: re.Pattern[str]
    leading: re.Pattern[str]
    article: re.Pattern[str] | None
    tour: re.Pattern[str]
    once: re.Pattern[str]
    kinds: tuple[tuple[VisitType, re.Pattern[str]], ...]
    aside: re.Pattern[str]
    toward: re.Pattern[str]
    arrival: re.Pattern[str]
    no_event: re.Pattern[str]
    join: re.Pattern[str]
    bearer: re.Pattern[str]
    topic: re.Pattern[str]
    attend: re.Pattern[str]
    event_end: re.Pattern[str]
    venue: re.Pattern[str]
    tie: re.Pattern[str]
    since: re.Pattern[str]
    asked: re.Pattern[str]
    where: re.Pattern[str]
    onward: re.Pattern[str]
    comprising: re.Pattern[str]
    so_as: re.Pattern[str]
    facing: re.Pattern[str]
    region: re.Pattern[str]
    denied: re.Pattern[str]


@cache
def grammar(code: str) -> Grammar:
    """The compiled visit grammar of a language pack."""
    visits, places = load_pack(code).visits, load_pack(code).places
    words = [word for kind in visits.kinds for word in kind.words]
    official = [word for kind in visits.kinds if kind.type == "official" for word in kind.words]
    kind = rf"(?:\s*{alternatives(words)})"
    no_visit = rf"(?!\s+{alternatives(visits.no_visit)})"
    verb = alternatives([*visits.nouns, *visits.verbs, *visits.tours, *visits.touring], border=r"[\w-]")
    ends = alternatives(visits.event_ends)
    return Grammar(
        call=re.compile(rf"{verb}{no_visit}(?P<kinds>{kind}*)", re.IGNORECASE),
        noun=phrases([*visits.nouns, *visits.tours]),
        leading=re.compile(
            rf"{alternatives(words if visits.determiners else official)}\s*(?:\w+-\w+\s+)?\Z", re.IGNORECASE
        ),
        article=re.compile(rf"{alternatives(visits.determiners)}\s+(?:[\w'-]+\s+){{0,3}}\Z", re.IGNORECASE)
        if visits.determiners
        else None,
        tour=phrases([*visits.tours, *visits.touring]),
        once=re.compile(rf"{alternatives(visits.once)}(?:\s+\w+){{0,2}}\s*\Z", re.IGNORECASE),
        kinds=tuple((k.type, phrases(k.words)) for k in visits.kinds if k.words),
        aside=re.compile(rf"(?:\s*{alternatives(visits.asides)})*", re.IGNORECASE),
        arrival=re.compile(rf"(?:{alternatives(visits.reaching)}\s*)+\s*", re.IGNORECASE),
        no_event=phrases(visits.no_events),
        toward=re.compile(rf"(?:\s*{alternatives(visits.toward)})*\s*", re.IGNORECASE),
        join=re.compile(rf"\s*{alternatives(visits.joins)}\s*(?:{alternatives(visits.toward)}\s*)*", re.IGNORECASE),
        bearer=re.compile(rf"\s*{alternatives(visits.bearers)}", re.IGNORECASE),
        topic=re.compile(rf"\W*{alternatives(visits.topics)}\s+(?:{alternatives(visits.toward)}\s*)*", re.IGNORECASE),
        attend=re.compile(rf"{alternatives(visits.attending)}\s+(?={alternatives(visits.events)})", re.IGNORECASE),
        event_end=re.compile(rf"[,;:.!?()\n“”\"]|\s{ends}", re.IGNORECASE),
        venue=re.compile(
            rf"(?:\s*,?\s*{alternatives(visits.holding)})?\s*{alternatives(visits.venues)}\s+"
            rf"(?:{alternatives([*visits.toward, *places.areas, *places.units])}\s*)*",
            re.IGNORECASE,
        ),
        region=phrases(places.regions),
        denied=re.compile(rf"{alternatives(load_pack(code).statements.denials)}\s*\Z", re.IGNORECASE),
        tie=re.compile(
            rf"\s*,?\s*{alternatives(j for j in visits.joins if j[0].isalpha())}(?!\w).{{0,{NEAR}}}\Z", re.IGNORECASE
        ),
        since=phrases(visits.since),
        onward=phrases(visits.onward),
        comprising=phrases(visits.comprising),
        so_as=re.compile(rf"[\s,]*(?:{alternatives(visits.so_as)})?\s*", re.IGNORECASE),
        facing=phrases(visits.facing),
        where=re.compile(rf"\s*,?\s*{alternatives(visits.where)}[^.,;:?!()\n]{{0,60}}?\Z", re.IGNORECASE),
        asked=re.compile(rf"(?P<on>{alternatives(visits.invitations)})|{alternatives(visits.inviting)}", re.IGNORECASE),
    )


class Scene(Struct, frozen=True):
    """A sentence with the patterns of its language and the places in it, by where they begin.

    `countries` are those it names, and the cities abroad, each as a place with its country's code; `arrivals` the
    cities at home as well.
    """

    sentence: SentenceContext
    rules: Grammar
    countries: dict[int, NameMention]
    arrivals: dict[int, NameMention]

    def reached_before(self, at: int) -> NameMention | None:
        """The country or city that is reached in the clause before a place."""
        text, start = self.sentence.text, self.sentence.range.start
        for name in sorted(self.arrivals.values(), key=lambda name: -name.range.start):
            way = text[max(start, name.range.start - NEAR) : name.range.start]
            near = 0 <= at - name.range.end <= REACH and not BREAK.search(text, name.range.end, at)
            verb = next((m for m in self.rules.arrival.finditer(way) if m.end() == len(way) and m[0].strip()), None)
            if near and verb and not self.rules.denied.search(way[: verb.start()]):
                return name
        return None


def read_scene(sentence: SentenceContext, pack: Pack) -> Scene:
    """The scene of a sentence."""
    rules = grammar(pack.code)
    countries = destinations(sentence, pack)
    arrivals = dict(countries)
    for place, code in cities_in(sentence.text, sentence.range, pack.code):
        arrivals.setdefault(place.start, NameMention(range=place, kind="place", name=sentence.said(place), code=code))
    return Scene(sentence, rules, countries, arrivals)


def destinations(sentence: SentenceContext, pack: Pack) -> dict[int, NameMention]:
    """The countries of a sentence by their place, and the cities abroad, each as a place with its country's code."""
    found = {name.range.start: name for name in sentence.countries}
    for place, code in cities_in(sentence.text, sentence.range, pack.code):
        if code != pack.visits.home:
            city = NameMention(range=place, kind="place", name=sentence.said(place), code=code)
            found.setdefault(place.start, city)
    return found


def past_days(sentence: SentenceContext, at: int) -> int:
    """Where a time ends that stands at a place, in a bracket or not; the place itself where there is none."""
    days = next((t for t in sentence.times if 0 <= t.range.start - at <= 1 and t.sense == "calendar"), None)
    if days:
        return days.range.end
    bracket = _BRACKET.match(sentence.text, at, sentence.range.end)
    told = bracket and any(
        bracket.start(1) <= t.range.start and t.range.end <= bracket.end(1) and 3 * t.range.length >= len(bracket[1])
        for t in sentence.times
    )
    return bracket.end() if bracket and told else at
