"""Which anniversary of an event falls into the time that is told of."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import TimeMention
from doichieu.model.span import Range

TYPE = "anniversary"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each number of years that counts from a named event."""
    for sentence in material.page.sentences:
        for time in sentence.times:
            if time.sense == "anniversary" and time.value and time.anchor:
                about = _about(sentence, time.anchor)
                place = Range(min(time.range.start, time.anchor.start), max(time.range.end, time.anchor.end))
                yield statement(sentence, TYPE, about, _value(sentence, time), place)


def _about(sentence: SentenceContext, anchor: Range) -> About:
    event = sentence.entity(anchor)
    if event and event.kind == "event":
        return About(subject=event.id, property="anniversary")
    return About(subject=None, property=f"anniversary of {' '.join(sentence.said(anchor).lower().split())}")


def _value(sentence: SentenceContext, time: TimeMention) -> Value:
    years = (time.value or "").strip("PY")
    text = sentence.said(time.range)
    return Value(text=text, amount=years, unit="year") if years.isdigit() else Value(text=text, date=time.value)
