"""When a visit takes place."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import TimeMention

TYPE = "visit_dates"
_DAY = len("2025-05-05")


def read(material: Material) -> Iterator[Statement]:
    """The days that a sentence on the trip gives; those right behind one leg of several are that leg's."""
    for journey in material.journeys:
        sentence = journey.sentence
        for time in sentence.times:
            if journey.visitor and is_days(time) and tells_dates(journey, time):
                about = About(
                    subject=journey.visitor,
                    property="dates of visit",
                    place=material.country_id(leg_of(journey, time)),
                )
                value = Value(text=sentence.said(time.range), date=time.value)
                yield statement(sentence, TYPE, about, value, time.range)


def is_days(time: TimeMention) -> bool:
    """Whether a time is a day or a run of days of the calendar."""
    parts = (time.value or "").split("/")
    return time.sense == "calendar" and time.type in {"date", "interval"} and all(len(p) >= _DAY for p in parts)


def tells_dates(journey: Journey, time: TimeMention) -> bool:
    """Whether the sentence tells the visit itself, and the time stands at its start, end, or beside its wording."""
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
    stops = journey.itinerary.stops
    days = [t for t in journey.sentence.times if is_days(t)]
    owners = {t.range: [s.code for _, s in stops if 0 <= t.range.start - s.evidence.end <= 8] for t in days}
    told = [codes for codes in owners.values() if codes]
    return owners[time.range][-1] if len(stops) > 1 and len(told) > 1 and owners.get(time.range) else None
