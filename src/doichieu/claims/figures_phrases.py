"""The words around a figure: its clause, what it measures, and the period it is told of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import chain, pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.numerals import lower
from doichieu.claims.figures_words import FigureWords
from doichieu.model.reading import NameMention, QuantityMention, Reading, TimeMention
from doichieu.model.span import Range

_WORDS = 18
_WINDOW = 400
_CLAUSES = 6
_NEAR = 4
_SINCE = 80
_AMOUNTS = ("money", "percent", "measure", "count")
_PREDICATED = ("rank", "ordinal", "years")
_WORD = re.compile(r"[^\W_]+(?:[.,/-][^\W_]+)*")
_REACH = 40
_EDGE = ' ,;:.-"“”()[]\n'

M = TypeVar("M", TimeMention, QuantityMention, NameMention)


class Told(Struct, frozen=True):
    """One sentence with its figures: the clauses, times and quantities in it; `mutual` if it speaks of two sides."""

    reading: Reading
    low: str
    words: FigureWords
    sentence: int
    mutual: bool
    clauses: tuple[Range, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    people: tuple[Range, ...] = ()

    @property
    def range(self) -> Range:
        """The place of the sentence."""
        return self.reading.sentences[self.sentence].range

    def clause(self, place: Range) -> int:
        """Which clause a place begins in."""
        return max(0, bisect_right(self.clauses, place.start, key=_place_start) - 1)

    def before(self, quantity: QuantityMention) -> QuantityMention | None:
        """The quantity before another one in the sentence."""
        at = bisect_left(self.quantities, quantity.range.start, key=_start)
        return self.quantities[at - 1] if at else None

    def after(self, quantity: QuantityMention) -> tuple[QuantityMention, ...]:
        """The quantities behind another one in the sentence."""
        return self.quantities[bisect_right(self.quantities, quantity.range.start, key=_start) :]

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The times that begin in a stretch."""
        return self.times[bisect_left(self.times, start, key=_start) : bisect_left(self.times, end, key=_start)]


class Phrase(Struct, frozen=True):
    """The words that say what is measured; those behind them that tell a change, and whether a level is told."""

    range: Range
    moved: Range | None = None
    up: bool = False
    level: bool = False


def sentences_told(reading: Reading, words: FigureWords) -> list[Told]:
    """The sentences of a page that hold a quantity."""
    low = lower(reading.text)
    told = []
    for at, sentence in enumerate(reading.sentences):
        quantities = _inside(reading.quantities, sentence.range)
        if quantities:
            times = _inside(reading.times, sentence.range)
            clauses = _clauses(low, sentence.range, words)
            mutual = words.mutual.search(low, sentence.range.start, sentence.range.end) is not None
            people = tuple(name.range for name in _inside(reading.names, sentence.range) if name.kind == "person")
            whole = Told(reading, low, words, at, mutual, clauses, times, quantities, people)
            facts = tuple(q for q in quantities if not (_tells_period(whole, q) or _recalls(low, q, words)))
            told.append(replace(whole, quantities=facts))
    return told


def _recalls(low: str, quantity: QuantityMention, words: FigureWords) -> bool:
    """Whether a quantity only points back at what was named ("hai nước")."""
    return words.recalled.fullmatch(low, quantity.range.start, quantity.range.end) is not None


def _inside(mentions: tuple[M, ...], place: Range) -> tuple[M, ...]:
    first = bisect_left(mentions, place.start, key=_start)
    last = bisect_left(mentions, place.end, key=_start)
    return tuple(mention for mention in mentions[first:last] if mention.range.end <= place.end)


def _start(mention: TimeMention | QuantityMention | NameMention) -> int:
    return mention.range.start


def _place_start(place: Range) -> int:
    return place.start


def _clauses(low: str, place: Range, words: FigureWords) -> tuple[Range, ...]:
    """The clauses of a sentence: cut at commas and at the words that begin a clause."""
    cuts = [place.start, *(m.start() for m in words.cut.finditer(low, place.start + 1, place.end)), place.end]
    return tuple(Range(start, end) for start, end in pairwise(cuts) if start < end)


def governing_phrase(told: Told, quantity: QuantityMention) -> Phrase:
    """The words that say what a quantity measures: those it is linked to before it, else those behind it.

    A count that no verb of level links to anything measures the noun it counts; a rank, an ordinal or a span of
    years measures what its subject is said to be.
    """
    before = _before(told, quantity)
    if quantity.kind == "count" and not before.level:
        return Phrase(counted(told, quantity), before.moved, before.up)
    if before.range.length > 1:
        place = _predicate(told, before.range) if quantity.kind in _PREDICATED else before.range
        return replace(before, range=_short(told.low, place, keep_end=True))
    return Phrase(_behind(told, quantity), before.moved, before.up)


def _before(told: Told, quantity: QuantityMention) -> Phrase:
    """The words before a quantity, in its clause or up to two before it, after the quantity before it.

    Where only a link stands between two quantities, the second measures what the first does.
    """
    phrase = Phrase(quantity.range)
    left = told.before(quantity)
    last, end = told.clause(quantity.range), quantity.range.start
    farthest = last if quantity.kind == "ordinal" else max(0, last - _CLAUSES // 2)
    for at in range(last, farthest - 1, -1):
        start = told.clauses[at].start
        if left is not None and start < left.range.end <= end:
            phrase = _stripped(told, Range(left.range.end, end), phrase)
            if phrase.range.length > 1:
                return phrase
            end = left.range.start
        phrase = _stripped(told, Range(start, max(start, min(end, told.clauses[at].end))), phrase)
        if phrase.range.length > 1:
            return phrase
    return phrase


def _stripped(told: Told, place: Range, known: Phrase) -> Phrase:
    """A stretch without the openers before it and the links, times, brackets and words of change at its end."""
    low, words = told.low, told.words
    opener = words.opener.match(low, place.start, place.end)
    start, end = (opener.end() if opener else place.start), place.end
    moved, up, level = known.moved, known.up, known.level
    while start < end:
        near = max(start, end - _REACH)
        rise, fall = words.up_end.search(low, near, end), words.down_end.search(low, near, end)
        link = words.link_end.search(low, near, end) or words.bracket_end.search(low, near, end)
        change = rise or fall
        if change and not (link and link.start() < change.start()):
            moved, up, level = Range(change.start(), change.end("word")), rise is not None, True
        times = [t.range.start for t in told.times_in(near, end) if end <= t.range.end + 2]
        cuts = [match.start() for match in (change, link) if match] + times[-1:]
        if not cuts:
            break
        level = level or words.level_end.search(low, near, end) is not None
        end = min(cuts)
    return Phrase(trimmed(low, Range(start, max(start, end))), moved, up, level)


def _predicate(told: Told, place: Range) -> Range:
    """What a subject is said to be: the words behind the last copula."""
    near = max(place.start, place.end - _WINDOW)
    copulas = [match.end() for match in told.words.copula.finditer(told.low, near, place.end)]
    return Range(copulas[-1], place.end) if copulas and copulas[-1] < place.end else place


def counted(told: Told, quantity: QuantityMention) -> Range:
    """The noun that a quantity counts."""
    start = told.reading.text.find(quantity.unit or "", quantity.range.start, quantity.range.end)
    return quantity.range if start < 0 else Range(start, start + len(quantity.unit or ""))


def _behind(told: Told, quantity: QuantityMention) -> Range:
    """The words behind a quantity, in its clause or the next."""
    at = told.clause(quantity.range)
    here = trimmed(told.low, Range(quantity.range.end, max(quantity.range.end, told.clauses[at].end)))
    if here.length <= 1 and at + 1 < len(told.clauses):
        here = trimmed(told.low, told.clauses[at + 1])
    return trimmed(told.low, _short(told.low, here, keep_end=False))


def trimmed(low: str, place: Range) -> Range:
    """A stretch without the spaces and marks at its ends."""
    start, end = place.start, place.end
    while start < end and low[start] in _EDGE:
        start += 1
    while start < end and low[end - 1] in _EDGE:
        end -= 1
    return Range(start, end)


def _short(low: str, place: Range, keep_end: bool) -> Range:
    """At most the last, or the first, words of a long stretch."""
    window = Range(max(place.start, place.end - _WINDOW), place.end)
    if not keep_end:
        window = Range(place.start, min(place.end, place.start + _WINDOW))
    starts = [match.start() for match in _WORD.finditer(low, window.start, window.end)]
    if len(starts) <= _WORDS:
        return window
    return Range(starts[-_WORDS], place.end) if keep_end else Range(place.start, starts[_WORDS])


def period_of(told: Told, quantity: QuantityMention) -> str | None:
    """The period a quantity is told of: in brackets behind it, else the nearest in its clause or before."""
    last = told.clause(quantity.range)
    bracket = [
        t for t in told.times_in(quantity.range.end, quantity.range.end + _NEAR) if _bracketed(told, quantity, t)
    ]
    if bracket:
        return bracket[0].value
    for at in range(last, max(-1, last - _CLAUSES), -1):
        clause, place = told.clauses[at], quantity.range
        inside = told.times_in(clause.start, clause.end)
        before = ((clause.start, time) for time in reversed(inside) if time.range.end <= place.start)
        behind = ((place.end, time) for time in inside if time.range.start >= place.end)
        for start, time in chain(before, behind):
            if _is_period(told, time, clause) and not _since(told, start, time):
                return time.value
    return None


def _tells_period(told: Told, quantity: QuantityMention) -> bool:
    """Whether some months are the period of another figure in the sentence ("trong 9 tháng, ... đạt ...")."""
    if quantity.unit != "month" or not any(other.kind in _AMOUNTS for other in told.quantities):
        return False
    clause = told.clauses[told.clause(quantity.range)]
    opens = not told.low[clause.start : quantity.range.start].strip(_EDGE)
    behind = told.after(quantity)[:1]
    amount = any(other.kind in _AMOUNTS and other.range.start < clause.end for other in behind)
    return opens or amount or bool(told.words.within.match(told.low, quantity.range.start))


def _bracketed(told: Told, quantity: QuantityMention, time: TimeMention) -> bool:
    between = told.low[quantity.range.end : time.range.start]
    return between.strip() == "(" and time.value is not None and time.sense == "calendar"


def _is_period(told: Told, time: TimeMention, clause: Range) -> bool:
    """Whether a time is a period: no comparison, no bracket, and up to a date only where a clause opens with it."""
    if time.value is None or time.type not in ("date", "interval", "time") or time.sense != "calendar":
        return False
    head = told.low[max(told.range.start, time.range.start - _REACH) : time.range.start]
    if head.endswith("(") or told.words.against_end.search(head):
        return False
    if not time.value.startswith("../") or told.words.as_of.match(told.low, time.range.start):
        return True
    return not told.low[clause.start : time.range.start].strip(_EDGE)


def _since(told: Told, start: int, time: TimeMention) -> bool:
    """Whether a date only says since when something holds ("kể từ khi ... năm 1992")."""
    return bool(told.words.since.search(told.low, max(start, time.range.start - _SINCE), time.range.start))
