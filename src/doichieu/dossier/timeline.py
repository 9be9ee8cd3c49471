"""The timeline: what the pages date, in order, past and planned."""

from __future__ import annotations

from doichieu.dossier.edtf import first_stated
from doichieu.dossier.parts import Parts
from doichieu.model.dossier import TimelineEvent
from doichieu.model.reading import Reading


def read_timeline(parts: Parts) -> tuple[TimelineEvent, ...]:
    """Every dated event of the story in time order, with its evidence."""
    events = [event for reading in parts.readings for event in _dated(reading)]
    return tuple(sorted(events, key=lambda e: (first_stated(e.when or ""), e.evidence)))


def _dated(reading: Reading) -> list[TimelineEvent]:
    found = []
    for time in reading.times:
        sentence = next((s for s in reading.sentences if s.range.holds(time.range)), None)
        if time.value and sentence and time.sense == "calendar" and time.type in {"date", "time", "interval"}:
            span = reading.span(sentence.range)
            found.append(TimelineEvent(when=time.value, text=span.exact, evidence=(span,), status="past"))
    return found
