"""How figures moved: by how much, in which direction, since when."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from doichieu.annotate.numerals import plain
from doichieu.claims.figures_phrases import Phrase, Told
from doichieu.model.mention import Change
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range, Span

_BRACKETS = re.compile(r"\([^()]*\)?")
_REACH = 40
_BETWEEN = 3
_MOVING = ("percent", "money", "count", "measure")
_NEAR = 120


def change_by(told: Told, quantity: QuantityMention) -> Change | None:
    """The change that a quantity tells ("tăng 99% so với năm trước đó"), None for a level."""
    if quantity.kind not in _MOVING:
        return None
    found, up = _moving(told, max(told.range.start, quantity.range.start - _REACH), _number(told, quantity))
    if found is None or found >= quantity.range.start:
        return None
    since, end = _compared(told, quantity)
    amount, percent = _by(told, quantity)
    return Change(
        direction="up" if up else "down",
        amount=amount,
        percent=percent,
        since=since,
        span=told.reading.span(Range(found, end)),
    )


def _number(told: Told, quantity: QuantityMention) -> int:
    """Where a number begins behind a word of more that ends a comparison ("thấp hơn 12%")."""
    more = told.words.more.match(told.low, quantity.range.start, quantity.range.end)
    return more.end() if more else quantity.range.start


def _by(told: Told, quantity: QuantityMention) -> tuple[str | None, str | None]:
    """The amount, or the percentage, of a change; "gấp 2,3 lần" is 130 %, "tăng 1,4 lần" may be 40 % or 140 %."""
    if quantity.kind == "percent":
        return None, quantity.value
    if quantity.unit not in told.words.multiples:
        return quantity.value, None
    head = max(told.range.start, quantity.range.start - _REACH)
    over = told.words.times_over.search(told.low, head, quantity.range.start) and Decimal(quantity.value) > 1
    return None, plain((Decimal(quantity.value) - 1) * 100) if over else None


def changes_in_turn(told: Told, quantity: QuantityMention, first: Change) -> dict[Range, Change]:
    """The changes that begin with one where they are told one by one ("lần lượt tăng 14,5% và 52%"), by place."""
    run = _in_turn(told, quantity)
    since = _compared(told, run[-1])[0] if run else None
    by = {other.range: (other, _by(told, other)) for other in run}
    return {
        place: replace(
            first, amount=amount, percent=percent, since=first.since or since, span=_said(told, first, other)
        )
        for place, (other, (amount, percent)) in by.items()
    }


def _said(told: Told, first: Change, other: QuantityMention) -> Span:
    return told.reading.span(other.range) if told.reading.span(other.range).start > first.span.end else first.span


def _in_turn(told: Told, quantity: QuantityMention) -> tuple[QuantityMention, ...]:
    """The changes of a run that begins with one, each joined to the one before it; none where it is no run."""
    head = max(told.range.start, quantity.range.start - _REACH)
    if not told.words.respectively.search(told.low, head, quantity.range.start):
        return ()
    run = [quantity]
    for other in told.after(quantity):
        between = told.low[run[-1].range.end : other.range.start]
        if other.kind != quantity.kind or told.words.joint.sub("", between).strip(" ,"):
            break
        run.append(other)
    return tuple(run)


def follows(told: Told, end: int, quantity: QuantityMention) -> bool:
    """Whether the change that a quantity tells stands right behind a figure that ends there.

    What stands between them names nothing new: up to a comma a word or two, behind it adverbs only.
    """
    found, _ = _moving(told, end, quantity.range.start)
    if found is None:
        return False
    before, comma, behind = _BRACKETS.sub("", told.low[end:found]).rpartition(",")
    if not comma:
        before, behind = behind, ""
    words = behind.split()
    adverbs = told.words.aside.sub(" ", behind).split()
    return len(before.split()) + len(words) <= _BETWEEN and not adverbs and not told.words.head.search(before)


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
    up = told.words.up_end.search(told.low, start, end) or told.words.times_over.search(told.low, start, end)
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
