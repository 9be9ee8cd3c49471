"""How figures moved: by how much, in which direction, since when."""

from __future__ import annotations

import re

from msgspec.structs import replace

from doichieu.claims.figures_phrases import Phrase, Told
from doichieu.model.mention import Change
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range

_BRACKETS = re.compile(r"\([^()]*\)?")
_REACH = 40
_BETWEEN = 3
_MOVING = ("percent", "money", "count", "measure")
_NEAR = 120


def change_by(told: Told, quantity: QuantityMention) -> Change | None:
    """The change that a quantity tells ("tăng 99% so với năm trước đó"), None for a level."""
    if quantity.kind not in _MOVING:
        return None
    found, up = _moving(told, max(told.range.start, quantity.range.start - _REACH), quantity.range.start)
    if found is None:
        return None
    since, end = _compared(told, quantity)
    percent = quantity.kind == "percent"
    return Change(
        direction="up" if up else "down",
        amount=None if percent else quantity.value,
        percent=quantity.value if percent else None,
        since=since,
        span=told.reading.span(Range(found, end)),
    )


def follows(told: Told, end: int, quantity: QuantityMention) -> bool:
    """Whether the change that a quantity tells stands right behind a figure that ends there."""
    found, _ = _moving(told, end, quantity.range.start)
    return found is not None and len(_BRACKETS.sub("", told.low[end:found]).split()) <= _BETWEEN


def aside(told: Told, quantity: QuantityMention) -> bool:
    """Whether a quantity stands in brackets: it says another one again, in other words."""
    head = told.low[max(told.range.start, quantity.range.start - _NEAR) : quantity.range.start]
    return head.rfind("(") > head.rfind(")")


def change_again(told: Told, quantity: QuantityMention, known: Change | None) -> Change | None:
    """A change that is told again in percent, in brackets ("giảm 25 USD (1,26%)"), None where it is not."""
    if known is None or known.percent is not None or quantity.kind != "percent" or not aside(told, quantity):
        return None
    percent = quantity.value.lstrip("-")
    return replace(known, percent=percent)


def _moving(told: Told, start: int, end: int) -> tuple[int | None, bool]:
    """Where the words of change begin that end a stretch, and whether they say more."""
    up = told.words.up_end.search(told.low, start, end)
    down = told.words.down_end.search(told.low, start, end)
    found = up or down
    return (found.start() if found else None), up is not None


def change_told(told: Told, quantity: QuantityMention, phrase: Phrase) -> Change | None:
    """The change that is told without a number before the new level ("tăng mạnh, đạt ...")."""
    if phrase.moved is None or quantity.kind not in _MOVING:
        return None
    return Change(direction="up" if phrase.up else "down", span=told.reading.span(phrase.moved))


def _compared(told: Told, quantity: QuantityMention) -> tuple[str | None, int]:
    """What a change is compared with, behind its amount or anywhere in the sentence; and where its words end."""
    behind = told.words.against.match(told.low, quantity.range.end, told.range.end)
    near = told.times_in(quantity.range.start - _NEAR, quantity.range.end + _NEAR)
    for time in near:
        if behind and time.range.start <= behind.end() + 1 and time.range.end > behind.end():
            return time.value, time.range.end
    for time in near:
        head = max(told.range.start, time.range.start - _REACH)
        if told.words.against_end.search(told.low, head, time.range.start):
            return time.value, quantity.range.end
    return None, quantity.range.end
