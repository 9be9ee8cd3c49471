"""What a story counts once: votes, articles of a law, spectators, storeys, as the head of a page counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.acts import in_head
from doichieu.claims.context import TELLING, SentenceContext, statement
from doichieu.claims.figures_words import vague
from doichieu.claims.material import Material
from doichieu.claims.scene import partial, scene_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.acts import Tally
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import QuantityMention
from doichieu.model.span import Range

TYPE = "tally"
_REACH, _TWICE = 25, 2
_KINDS = frozenset({"count", "measure"})


class _Words(Struct, frozen=True):
    name: str
    alone: re.Pattern[str]
    nouns: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _tallies(code: str) -> tuple[_Words, ...]:
    return tuple(_compiled(tally) for tally in load_pack(code).acts.tallies)


def _compiled(tally: Tally) -> _Words:
    return _Words(
        name=tally.name,
        alone=phrases(tally.alone),
        nouns=phrases(tally.nouns),
        behind=re.compile(rf"(?:\s+\w+){{0,3}}?\s+{alternatives(tally.behind)}", re.IGNORECASE),
        before=re.compile(rf"{alternatives(tally.before)}\s*\Z", re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """The first count of each kind in a page's head, else in its text, wherever it stands, and the only other one.

    A page that has two is at odds with itself: none is taken for a second that is part of another, and none of a
    sentence of the text with a place or day that the head lacks.
    """
    page = material.page
    head = [sentence for at, sentence in enumerate(page.sentences) if in_head(page, at)]
    scene = scene_of(head)
    rest = [s for s in page.sentences if s.role in TELLING and s.quantities and s not in head]
    told: dict[str, list[tuple[SentenceContext, QuantityMention, Range]]] = {}
    for sentence in (*head, *(s for s in rest if scene.holds(s))):
        for tally, count, place in _counted(sentence, _tallies(page.pack.code)):
            first = sentence in head and tally not in told
            if first or not partial(sentence, place, page.pack.code):
                told.setdefault(tally, []).append((sentence, count, place))
    for tally, counts in told.items():
        values = list(dict.fromkeys(count.value for _, count, _ in counts))
        for sentence, count, place in counts:
            if count.value in (values if len(values) == _TWICE else values[:1]):
                value = Value(text=sentence.said(count.range), amount=count.value, unit=tally)
                yield statement(sentence, TYPE, About(subject=None, property=tally), value, place)


def _counted(sentence: SentenceContext, tallies: Sequence[_Words]) -> Iterator[tuple[str, QuantityMention, Range]]:
    """The tallies of a sentence, each with its number and place."""
    for count in sentence.quantities:
        if count.kind in _KINDS and not (count.upper or count.per or vague(count)):
            for tally in tallies:
                place = _told(sentence, count, tally)
                if place:
                    yield tally.name, count, place


def _told(sentence: SentenceContext, count: QuantityMention, tally: _Words) -> Range | None:
    """Where a page tells a tally: what is counted, with the words that go before or behind it."""
    unit = count.unit or ""
    if tally.alone.match(unit) or (tally.nouns.match(unit) and tally.behind.match(f" {unit}")):
        return count.range
    if not tally.nouns.match(unit):
        return None
    behind = tally.behind.match(sentence.text, count.range.end, sentence.range.end)
    if behind:
        return Range(count.range.start, behind.end())
    start = max(sentence.range.start, count.range.start - _REACH)
    before = tally.before.search(sentence.text[start : count.range.start])
    return Range(start + before.start(), count.range.end) if before else None
