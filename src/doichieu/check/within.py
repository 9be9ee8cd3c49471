"""A page held against itself: what its title says, and what all of them are said to be, against its text.

A page tells most things once in its title, once in its lead and once in its text; that two numbers of one kind stand
in it says nothing. Here are the few places where the second can't be of something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from doichieu.check.counts import PEOPLE, Apart, Count, akin, apart, beside, parted, partial, read_counts, same_digits
from doichieu.check.values import compare_amounts
from doichieu.claims.context import leading_sentences
from doichieu.claims.figures_words import vague
from doichieu.claims.types.toll import befell
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Value
from doichieu.model.reading import Reading, TimeMention
from doichieu.model.span import Range
from doichieu.text.tokens import words

_SCORE = re.compile(r"(?<![\d.,/:-])(\d{1,2}) ?- ?(\d{1,2})(?![\d/:%-]|[.,]\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SUMMED, _TIMES, _ALIKE = 8, 3, 0.5
_MARKED, _FEW, _REACH = 16, 4, 60
_MOST, _CLOSE = 40, 24


class _Words(Struct, frozen=True):
    altogether: re.Pattern[str]
    each: re.Pattern[str]
    partial: re.Pattern[str]
    single: re.Pattern[str]
    born: re.Pattern[str]
    slight: frozenset[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    said = pack.statements
    one = alternatives(word for word, number in pack.quantities.numerals.units.items() if number == 1)
    people = alternatives([*said.people, *said.persons])
    return _Words(
        re.compile(rf"{alternatives(said.altogether)}\s*\Z", re.IGNORECASE),
        re.compile(rf"\s+{alternatives(said.each)}", re.IGNORECASE),
        phrases(pack.acts.partial),
        re.compile(rf"{one}\s+{people}|{people}\s+{alternatives(said.parts)}", re.IGNORECASE),
        phrases(said.born),
        frozenset(said.slight),
    )


def against_itself(reading: Reading) -> Iterator[Apart]:
    """Where a page counts one thing twice, and gives two numbers."""
    if pack_for(reading.page.language) is None:
        return
    counts = list(read_counts(reading, 0))
    titles = [block.range for block in reading.blocks if block.role == "title"]
    heads = leading_sentences(reading)
    ahead = [count for count in counts if count.sentence in heads]
    for one in ahead:
        rest = [other for other in counts if other.quantity.range.start >= one.sentence.end]
        titled = any(title.holds(one.sentence) for title in titles)
        other = (_untold(reading, one, rest) if titled else None) or _all_of_them(reading, one, rest)
        other = other or _turned(reading, one, rest, counts)
        if other:
            yield apart(one, other, [reading])
    yield from _other_score(reading, titles)
    yield from _other_year(reading)


def _other_score(reading: Reading, titles: Sequence[Range]) -> Iterator[Apart]:
    """The score of a text whose title has another one, which the text has nowhere."""
    ahead = [score for title in titles for score in _SCORE.finditer(reading.text, title.start, title.end)]
    if len(ahead) != 1:
        return
    behind = list(_SCORE.finditer(reading.text, titles[-1].end))
    told = {_goals(score) for score in behind if not _of_part(reading, score)}
    if len(told) == 1 and _goals(ahead[0]) not in map(_goals, behind):
        again = (score for score in behind if _goals(score) in told)
        one, *others = (reading.span(Range(*score.span())) for score in (*ahead, *again))
        yield Apart(((one,), tuple(others)), (Value(text=one.exact), Value(text=others[0].exact)))


def _goals(score: re.Match[str]) -> tuple[int, ...]:
    """The goals of both sides, the fewer first."""
    return tuple(sorted(map(int, score.groups())))


def _other_year(reading: Reading) -> Iterator[Apart]:
    """The years that a page gives one doing in two sentences, each year once, with the same digits in another order."""
    dated = [(t, t.value[:4]) for t in reading.times if t.value and t.type == "date" and t.value[:4].isdigit()]
    years = Counter(year for _, year in dated)
    turned = Counter("".join(sorted(year)) for year in years)
    once = [(time, year) for time, year in dated if years[year] == 1 < turned["".join(sorted(year))]]
    for (one, year), (other, again) in combinations(once[:_MOST], 2):
        apart_told = same_digits(year, again) and "." in reading.text[one.range.end : other.range.start]
        if apart_told and _doing(reading, one) & _doing(reading, other):
            first, second = (reading.span(time.range) for time in (one, other))
            values = Value(text=first.exact, date=year), Value(text=second.exact, date=again)
            yield Apart(((first,), (second,)), values)


def _doing(reading: Reading, time: TimeMention) -> frozenset[str]:
    """The telling words right before a time, but for birth."""
    said = _words(reading.page.language or "")
    before = re.split(r"[.,;:()\n]", reading.text[max(0, time.range.start - _CLOSE) : time.range.start])[-1]
    birth = said.born.search(before + reading.text[time.range.start : time.range.end])
    return frozenset() if birth else frozenset(words(before)[1:]) - said.slight


def _of_part(reading: Reading, score: re.Match[str]) -> bool:
    """Whether the clause of a score says that it is one of a part of the match."""
    before = re.split(r"[.,;:\n]", reading.text[max(0, score.start() - _REACH) : score.start()])[-1]
    behind = re.split(r"[.,;:\n]", reading.text[score.end() : score.end() + _REACH])[0]
    return bool(_words(reading.page.language or "").partial.search(before + " " + behind))


def _untold(reading: Reading, one: Count, rest: Sequence[Count]) -> Count | None:
    """The number that the text has where the title has another one, which it has nowhere."""
    number = one.quantity
    alike = [other for other in rest if akin(one, other)]
    if number.value == "1" or vague(number) or _told_again(reading, one, alike):
        return None
    fate = befell(reading, one.sentence, number)
    if fate:
        told = [other for other in alike if befell(reading, other.sentence, other.quantity) == fate]
        values = {other.quantity.value for other in told}
        found = told[:1] if len(values) == 1 else []
    else:
        same = (other for other in alike if _same_noun(one, other) and _alike(reading, one, other))
        found = [other for other in same if not _of_an_object(reading, one, other)][:1]
    return next((other for other in found if not _of_its_own(reading, one, other, alike)), None)


def _of_an_object(reading: Reading, one: Count, other: Count) -> bool:
    """Whether the word before one amount has an object before the other ("lost 3 million", "lost weight by 2")."""
    slight, (mine, its) = _words(reading.page.language or "").slight, (_ahead(reading, each) for each in (one, other))
    pairs = ((mine, its), (its, mine))
    return any(a and len(b) > 1 and a[-1] == b[-2] != b[-1] and b[-1] not in slight for a, b in pairs)


def _ahead(reading: Reading, count: Count) -> list[str]:
    """The last words before an amount of money, of weight or the like; none before a count of things."""
    start, place = count.sentence.start, count.quantity.range
    return words(reading.text, max(start, place.start - _CLOSE), place.start) if count.quantity.kind != "count" else []


def _told_again(reading: Reading, one: Count, alike: Sequence[Count]) -> bool:
    """Whether the text has a title's number, as a count of that kind or in figures alone."""
    value = one.quantity.value
    if any(compare_amounts(value, other.quantity.value) != "excludes" for other in alike):
        return True
    said = _NUMBER.search(reading.text, one.quantity.range.start, one.quantity.range.end)
    return said is not None and said[0] in _NUMBER.findall(reading.text, one.sentence.end)


def _of_its_own(reading: Reading, one: Count, other: Count, alike: Sequence[Count]) -> bool:
    """Whether a number may be right beside a title's other one: a part, an item of a list, a term of a sum, far off."""
    a, b = sorted((float(one.quantity.value), float(other.quantity.value)))
    listed = [each for each in alike if each.sentence == other.sentence and each != other]
    return a * _TIMES < b or bool(listed) or partial(reading, other) or _summed(reading, one, other, alike)


def _summed(reading: Reading, one: Count, other: Count, alike: Sequence[Count]) -> bool:
    """Whether numbers of the text add up to a title's: those of its kind, those beside the other one, or one more."""
    told = dict.fromkeys(float(each.quantity.value) for each in alike)
    sentence = reading.text[other.sentence.start : other.sentence.end]
    beside_it = [float(number) for number in re.findall(r"(?<![\d.,])\d{1,6}(?![\d.,])", sentence)]
    groups = (list(told)[:_SUMMED], beside_it[:_SUMMED])
    total = float(one.quantity.value)
    if total - float(other.quantity.value) == 1 and _words(reading.page.language or "").single.search(reading.text):
        return True
    return any(sum(terms) == total for group in groups for size in (2, 3) for terms in combinations(group, size))


def _all_of_them(reading: Reading, one: Count, rest: Sequence[Count]) -> Count | None:
    """The number of all of them, where the head counts others of the same people."""
    if one.sort != PEOPLE or partial(reading, one):
        return None
    said, fate = _words(reading.page.language or ""), befell(reading, one.sentence, one.quantity)
    for other in rest:
        place = other.quantity.range
        before = reading.text[max(other.sentence.start, place.start - _MARKED) : place.start]
        whole = said.altogether.search(before) or said.each.match(reading.text, place.end)
        if whole and akin(one, other) and float(other.quantity.value) > 2 and _exclude(one, other):
            same = befell(reading, other.sentence, other.quantity) == fate and (fate or _same_noun(one, other))
            if same and not parted(one, other, [reading]):
                return other
    return None


def _turned(reading: Reading, one: Count, rest: Sequence[Count], counts: Sequence[Count]) -> Count | None:
    """The number with the same digits in another order that the text counts the same things by."""
    alike = [count for count in counts if akin(one, count)]
    turned = [other for other in rest if akin(one, other) and same_digits(one.quantity.value, other.quantity.value)]
    if one.quantity.kind != "count" or len({count.quantity.value for count in alike}) > _FEW:
        return None
    shared = (other for other in turned if _same_noun(one, other) and beside(reading, one) & beside(reading, other))
    return next((other for other in shared if not parted(one, other, [reading])), None)


def _exclude(one: Count, other: Count) -> bool:
    return compare_amounts(one.quantity.value, other.quantity.value) == "excludes"


def _same_noun(one: Count, other: Count) -> bool:
    """Whether two numbers count things by one noun."""
    return one.quantity.kind != "count" or bool(one.noun & other.noun) or one.noun == other.noun


def _alike(reading: Reading, one: Count, other: Count) -> bool:
    """Whether a sentence has half of a title's words."""
    slight = _words(reading.page.language or "").slight
    title, text = (
        {w for w in words(reading.text, c.sentence.start, c.sentence.end) if w not in slight and not w[0].isdigit()}
        for c in (one, other)
    )
    return len(title & text) >= _ALIKE * len(title)
