"""What a page tells once: of two values that it gives one thing itself, none is that thing's alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.model.claim import About, Statement

# Types whose date is the day that they are told as of: what they tell is their text.
AS_OF = frozenset({"plan", "state"})


def told_once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a page about things that it gives one value; a coarser telling of a value is no second one."""
    groups: dict[About, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.about, []).append(statement)
    for group in groups.values():
        values = sorted({_told(statement) for statement in group}, key=len)
        if all(values[-1].startswith(value) for value in values):
            yield from group


def _told(statement: Statement) -> str:
    value = statement.value
    normal = "" if statement.type in AS_OF else value.date or value.amount or value.entity or value.unit
    return normal or " ".join(value.text.casefold().split())
