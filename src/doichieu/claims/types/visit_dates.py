"""When a visit takes place, as a whole and on each leg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct

from doichieu.claims.calls import Stop
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.enumeration import bare
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.occasions import Occasion
from doichieu.claims.visit_grammar import destinations
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import TimeMention
from doichieu.model.span import Range

TYPE = "visit_dates"
OPEN = ".."
_DAY = len("2025-05-05")
_WEEK = 6
_REACH = 80
_BESIDE = 8
_OPENING = 12
_CUT = re.compile(r";")
_GAP = re.compile(r"\s*\(?\s*(?:\w+\s+)?\Z")


class _Words(Struct, frozen=True):
    ending: re.Pattern[str]
    lasting: re.Pattern[str]
    beginning: re.Pattern[str]
    concluding: re.Pattern[str]
    toward: re.Pattern[str]
    leaving: re.Pattern[str]
    behind: re.Pattern[str]
    one_day: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    toward = alternatives([*visits.toward, *visits.reaching])
    return _Words(
        ending=re.compile(rf"{alternatives(visits.ending)}\s*\Z", re.IGNORECASE),
        lasting=re.compile(rf"[^.;:?!]{{0,{_REACH}}}{alternatives(visits.lasting)}\s*\Z", re.IGNORECASE),
        beginning=phrases(visits.beginning),
        concluding=phrases(visits.concluding),
        toward=re.compile(rf"{toward}\s+(?:{toward}\s+)*\Z", re.IGNORECASE),
        leaving=re.compile(rf"{alternatives(visits.leaving)}\s+(?:{toward}\s+)*\Z", re.IGNORECASE),
        one_day=phrases(visits.one_day),
        behind=re.compile(rf"\W*(?:\w+\s+){{0,5}}?{alternatives(visits.reaching)}\s+\Z", re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """The days that a sentence on the trip gives; those of one country, where several are visited, are that leg's.

    A first day alone is given as "day/..", a last one as "../day".
    """
    words = _words(material.page.pack.code)
    for journey in material.journeys:
        if journey.visitor:
            yield from _told(material, journey, words)
    for each in material.of_each():
        for sentence in material.page.sentences if len(each.route) > 1 else ():
            if sentence.times:
                yield from _stays(each, sentence, words)
                yield from _by_clause(each, sentence)


def _told(material: Material, journey: Journey, words: _Words) -> Iterator[Statement]:
    sentence = journey.sentence
    for time in sentence.times:
        value = days_of(journey, time, words)
        if value:
            place = leg_of(journey, time) or _only_leg(material, journey, value)
            about = About(subject=journey.visitor, property="dates of visit", place=material.country_id(place))
            said = Value(text=sentence.said(time.range), date=material.full(value))
            yield statement(sentence, TYPE, about, said, time.range)


def days_of(journey: Journey, time: TimeMention, words: _Words) -> str | None:
    """The days of a visit that a time tells: both ends, or one of them open."""
    value = time.value or ""
    if not is_days(time):
        return _edge(journey, time, words)
    if ends_visit(journey, time, words):
        return f"{OPEN}/{value}"
    return value if tells_dates(journey, time, words) else _edge(journey, time, words)


def _edge(journey: Journey, time: TimeMention, words: _Words) -> str | None:
    """The first or last day of a visit that a sentence says to begin or to be over then."""
    calls = [c.place for c in journey.itinerary.calls if not c.past]
    occasions = [o.evidence for o in journey.itinerary.occasions]
    places = [*calls, *occasions, *([journey.trip] if journey.trip else [])]
    if not places or time.sense != "calendar" or journey.history:
        return None
    value, sentence = time.value or "", journey.sentence
    first, day = min(places), value.partition("T")[0]
    if time.type == "interval" and OPEN in value.split("/"):
        told = (
            bool(calls)
            and first.start < time.range.start
            and all(len(p) >= _DAY for p in value.split("/") if p != OPEN)
        )
        return value if told else None
    if time.type not in {"date", "time"} or len(day) != _DAY or time.range.start > first.start + _REACH:
        return None
    if words.one_day.search(sentence.text, sentence.range.start, sentence.range.end):
        return f"{day}/{day}"
    between = (min(time.range.end, first.start), max(first.end, time.range.start))
    if words.concluding.search(sentence.text, sentence.range.start, first.end):
        return f"{OPEN}/{day}" if not _planned(journey, first) else None
    begun = words.beginning.search(sentence.text, *between)
    behind = [t.value or "" for t in sentence.times if begun and t.range.start >= begun.end() and t.type == "interval"]
    again = any(not value.startswith(OPEN) for value in behind)
    return f"{day}/{OPEN}" if begun and (time.range.start > begun.start() or not again) else None


def _planned(journey: Journey, place: Range) -> bool:
    return journey.named is not None and journey.named.start > place.end


def _only_leg(material: Material, journey: Journey, value: str) -> str | None:
    """The country whose leg the days are, where the sentence speaks of no other and the route has several."""
    if material.full(value) in material.whole:
        return None
    calls = [(call, stop) for call, stop in journey.itinerary.stops if not call.past]
    codes = {stop.code for call, stop in calls} | {o.country for o in journey.itinerary.occasions if o.country}
    if journey.only_invites:
        codes = {inviter.country for inviter in journey.inviters if inviter.country}
    whole = any(call.tour and not call.onward for call, _ in calls) or (journey.trip and not calls and OPEN in value)
    away = OPEN in value and not value.startswith(OPEN) and len(material.route) > 1 and not journey.itinerary.stops
    return next(iter(codes)) if len(codes) == 1 and len(material.route) > 1 and not whole and not away else None


def _stays(material: Material, sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    """The days right behind the country or city where the visitor then is, comes to, or leaves."""
    places = [(n.range, n.code) for n in destinations(sentence, material.page.pack).values()]
    for time in sentence.times:
        day, behind = (time.value or "").partition("T")[0], is_days(time) or time.type == "time"
        if time.sense != "calendar" or not (behind or OPEN in day) or _earlier(material, day):
            continue
        for place, code in places:
            people = {person.id for _, person in sentence.people(sentence.range.start, place.start)}
            value = _stay(sentence, place, time, words) if people <= {material.visitor} else None
            if code in material.route and value and material.full(value) not in material.whole:
                about = About(subject=material.visitor, property="dates of visit", place=material.country_id(code))
                said = Value(text=sentence.said(time.range), date=material.full(value))
                yield statement(sentence, TYPE, about, said, time.range)


def _by_clause(material: Material, sentence: SentenceContext) -> Iterator[Statement]:
    """The days of the one country that opens a clause: "A, từ 8 đến 11/6; B từ 11 đến 14/6"."""
    if any(person.id != material.visitor for _, person in sentence.people(sentence.range.start, sentence.range.end)):
        return
    cuts = [m.start() for m in _CUT.finditer(sentence.text, sentence.range.start, sentence.range.end)]
    places = destinations(sentence, material.page.pack).values()
    for start, end in pairwise([sentence.range.start, *cuts, sentence.range.end]):
        clause = Range(start, end)
        days = [t for t in sentence.times if clause.holds(t.range) and is_days(t) and "/" in (t.value or "")]
        named = [n for n in places if clause.holds(n.range)]
        codes = {n.code for n in named} & set(material.route)
        if len(days) != 1 or len(codes) != 1 or len({n.code for n in named}) != 1 or OPEN in (days[0].value or ""):
            continue
        opens = min(n.range.start for n in named) - start <= _OPENING
        value = material.full(days[0].value or "")
        if opens and value not in material.whole and not _earlier(material, value):
            about = About(subject=material.visitor, property="dates of visit", place=material.country_id(codes.pop()))
            yield statement(sentence, TYPE, about, Value(text=sentence.said(days[0].range), date=value), days[0].range)


def _stay(sentence: SentenceContext, place: Range, time: TimeMention, words: _Words) -> str | None:
    """The days that a time beside a place tells of the stay there."""
    text, value = sentence.text, (time.value or "").partition("T")[0]
    before = text[max(sentence.range.start, place.start - _REACH) : place.start]
    beside = 0 <= time.range.start - place.end <= _BESIDE and bool(_GAP.match(text[place.end : time.range.start]))
    if "/" in value:
        return value if beside and all(p == OPEN or len(p) == _DAY for p in value.split("/")) else None
    if len(value) != _DAY:
        return None
    if beside and words.leaving.search(before):
        return f"{OPEN}/{value}"
    reached = beside and words.toward.search(before)
    between = bare(sentence, time.range.end, place.start) if 0 < place.start - time.range.end <= _REACH else ""
    ahead = words.behind.match(between)
    return f"{value}/{OPEN}" if reached or ahead else None


def _earlier(material: Material, value: str) -> bool:
    """Whether a day lies in a year before the story's."""
    year = material.year or material.story_year
    return bool(year and value[:4].isdigit() and value[:4] < year)


def is_days(time: TimeMention) -> bool:
    """Whether a time is a day or a run of days of the calendar."""
    parts = (time.value or "").split("/")
    told = time.sense == "calendar" and time.type in {"date", "interval"} and not _is_week(time)
    return told and all(len(p) >= _DAY for p in parts)


def _is_week(time: TimeMention) -> bool:
    """Whether a time is a week of the calendar in words ("tuần tới"), which says nothing of first and last days."""
    first, slash, last = (time.value or "").partition("/")
    if not slash or not any(reason.startswith("date:") for reason in time.inferred):
        return False
    return len(first) == len(last) == _DAY and (date.fromisoformat(last) - date.fromisoformat(first)).days == _WEEK


def ends_visit(journey: Journey, time: TimeMention, words: _Words) -> bool:
    """Whether a day is said to be the last of the visit: "chuyến thăm kết thúc vào ngày ..."."""
    before = journey.sentence.text[journey.sentence.range.start : time.range.start]
    named = journey.trip is not None and journey.trip.end <= time.range.start
    return time.type == "date" and named and bool(words.ending.search(before))


def lasts(journey: Journey, time: TimeMention, words: _Words) -> bool:
    """Whether the days are those that a visit lasts, wherever to: "chuyến thăm kéo dài từ ngày ..."."""
    trip = journey.trip
    if journey.history or time.type != "interval" or trip is None or not 0 <= time.range.start - trip.end <= 2 * _REACH:
        return False
    return bool(words.lasting.match(journey.sentence.text, trip.end, time.range.start))


def tells_dates(journey: Journey, time: TimeMention, words: _Words) -> bool:
    """Whether the sentence tells the visit itself, and the time stands at its start, end, or beside its wording."""
    if lasts(journey, time, words) or (time.type == "interval" and journey.only_invites):
        return True
    calls = [c.place for c in journey.itinerary.calls if c.stops and not c.past and not c.onward]
    occasions = [o.evidence for o in journey.itinerary.occasions if o.country]
    named = calls or occasions or ([journey.trip] if journey.trip else [])
    if not named or not (journey.named or journey.itinerary.stops or occasions):
        return False
    if time.type == "interval":
        others = [t for t in journey.sentence.times if t is not time and is_days(t) and t.type == "interval"]
        start = min(p.start for p in [*named, *occasions])
        return time.range.start > start or not any(t.range.start > start for t in others)
    ends = [s.evidence.end for call, s in journey.itinerary.stops if not call.onward]
    return _beside(time, [*ends, *(p.end for p in named)])


def leg_of(journey: Journey, time: TimeMention) -> str | None:
    """The country whose leg a time tells, when several legs have each a time of its own, all before or all behind."""
    stops: list[Stop | Occasion] = [stop for call, stop in journey.itinerary.stops if not call.past]
    legs = [*stops, *(o for o in journey.itinerary.occasions if o.country)]
    ends = [leg.evidence.end for leg in legs]
    days = [t for t in journey.sentence.times if _is_span(t) or (is_days(t) and _beside(t, ends))]
    days = [t for t in days if not any(other is not t and _within(other, t) for other in days)]
    if len(legs) < 2 or len(days) < 2 or time not in days:
        return None
    starts = sorted((_place(leg), _country(leg)) for leg in legs)
    ahead = days[0].range.start < starts[0][0] and days[-1].range.start < starts[-1][0]
    owners: dict[Range, str | None] = {}
    for day in days:
        near = [code for at, code in starts if (at > day.range.start if ahead else at < day.range.start)]
        owners[day.range] = (near[0] if ahead else near[-1]) if near else None
    told = [code for code in owners.values() if code]
    return owners[time.range] if len(told) == len(set(told)) > 1 else None


def _beside(time: TimeMention, ends: list[int]) -> bool:
    return any(0 <= time.range.start - end <= _BESIDE for end in ends)


def _is_span(time: TimeMention) -> bool:
    """Whether a time is a run of days, at least one end of it told by its day."""
    return time.sense == "calendar" and time.type == "interval" and len((time.value or "").partition("/")[0]) >= 2


def _within(time: TimeMention, other: TimeMention) -> bool:
    """Whether a run of days lies in another."""
    (first, _, last), (start, _, end) = (time.value or "").partition("/"), (other.value or "").partition("/")
    return start <= first and last <= end and (first, last) != (start, end)


def _place(leg: Stop | Occasion) -> int:
    """Where a leg is told: a stop by its country, an occasion by its verb."""
    return leg.place.start if isinstance(leg, Stop) else leg.evidence.start


def _country(leg: Stop | Occasion) -> str | None:
    return leg.code if isinstance(leg, Stop) else leg.country
