"""Numbers of two pages that count one thing in whatever words: by their digits, and by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct

from doichieu.check.values import compare_amounts, compare_dates
from doichieu.claims.context import LONGEST
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Value
from doichieu.model.page import STORY_ROLES
from doichieu.model.reading import QuantityMention, Reading
from doichieu.model.span import Range, Span
from doichieu.text.tokens import words

PEOPLE = "people"
_KINDS = frozenset({"count", "money", "percent", "measure"})
_CUT = re.compile(r"[,;:()\n]")
_WORD = re.compile(r"[\w.&-]*\w")
_BESIDE, _LEADING, _MOST = 40, 20, 60
_LEAST = 2


class Count(Struct, frozen=True):
    """A number where it stands; `sort` is what must agree, `noun` the words of what is counted."""

    page: int
    quantity: QuantityMention
    sentence: Range
    sort: str
    noun: frozenset[str]


class Apart(Struct, frozen=True):
    """Two numbers of one thing that exclude one another, each with where it stands and the words before it."""

    sides: tuple[tuple[Span, ...], tuple[Span, ...]]
    values: tuple[Value, Value]


class _Words(Struct, frozen=True):
    people: re.Pattern[str]
    anyone: re.Pattern[str]
    parts: re.Pattern[str]
    slight: frozenset[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    said, anyone = pack.statements, phrases(pack.acts.anyone)
    return _Words(phrases([*said.people, *said.persons]), anyone, phrases(said.parts), frozenset(said.slight))


def swapped(readings: Sequence[Reading]) -> Iterator[Apart]:
    """Where two pages count one thing by the same digits in another order: a slip, as two things hardly ever do."""
    alike: dict[tuple[str, str], list[Count]] = {}
    pages = [list(read_counts(reading, page)) for page, reading in enumerate(readings)]
    for counts in pages:
        for count in counts:
            digits = _digits(count.quantity.value)
            if digits:
                alike.setdefault((count.sort, digits), []).append(count)
    for group in alike.values():
        if len({count.quantity.value for count in group}) > 1:
            for one, other in combinations(group[:_MOST], 2):
                if one.page != other.page and _of_one_thing(one, other, readings, pages):
                    yield apart(one, other, readings)


def _digits(value: str) -> str:
    """The digits of a number in order of size, with how many there are; nothing for a single one before noughts."""
    digits = value.replace(".", "")
    return f"{len(digits)}:{''.join(sorted(digits))}" if len(digits.rstrip("0")) >= _LEAST else ""


def same_digits(one: str, other: str) -> bool:
    """Whether two numbers differ in the order of their digits alone."""
    return one != other and bool(_digits(one)) and _digits(one) == _digits(other)


def read_counts(reading: Reading, page: int) -> Iterator[Count]:
    """The single numbers of a page's story that are told exactly, each in its sentence."""
    pack = pack_for(reading.page.language)
    if pack is None:
        return
    places = iter(s for s in reading.sentences if reading.blocks[s.block].role in STORY_ROLES)
    sentence = next(places, None)
    for quantity in reading.quantities:
        while sentence is not None and sentence.range.end <= quantity.range.start:
            sentence = next(places, None)
        if sentence is None:
            return
        plain = quantity.kind in _KINDS and not quantity.upper and quantity.qualifier == "exact"
        if plain and sentence.range.holds(quantity.range) and sentence.range.length <= LONGEST:
            sort, noun = _sort(quantity, _words(pack.code))
            yield Count(page, quantity, sentence.range, sort, noun)


def _sort(quantity: QuantityMention, said: _Words) -> tuple[str, frozenset[str]]:
    """What a number counts: people are people, things are things of the same noun, the rest is told by its unit."""
    unit = (quantity.unit or "").lower()
    if quantity.kind != "count":
        return f"{quantity.kind} {unit} {quantity.per or ''}", frozenset()
    people = said.people.match(unit)
    noun = said.anyone.sub(" ", people[0]) if people else unit
    return (PEOPLE if people else "things"), frozenset(words(noun)) - said.slight


def akin(one: Count, other: Count) -> bool:
    """Whether two numbers may count one thing, as far as their units tell."""
    return one.sort == other.sort and (not one.noun or not other.noun or bool(one.noun & other.noun))


def _of_one_thing(one: Count, other: Count, readings: Sequence[Reading], pages: Sequence[Sequence[Count]]) -> bool:
    """Whether the words beside two numbers are of one thing, which either page counts once, and nothing parts them."""
    if not akin(one, other) or compare_amounts(one.quantity.value, other.quantity.value) != "excludes":
        return False
    shared = beside(readings[one.page], one) & beside(readings[other.page], other)
    if not shared or parted(one, other, readings):
        return False
    return all(
        _alone(mine, its, shared, readings[mine.page], pages[mine.page]) for mine, its in ((one, other), (other, one))
    )


def _alone(mine: Count, its: Count, shared: frozenset[str], reading: Reading, counts: Sequence[Count]) -> bool:
    """Whether a page counts so by one number only, and has the other's nowhere."""
    for count in counts:
        value = count.quantity.value
        if value != mine.quantity.value and akin(count, mine):
            same = compare_amounts(value, its.quantity.value) in {"same", "contains"}
            if same or shared & beside(reading, count):
                return False
    return True


def parted(one: Count, other: Count, readings: Sequence[Reading]) -> bool:
    """Whether two numbers are told of different names or days, or one of them of a part."""
    sides = [(readings[count.page], count) for count in (one, other)]
    names = [_names(reading, clause_of(reading, count)) for reading, count in sides]
    if names[0] - names[1] and names[1] - names[0]:
        return True
    days = [[t.value for t in r.times if t.value and c.sentence.holds(t.range)] for r, c in sides]
    if all(days) and not any(compare_dates(a, b) != "excludes" for a in days[0] for b in days[1]):
        return True
    return any(partial(reading, count) for reading, count in sides)


def partial(reading: Reading, count: Count) -> bool:
    """Whether the words before a number make it a part of another, or one of another time."""
    pack = load_pack(reading.page.language or "")
    start = max(count.sentence.start, count.quantity.range.start - _BESIDE)
    return bool(_words(pack.code).parts.search(reading.text, start, count.quantity.range.end))


def clause_of(reading: Reading, count: Count) -> Range:
    """The stretch between commas and the like that a number stands in."""
    start, end = count.quantity.range.start, count.quantity.range.end
    before = [cut.end() for cut in _CUT.finditer(reading.text, count.sentence.start, start)]
    behind = _CUT.search(reading.text, end, count.sentence.end)
    return Range(before[-1] if before else count.sentence.start, behind.start() if behind else count.sentence.end)


def _names(reading: Reading, clause: Range) -> frozenset[str]:
    """The words of a clause that are spelt like names: with a capital inside it, or with letters and digits."""
    found = [match[0] for match in _WORD.finditer(reading.text, clause.start, clause.end)]
    return frozenset(
        w.lower()
        for at, w in enumerate(found)
        if (at and w[0].isupper()) or (w[0].isalpha() and not w.isalpha() and any(map(str.isdigit, w)))
    )


def beside(reading: Reading, count: Count) -> frozenset[str]:
    """The pairs of words that tell something, side by side near a number or in what it counts."""
    slight = _words(reading.page.language or "").slight
    place = count.quantity.range
    start, end = max(count.sentence.start, place.start - _BESIDE), min(count.sentence.end, place.end + _BESIDE)
    told = [word if word not in slight and not word[0].isdigit() else "" for word in words(reading.text, start, end)]
    return frozenset(f"{one} {other}" for one, other in pairwise(told) if one and other)


def apart(one: Count, other: Count, readings: Sequence[Reading]) -> Apart:
    """Two numbers held against each other, as a finding shows them."""
    counts = [(readings[count.page], count) for count in (one, other)]
    first, second = (_evidence(reading, count) for reading, count in counts)
    a, b = (
        Value(text=reading.span(c.quantity.range).exact, amount=c.quantity.value, unit=c.quantity.unit)
        for reading, c in counts
    )
    return Apart(((first,), (second,)), (a, b))


def _evidence(reading: Reading, count: Count) -> Span:
    """A number with a few words of its clause before it."""
    place = count.quantity.range
    start = max(clause_of(reading, count).start, place.start - _LEADING)
    while start < place.start and (reading.text[start].isspace() or (start and reading.text[start - 1].isalnum())):
        start += 1
    return reading.span(Range(start, place.end))
