"""Tellings of one date, exact and less exact, brought to the exact one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from doichieu.claims.types.relation import SINCE
from doichieu.model.claim import About, Statement, Value

# What happened on one day, so that a year can only mean a day of it.
ONCE = frozenset({SINCE})


def with_exact_dates(statements: Iterable[Statement]) -> list[Statement]:
    """Statements of what happened once: a year or month gives way to the one day in it that others tell.

    Where they tell two days, nothing says which is meant, and the year stays.
    """
    said = list(statements)
    told: dict[About, dict[str, Value]] = {}
    for statement in said:
        if statement.about.property in ONCE and statement.value.date:
            told.setdefault(statement.about, {}).setdefault(statement.value.date, statement.value)
    return [replace(s, value=_exact(s.value, told[s.about])) if s.about in told else s for s in said]


def _exact(value: Value, told: dict[str, Value]) -> Value:
    """The most exact telling of a date, as long as all tellings inside it are of one line."""
    inside = sorted((date for date in told if date.startswith(value.date or "")), key=len)
    one_line = all(later.startswith(date) for date, later in pairwise(inside))
    return told[inside[-1]] if one_line else value
