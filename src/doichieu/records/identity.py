"""Which visits are one: the same leader, a country in common, days that meet."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.model.identity import content_id
from doichieu.text.fold import fold


def visit_id(leader: str, countries: Iterable[str], start: str | None) -> str:
    """The id of a visit, made of the leader's name without case and marks, the countries and the first day."""
    return content_id("v", " ".join(sorted(fold(leader).split())), *sorted(set(countries)), start)
