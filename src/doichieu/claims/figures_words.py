"""The wordings of figures, compiled from a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from doichieu.annotate.numerals import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.reading import QuantityMention
from doichieu.text.canonical import canonical


class FigureWords(Struct, frozen=True):
    """How a language tells figures, ready for use on lower-case canonical text."""

    link_end: re.Pattern[str]
    opener: re.Pattern[str]
    level_end: re.Pattern[str]
    bracket_end: re.Pattern[str]
    copula: re.Pattern[str]
    up_end: re.Pattern[str]
    down_end: re.Pattern[str]
    against: re.Pattern[str]
    against_end: re.Pattern[str]
    mutual: re.Pattern[str]
    cut: re.Pattern[str]
    series: re.Pattern[str]
    since: re.Pattern[str]
    as_of: re.Pattern[str]
    home: str
    personal: frozenset[str]
    head: re.Pattern[str]
    occasion: re.Pattern[str]
    taker: re.Pattern[str]
    joint: re.Pattern[str]
    phrase_end: re.Pattern[str]
    aside: re.Pattern[str]
    respectively: re.Pattern[str]
    times_over: re.Pattern[str]
    multiples: frozenset[str]
    within: re.Pattern[str]
    recalled: re.Pattern[str]
    more: re.Pattern[str]


@cache
def figure_words(code: str) -> FigureWords:
    """How a language's pack tells figures, compiled once."""
    pack = load_pack(code)
    telling = pack.quantities.telling
    qualifiers = [word for q in pack.quantities.qualifiers for word in q.before]
    more = [word for q in pack.quantities.qualifiers if q.qualifier == "more_than" for word in q.before]
    return FigureWords(
        link_end=_last([*telling.links, *qualifiers]),
        opener=re.compile(rf"\W*(?:{_any(telling.openers)}(?!\w)\W*)+"),
        level_end=_last(telling.levels),
        bracket_end=re.compile(r"\([^()]*\)\W*\Z"),
        copula=re.compile(rf"(?<!\w){_any(telling.copulas)} "),
        up_end=_last(telling.up),
        down_end=_last(telling.down),
        against=re.compile(rf"\W{{0,2}}{_any(telling.against)} "),
        against_end=_last(telling.against_marks),
        mutual=re.compile(rf"(?<!\w){_any(telling.mutual)}(?!\w)"),
        cut=re.compile(rf"[,;:](?=\s)|(?<!\w){_any(telling.clause_ends)}(?!\w)"),
        series=re.compile(rf"\W*{_any(telling.series)}(?!\w)"),
        since=re.compile(rf"(?<!\w){_any(telling.since)}(?!\w)"),
        as_of=re.compile(rf"{_any(telling.as_of)}(?!\w)"),
        home=pack.visits.home,
        personal=frozenset(map(canonical, telling.personal)),
        head=re.compile(rf"{_word(telling.heads).pattern}(?! \d)"),
        occasion=_word(telling.occasions),
        taker=_word(telling.takers),
        joint=_word(telling.joints),
        phrase_end=_word(telling.phrase_ends),
        aside=_word(telling.asides),
        respectively=_word(telling.respectively),
        times_over=_last(telling.times_over),
        multiples=frozenset(map(canonical, telling.multiples)),
        within=_word(telling.within),
        recalled=_word(pack.quantities.counting.recalled),
        more=re.compile(rf"{_any(more)} +"),
    )


def _any(words: Iterable[str]) -> str:
    return alternatives(map(canonical, words))


def _word(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, whole."""
    return re.compile(rf"(?<!\w){_any(words)}(?!\w)")


def _last(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words as the last one of a stretch."""
    return re.compile(rf"(?<!\w)(?P<word>{_any(words)})[\s,]*\Z")


def vague(count: QuantityMention) -> bool:
    """Whether a number only tells a size ("hundreds")."""
    return count.qualifier != "exact" and count.value.rstrip("0") == "1" and len(count.value) > 1
