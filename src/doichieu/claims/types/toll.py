"""How many people died, were injured or are missing, as the head of a page counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.figures_words import vague
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range

TYPE = "toll"
_HEAD = 2
_WORDS = 3

Toll = tuple[str, re.Pattern[str], re.Pattern[str]]


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], tuple[Toll, ...]]:
    words = load_pack(code).statements
    between = rf"(?:\s+\w+){{0,{_WORDS}}}?\s+"
    tolls = tuple(
        (
            toll.name,
            re.compile(rf"(?:{between})?{alternatives(toll.behind)}", re.IGNORECASE),
            re.compile(rf"{alternatives(toll.before)}\s*\Z", re.IGNORECASE),
        )
        for toll in words.tolls
    )
    return phrases(words.people), tolls


def read(material: Material) -> Iterator[Statement]:
    """The first count of each kind in a page's head, wherever the head gives it, unless it is of an earlier year."""
    people, tolls = _patterns(material.page.pack.code)
    anyone = phrases(material.page.pack.acts.anyone)
    found: dict[str, str] = {}
    for sentence in _head(material):
        for count in sentence.quantities:
            who = people.match(count.unit or "")
            if count.kind != "count" or count.upper or who is None or vague(count):
                continue
            told = next(((name, end) for name, *sides in tolls if (end := _told(sentence, count, sides))), None)
            if told and not _earlier(material, sentence) and found.setdefault(told[0], count.value) == count.value:
                value = Value(text=sentence.said(count.range), amount=count.value, unit="person")
                some = "" if anyone.fullmatch(who[0]) else f", {who[0].lower()}"
                about = About(subject=None, property=told[0] + some)
                yield statement(sentence, TYPE, about, value, Range(count.range.start, told[1]))


def _head(material: Material) -> list[SentenceContext]:
    titles = [s for s in material.page.sentences if s.role in {"title", "subtitle", "lead"}]
    return titles + [s for s in material.page.sentences if s.role == "body"][:_HEAD]


def _told(sentence: SentenceContext, count: QuantityMention, sides: list[re.Pattern[str]]) -> int | None:
    """Where the wording of a toll ends, behind the number, in what is counted, or before it."""
    behind, before = sides
    if behind.search(count.unit or "") or before.search(sentence.text[sentence.range.start : count.range.start]):
        return count.range.end
    match = behind.match(sentence.text, count.range.end, sentence.range.end)
    return match.end() if match else None


def _earlier(material: Material, sentence: SentenceContext) -> bool:
    """Whether the sentence dates from a year before the page's."""
    years = {time.value[:4] for time in sentence.times if time.value and time.value[:4].isdigit()}
    return bool(years and material.year) and max(years) < str(material.year)
