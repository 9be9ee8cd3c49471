"""When a visit takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import statement
from doichieu.claims.itinerary import Occasion, Stop
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import TimeMention

TYPE = "visit_dates"
_DAY = len("2025-05-05")
_REACH = 80


def read(material: Material) -> Iterator[Statement]:
    """The days that a sentence on the trip gives; those right behind one leg of several are that leg's."""
    for journey in material.journeys:
        sentence = journey.sentence
        for time in sentence.times:
            last = journey.visitor and is_days(time) and ends_visit(journey, time, material.page.pack.code)
            if journey.visitor and is_days(time) and (last or tells_dates(journey, time, material.page.pack.code)):
                about = About(
                    subject=journey.visitor,
                    property="dates of visit",
                    place=material.country_id(leg_of(journey, time)),
                )
                value = Value(text=sentence.said(time.range), date=f"../{time.value}" if last else time.value)
                yield statement(sentence, TYPE, about, value, time.range)


def is_days(time: TimeMention) -> bool:
    """Whether a time is a day or a run of days of the calendar."""
    parts = (time.value or "").split("/")
    return time.sense == "calendar" and time.type in {"date", "interval"} and all(len(p) >= _DAY for p in parts)


@cache
def _ending(code: str) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(load_pack(code).visits.ending)}\s*\Z", re.IGNORECASE)


def ends_visit(journey: Journey, time: TimeMention, code: str) -> bool:
    """Whether a day is said to be the last of the visit: "chuyến thăm kết thúc vào ngày ..."."""
    before = journey.sentence.text[journey.sentence.range.start : time.range.start]
    named = journey.trip is not None and journey.trip.end <= time.range.start
    return time.type == "date" and named and bool(_ending(code).search(before))


@cache
def _lasting(code: str) -> re.Pattern[str]:
    return re.compile(rf"[^.;:?!]{{0,{_REACH}}}{alternatives(load_pack(code).visits.lasting)}\s*\Z", re.IGNORECASE)


def lasts(journey: Journey, time: TimeMention, code: str) -> bool:
    """Whether the days are those that a visit lasts, wherever to: "chuyến thăm kéo dài từ ngày ..."."""
    trip = journey.trip
    if journey.history or time.type != "interval" or trip is None or not 0 <= time.range.start - trip.end <= 2 * _REACH:
        return False
    return bool(_lasting(code).match(journey.sentence.text, trip.end, time.range.start))


def tells_dates(journey: Journey, time: TimeMention, code: str) -> bool:
    """Whether the sentence tells the visit itself, and the time stands at its start, end, or beside its wording."""
    if lasts(journey, time, code):
        return True
    calls = [c.place for c in journey.itinerary.calls if c.stops and not c.past]
    named = calls or ([journey.trip] if journey.trip else [])
    if not named or not (journey.named or journey.itinerary.stops):
        return False
    if time.type == "interval":
        return True
    ends = [s.evidence.end for _, s in journey.itinerary.stops]
    return any(0 <= time.range.start - end <= 8 for end in [*ends, *(p.end for p in named)])


def leg_of(journey: Journey, time: TimeMention) -> str | None:
    """The country whose leg a time stands right behind, when several times each follow a leg of their own."""
    stops: list[Stop | Occasion] = [stop for _, stop in journey.itinerary.stops]
    legs = [*stops, *(o for o in journey.itinerary.occasions if o.country)]
    days = [t for t in journey.sentence.times if is_days(t)]
    owners = {t.range: [_country(leg) for leg in legs if 0 <= t.range.start - leg.evidence.end <= 8] for t in days}
    told = [codes for codes in owners.values() if codes]
    return owners[time.range][-1] if len(legs) > 1 and len(told) > 1 and owners.get(time.range) else None


def _country(leg: Stop | Occasion) -> str | None:
    return leg.code if isinstance(leg, Stop) else leg.country
