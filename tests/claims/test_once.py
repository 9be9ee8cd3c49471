from __future__ import annotations

from doichieu.claims.once import told_once
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Span


def on(day: str, subject: str = "e1") -> Statement:
    about = About(subject=subject, property="death")
    return Statement(type="event_date", about=about, value=Value(text=day, date=day), evidence=Span("p", 0, 1, "x"))


def test_two_values_of_one_thing_are_of_two() -> None:
    assert list(told_once([on("2031-06-05"), on("2031-06-06"), on("2031-06-07", "e2")])) == [on("2031-06-07", "e2")]


def test_a_coarser_telling_is_no_second_value() -> None:
    assert len(list(told_once([on("2031-06-05"), on("2031-06-05T03:50")]))) == 2
