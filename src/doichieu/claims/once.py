"""What a page tells once: of two values that it gives one thing itself, none is that thing's alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.model.claim import About, Statement, Value


def told_once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a page about things that it gives one value; a coarser telling of a value is no second one."""
    groups: dict[About, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.about, []).append(statement)
    for group in groups.values():
        values = sorted({_told(statement.value) for statement in group}, key=len)
        if all(values[-1].startswith(value) for value in values):
            yield from group


def _told(value: Value) -> str:
    return value.date or value.amount or value.entity or " ".join(value.text.casefold().split())
