"""The grammar of a visit: who visits which countries, in what kind of visit, and for what occasion.

One sentence is read from left to right. A *call* is a wording for a visit with the kinds beside it ("thăm
cấp Nhà nước"); the countries behind it, with only joins between them, are its *stops*, and the kind holds
for each; a city abroad stands for its country. Without countries of its own a call takes those that the
sentence is about ("Với Nga, đây là chuyến thăm chính thức"), or the one reached right before it ("tới Nga thăm
làm việc"). An *occasion* ("dự Lễ ...") has a place of its own, or belongs to the stop that "và" ties it to. A
bracket with nothing but a time ("Peru (3-5/6), Chile") interrupts no list. Whom somebody invites to visit makes
no visit yet: such a call is passed over.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.cities import cities_in
from doichieu.claims.context import SentenceContext
from doichieu.claims.spelling import is_foreign
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import NameMention, Reading
from doichieu.model.record import VisitType
from doichieu.model.span import Range

OPEN = "../.."
_NEAR = 12
_FEWEST, _MOST = 3, 30
_RECENT = 2
_REACH = 90
_INVITED = 120
_BREAK = re.compile(r"[.;:?!]")
_WORD = re.compile(r" ?(\w+)")
_BRACKET = re.compile(r"\s*\(([^()]{0,60})\)")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = re.compile(r"\s*\([^()]{1,20}\)")
_APPOSED = re.compile(r"\s*[,(]\s*")


class Stop(Struct, frozen=True):
    """One country that a call names; `place` is its name, `evidence` runs from the call to it."""

    code: str
    place: Range
    evidence: Range


class Call(Struct, frozen=True, kw_only=True):
    """One wording for a visit: its kind if told, its stops; `noun` tells "chuyến thăm" from "thăm".

    `about` says that the sentence opens with the countries, `past` is the time of an earlier visit, `tour` that
    the wording is one for the whole journey ("công du"), which says of no country that it is visited for its own sake.
    """

    place: Range
    noun: bool
    kind: VisitType | None
    stops: tuple[Stop, ...] = ()
    about: bool = False
    past: str | None = None
    tour: bool = False


class Occasion(Struct, frozen=True):
    """What is attended, and in which country and city; `evidence` starts with the verb."""

    place: Range
    evidence: Range
    country: str | None
    stated: bool
    city: Range | None = None


class Itinerary(Struct, frozen=True):
    """Everything that one sentence says of visits."""

    calls: tuple[Call, ...]
    occasions: tuple[Occasion, ...]

    @property
    def stops(self) -> list[tuple[Call, Stop]]:
        """All stops with their calls, in order of place."""
        return [(call, stop) for call in self.calls for stop in call.stops]

    @property
    def grouped(self) -> bool:
        """Whether the countries are gathered by kind: several kinds, and one of them for more than one country."""
        told = [call for call in self.calls if call.stops and not call.about]
        return len({call.kind for call in told}) > 1 and any(len(call.stops) > 1 for call in told)


class Grammar(Struct, frozen=True):
    """The visits section of a pack, compiled."""

    call: re.Pattern[str]
    noun: re.Pattern[str]
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


@cache
def grammar(code: str) -> Grammar:
    """The compiled visit grammar of a language pack."""
    visits = load_pack(code).visits
    words = [word for kind in visits.kinds for word in kind.words]
    kind = rf"(?:\s*{alternatives(words)})"
    no_visit = rf"(?!\s+{alternatives(visits.no_visit)})"
    verb = alternatives([*visits.nouns, *visits.verbs, *visits.tours, *visits.touring])
    ends = alternatives(visits.event_ends)
    return Grammar(
        call=re.compile(rf"(?<!-){verb}{no_visit}(?P<kinds>{kind}*)", re.IGNORECASE),
        noun=phrases([*visits.nouns, *visits.tours]),
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
        venue=re.compile(rf"\s*{alternatives(visits.venues)}\s+(?:{alternatives(visits.toward)}\s*)*", re.IGNORECASE),
        tie=re.compile(
            rf"\s*,?\s*{alternatives(j for j in visits.joins if j[0].isalpha())}(?!\w).{{0,{_NEAR}}}\Z", re.IGNORECASE
        ),
        since=phrases(visits.since),
        asked=re.compile(rf"(?P<on>{alternatives(visits.invitations)})|{alternatives(visits.inviting)}", re.IGNORECASE),
    )


def read_itinerary(sentence: SentenceContext, pack: Pack) -> Itinerary:
    """The visits that a sentence tells; empty where it tells none."""
    rules = grammar(pack.code)
    start, end = sentence.range.start, sentence.range.end
    if not (rules.call.search(sentence.text, start, end) or rules.attend.search(sentence.text, start, end)):
        return Itinerary((), ())
    countries = destinations(sentence, pack)
    calls = tuple(_calls(sentence, rules, countries))
    found = [_named(o, countries, pack.visits.home) for o in _occasions(sentence, rules, countries)]
    return Itinerary(calls, tuple(_placed(o, calls, sentence, rules, countries) for o in found))


def _named(occasion: Occasion, countries: dict[int, NameMention], home: str) -> Occasion:
    """An occasion without a place, in the one country abroad that its name tells: "lễ nhậm chức Tổng thống Peru"."""
    codes = {n.code for n in countries.values() if occasion.place.holds(n.range)} - {home, None}
    return replace(occasion, country=codes.pop()) if not occasion.country and len(codes) == 1 else occasion


def destinations(sentence: SentenceContext, pack: Pack) -> dict[int, NameMention]:
    """The countries of a sentence by their place, and the cities abroad, each as a place with its country's code."""
    found = {name.range.start: name for name in sentence.countries}
    for place, code in cities_in(sentence.text, sentence.range, pack.code):
        if code != pack.visits.home:
            city = NameMention(range=place, kind="place", name=sentence.said(place), code=code)
            found.setdefault(place.start, city)
    return found


def _calls(sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention]) -> list[Call]:
    found: list[Call] = []
    for match in rules.call.finditer(sentence.text, sentence.range.start, sentence.range.end):
        if _asked(sentence, match.start(), rules):
            continue
        kind = next((k for k, words in rules.kinds if words.search(match["kinds"])), None)
        place = Range(*match.span())
        noun, tour = (bool(words.match(sentence.text, place.start)) for words in (rules.noun, rules.tour))
        call = Call(place=place, noun=noun, kind=kind, tour=tour)
        listed = _destinations(sentence, rules, countries, call) or _arrived(sentence, rules, countries, call)
        about = [] if listed else _topic(sentence, rules, countries, place)
        start = about[0].range.start if about else place.start
        places = [Range(min(start, name.range.start), max(place.end, name.range.end)) for name in listed or about]
        stops = (Stop(str(n.code), n.range, e) for n, e in zip(listed or about, places, strict=True))
        if noun or kind or listed or about:
            found.append(replace(call, stops=tuple(stops), about=bool(about), past=_past(sentence, place, rules)))
    return found


def _asked(sentence: SentenceContext, call: int, rules: Grammar) -> bool:
    """Whether somebody is invited to make the visit: an invitation before the call that is not the one followed."""
    found = list(rules.asked.finditer(sentence.text, sentence.range.start, call))
    if not found or found[-1]["on"] or call - found[-1].start() > _INVITED:
        return False
    return not _BREAK.search(sentence.text, found[-1].end(), call)


def _past(sentence: SentenceContext, call: Range, rules: Grammar) -> str | None:
    """The time of an earlier visit: the nearest time of the sentence, when it lies well before the page's own.

    A time since which something holds ("lần đầu tiên kể từ năm 1992") is not the visit's.
    """
    times = [t for t in sentence.times if t.value and t.sense == "calendar" and t.type in {"date", "interval"}]
    if rules.once.search(sentence.text[sentence.range.start : call.start]):
        return next((t.value for t in times if t.value), OPEN)
    near = min(times, key=lambda t: max(t.range.start - call.end, call.start - t.range.end), default=None)
    now = _now(sentence.reading)
    if near is None or near.value is None or not now:
        return None
    if rules.since.search(sentence.text, call.end, max(call.end, near.range.end)):
        return None
    last = near.value.rpartition("/")[2]
    return near.value if _months(last) and _months(now) - _months(last) > _RECENT else None


def _now(reading: Reading) -> str:
    """When a page is told: its publication, else the last of the days that it names; empty where it names none."""
    if reading.page.published:
        return reading.page.published.value
    return max(
        (t.value for t in reading.times if t.value and t.sense == "calendar" and _FULL.match(t.value)), default=""
    )


def _arrived(
    sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], call: Call
) -> list[NameMention]:
    """The country that is reached right before a verb of visiting, or before a visit: "tới Peru thăm làm việc"."""
    if call.noun:
        reached = _reached_before(sentence, rules, countries, call.place.start) if call.kind else None
        return [reached] if reached else []
    before = next((n for n in countries.values() if 0 <= call.place.start - n.range.end <= 1), None)
    if before is None:
        return []
    way = sentence.text[max(sentence.range.start, before.range.start - _NEAR) : before.range.start]
    return [before] if any(m.end() == len(way) and m[0].strip() for m in rules.toward.finditer(way)) else []


def _months(value: str) -> int:
    """Months from the year 0 to the end of a date; 0 where it has no year."""
    year, month = value[:4], value[5:7]
    return 12 * int(year) + int(month if month.isdigit() else 12) if year.isdigit() else 0


def _destinations(
    sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], call: Call
) -> list[NameMention]:
    """The countries behind a call: at once, behind asides, or behind its visitor."""
    text, end = sentence.text, sentence.range.end
    at = _end(rules.aside, text, call.place.end, end)
    listed = _listed(sentence, rules, countries, _reached(rules.toward, text, at, countries))
    if listed or not call.noun or not rules.bearer.match(text, at, end):
        return listed
    for name in sentence.countries:
        before = name.range.start
        gap = text[at:before]
        if at < before <= at + _REACH and "," not in gap:
            toward = [m for m in rules.toward.finditer(text, at, before) if m[0].strip() and m.end() == before]
            if toward:
                return _listed(sentence, rules, countries, before)
    return []


def _topic(
    sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], call: Range
) -> list[NameMention]:
    """The countries that a sentence opens with, when a call has none of its own."""
    opening = rules.topic.match(sentence.text, sentence.range.start, call.start)
    return _listed(sentence, rules, countries, opening.end()) if opening else []


def _listed(sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], at: int) -> list[NameMention]:
    """The countries from a place on, with nothing but joins between them, and their days in brackets."""
    found: list[NameMention] = []
    while at in countries:
        found.append(countries[at])
        at = _reached(rules.join, sentence.text, past_days(sentence, countries[at].range.end), countries)
    return found


def past_days(sentence: SentenceContext, at: int) -> int:
    """Where a bracket that holds a time and no more ends; the place itself where there is none."""
    bracket = _BRACKET.match(sentence.text, at, sentence.range.end)
    told = bracket and any(
        bracket.start(1) <= t.range.start and t.range.end <= bracket.end(1) and 3 * t.range.length >= len(bracket[1])
        for t in sentence.times
    )
    return bracket.end() if bracket and told else at


def _reached(way: re.Pattern[str], text: str, start: int, countries: dict[int, NameMention]) -> int:
    """Where a way leads: to the first country in it or behind it, as "nước" may be part of a country's name."""
    match = way.match(text, start)
    if not match:
        return -1
    inside = (at for at in range(start, match.end()) if at in countries and way.fullmatch(text, start, at))
    return next(inside, match.end())


def _occasions(sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention]) -> list[Occasion]:
    found: list[Occasion] = []
    for match in rules.attend.finditer(sentence.text, sentence.range.start, sentence.range.end):
        start, end = match.end(), _event_end(sentence, rules, match.end())
        words = len(sentence.text[start:end].split())
        if not _FEWEST <= words <= _MOST or rules.no_event.match(sentence.text, start):
            continue
        if rules.since.search(sentence.text, max(sentence.range.start, match.start() - _NEAR), match.start()):
            continue
        host, city = _venue(sentence, rules, countries, end)
        last = host.range.end if host else city.end if city else end
        found.append(
            Occasion(Range(start, end), Range(match.start(), last), host.code if host else None, bool(host), city)
        )
    return found


def _venue(
    sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], end: int
) -> tuple[NameMention | None, Range | None]:
    """The country and the city that an occasion's place names: "tại Lima, Peru"."""
    short = _SHORT.match(sentence.text, end, sentence.range.end)
    venue = rules.venue.match(sentence.text, short.end() if short else end, sentence.range.end)
    if not venue:
        return None, None
    named = countries.get(venue.end())
    if named:
        return named, named.range if named.kind == "place" else None
    city = _city(sentence, venue.end())
    apposed = _APPOSED.match(sentence.text, city.end, sentence.range.end) if city else None
    return countries.get(apposed.end()) if apposed else None, city


def _city(sentence: SentenceContext, at: int) -> Range | None:
    """A city at a place: a known one, else foreign words in capitals that name nobody and nothing else."""
    named = next((n for n in sentence.names if n.range.start == at), None)
    if named:
        return named.range if named.kind == "place" else None
    end = at
    while (
        (word := _WORD.match(sentence.text, end, sentence.range.end)) and word[1][0].isupper() and is_foreign(word[1])
    ):
        end = word.end()
    return Range(at, end) if end > at else None


def _event_end(sentence: SentenceContext, rules: Grammar, start: int) -> int:
    """Where an event's name ends: at a stop word, a mark, a time, a place of its own; never inside its name."""
    ends = [sentence.range.end]
    stop = rules.event_end.search(sentence.text, start, sentence.range.end)
    if stop:
        ends.append(stop.start())
    venue = rules.venue.search(sentence.text, start, min(ends))
    end = venue.start() if venue else min(ends)
    names = [n.range.end for n in sentence.names if n.kind == "event" and start <= n.range.start < end < n.range.end]
    end = max([end, *names])
    return start + len(sentence.text[start:end].rstrip())


def _placed(
    occasion: Occasion,
    calls: tuple[Call, ...],
    sentence: SentenceContext,
    rules: Grammar,
    countries: dict[int, NameMention],
) -> Occasion:
    """An occasion with its country: its own, that of a stop tied to it by "và" or before it, or one reached before."""
    if occasion.country:
        return occasion
    before = [s for c in calls for s in c.stops if s.evidence.end <= occasion.evidence.start]
    after = [c for c in calls if c.place.start >= occasion.evidence.end and c.stops and not c.about]
    last, following = (before[-1] if before else None), (after[0] if after else None)
    behind = past_days(sentence, last.evidence.end) if last else 0
    if last and rules.tie.match(sentence.text, behind, occasion.evidence.start):
        return replace(occasion, country=last.code)
    if following and rules.tie.match(sentence.text, occasion.evidence.end, following.place.start):
        return replace(occasion, country=following.stops[0].code)
    if last and not sentence.text[behind : occasion.evidence.start].strip(" ,"):
        return replace(occasion, country=last.code)
    reached = _reached_before(sentence, rules, countries, occasion.evidence.start)
    return replace(occasion, country=reached.code) if reached else occasion


def _reached_before(
    sentence: SentenceContext, rules: Grammar, countries: dict[int, NameMention], at: int
) -> NameMention | None:
    """The country or city that is reached in the clause before a place."""
    for name in sorted(countries.values(), key=lambda name: -name.range.start):
        way = sentence.text[max(sentence.range.start, name.range.start - _NEAR) : name.range.start]
        near = 0 <= at - name.range.end <= _REACH and not _BREAK.search(sentence.text, name.range.end, at)
        if near and any(m.end() == len(way) and m[0].strip() for m in rules.arrival.finditer(way)):
            return name
    return None


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
