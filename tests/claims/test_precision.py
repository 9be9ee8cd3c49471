from __future__ import annotations

from itertools import permutations

import pytest

from doichieu.claims.precision import with_exact_dates
from doichieu.claims.types.relation import SINCE
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Span

SPAN = Span(page="p", start=0, end=1, exact="x")


def said(date: str, what: str = SINCE) -> Statement:
    return Statement(
        type="t", about=About(subject="a", property=what), value=Value(text=date, date=date), evidence=SPAN
    )


@pytest.mark.parametrize(
    ("told", "exact"),
    [
        (["1994", "1994-11-14"], ["1994-11-14", "1994-11-14"]),
        (["1994", "1994-11", "1994-11-14"], ["1994-11-14"] * 3),
        (["1994", "1994-11-14", "1994-11-04"], ["1994", "1994-11-14", "1994-11-04"]),
        (["1994", "1995-11-14"], ["1994", "1995-11-14"]),
    ],
)
def test_a_year_gives_way_to_the_only_day_in_it_in_whatever_order_they_come(told: list[str], exact: list[str]) -> None:
    wanted = dict(zip(told, exact, strict=True))
    for order in permutations(told):
        assert [s.value.date for s in with_exact_dates(map(said, order))] == [wanted[date] for date in order]


def test_what_happens_more_than_once_keeps_the_time_that_each_tells() -> None:
    told = [said("1994", "visits"), said("1994-11-14", "visits")]
    assert with_exact_dates(told) == told
