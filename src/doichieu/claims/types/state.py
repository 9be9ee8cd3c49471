"""Whether something is so that either is or is not: the case is opened, the boat has a licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.traits import State
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "state"
YES, NO, FOR_NOW, ONE_OF_MANY = "yes", "no", "for now", "one of many"
_REACH, _BETWEEN = 24, 2
_CLAUSE = re.compile(r"[,;:.()]")


class _Words(Struct, frozen=True):
    """The wordings of a pack: each state with its side, and what denies one or leaves it open right before it."""

    states: dict[str, list[tuple[State, str]]]
    any: re.Pattern[str]
    denied: re.Pattern[str]
    open: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    sides = [(state, side, words) for state in pack.traits.states for side, words in ((YES, state.yes), (NO, state.no))]
    states: dict[str, list[tuple[State, str]]] = {}
    for state, side, words in sides:
        for word in words:
            states.setdefault(canonical(word), []).append((state, side))
    between = rf"(?:\s+\w+){{0,{_BETWEEN}}}\s*\Z"
    return _Words(
        states=states,
        any=phrases(states),
        denied=phrases(pack.statements.denials),
        open=re.compile(alternatives(pack.traits.open) + between, re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """What a page tells of each state, where it tells one thing throughout, as of the day of the page."""
    published = material.page.reading.page.published
    day = published.value if published else None
    words = _words(material.page.pack.code)
    yield from told_once(said for sentence in material.page.sentences for said in _told(sentence, words, day))


def _told(sentence: SentenceContext, words: _Words, day: str | None) -> Iterator[Statement]:
    for match in words.any.finditer(sentence.text, sentence.range.start, sentence.range.end):
        before = _CLAUSE.split(sentence.text[max(sentence.range.start, match.start() - _REACH) : match.start()])[-1]
        denied = next((d for d in reversed(list(words.denied.finditer(before)))), None)
        if denied and len(before[denied.end() :].split()) > _BETWEEN:
            denied = None
        start = match.start() - (len(before) - denied.start() if denied else 0)
        for state, side in words.states[" ".join(match[0].lower().split())]:
            if not words.open.search(before) and not (denied and side == NO):
                value = Value(text=NO if denied else side, date=day)
                yield statement(sentence, TYPE, _about(state), value, Range(start, match.end()))


def _about(state: State) -> About:
    marks = [mark for mark, told in ((FOR_NOW, state.turns), (ONE_OF_MANY, state.many)) if told]
    return About(subject=None, property=", ".join([state.name, *marks]))
