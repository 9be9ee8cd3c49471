"""How a match between two teams ended, as the head of a page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from doichieu.claims.acts import in_head
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "score"
_SCORE = re.compile(r"(?<![\d.,/:-])(\d{1,2}) ?- ?(\d{1,2})(?![\d/:%-]|[.,]\d)")
_REACH, _COMMA = 70, 2
_STOP = re.compile(r"[;:?!()]|\.\s")
_TEAMS = frozenset({"organization", "country", "place"})


class _Words(Struct, frozen=True):
    winning: re.Pattern[str]
    losing: re.Pattern[str]
    drawing: re.Pattern[str]
    partial: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    acts = load_pack(code).acts
    return _Words(phrases(acts.winning), phrases(acts.losing), phrases(acts.drawing), phrases(acts.partial))


def read(material: Material) -> Iterator[Statement]:
    """What a page tells of each act, where it tells one thing throughout."""
    yield from told_once(_told(material))


def _told(material: Material) -> Iterator[Statement]:
    """One statement for each score that a head sentence gives two teams with a word of the outcome between them."""
    words = _words(material.page.pack.code)
    for at, sentence in enumerate(material.page.sentences):
        if not in_head(material.page, at):
            continue
        found = _SCORE.finditer(sentence.text, sentence.range.start, sentence.range.end)
        scores = [score for score in found if not words.partial.search(_clause(sentence, score))]
        said = _result(sentence, scores[0], words) if len(scores) == 1 else None
        if said:
            yield said


def _clause(sentence: SentenceContext, score: re.Match[str]) -> str:
    """The words around a score up to the next comma or the like."""
    before = re.split(r"[,;:]", sentence.text[sentence.range.start : score.start()])[-1]
    return before + re.split(r"[,;:]", sentence.text[score.end() : sentence.range.end])[0]


def _result(sentence: SentenceContext, score: re.Match[str], words: _Words) -> Statement | None:
    teams = [(n.range, e) for n in sentence.names if n.kind in _TEAMS and (e := sentence.entity(n.range))]
    near = [t for t in teams if min(abs(t[0].start - score.end()), abs(score.start() - t[0].end)) <= _REACH]
    apart = [t for t, after in zip(near, [*near[1:], None], strict=False) if not after or _apart(t[0], after[0])]
    for (one, team), (other, rival) in pairwise(apart):
        between = sentence.text[one.end : other.start]
        goals = None if _STOP.search(between) or team.id == rival.id else _goals(score, between, words)
        if goals:
            pairs = sorted(zip((team.id, rival.id), goals, strict=True))
            about = About(subject=pairs[0][0], property="score", counterpart=pairs[1][0])
            place = Range(min(one.start, score.start()), max(other.end, score.end()))
            return statement(sentence, TYPE, about, Value(text=f"{pairs[0][1]}-{pairs[1][1]}"), place)
    return None


def _apart(one: Range, other: Range) -> bool:
    """Whether two names are two teams: one right behind another names it again."""
    return other.start - one.end > _COMMA


def _goals(score: re.Match[str], between: str, words: _Words) -> tuple[int, int] | None:
    """The goals of the team named first: a winner's are the more, however the page prints them."""
    low, high = sorted((int(score[1]), int(score[2])))
    if low == high:
        return (low, high) if words.drawing.search(between) else None
    if words.losing.search(between):
        return low, high
    return (high, low) if words.winning.search(between) else None
