"""Whom a visitor meets: talks, courtesy calls, receptions, told from either side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person, bare, group_from, group_to
from doichieu.claims.journeys import journey_words, leading
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity
from doichieu.model.span import Range

_AFTER = 60
_BEFORE = 120
_FEW = 3
_BREAK = re.compile(r"[.;:?!]")


class Meeting(Struct, frozen=True):
    """One sentence in which hosts meet the visitor; `place` is the verb's, `evidence` goes with each host."""

    sentence: SentenceContext
    place: Range
    hosts: tuple[tuple[Entity, Range], ...]


class _Words(Struct, frozen=True):
    talks: re.Pattern[str]
    margins: re.Pattern[str]
    lists: re.Pattern[str]
    join: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    facing = rf"(?:[^.,;:?!()]{{0,40}}?{alternatives(visits.facing)})?"
    return _Words(
        talks=re.compile(
            rf"(?:{alternatives(visits.meeting)}{facing}|(?P<host>{alternatives(visits.receiving)}))\s+", re.IGNORECASE
        ),
        margins=phrases(visits.margins),
        lists=phrases(visits.comprising),
        join=re.compile(rf"\s*{alternatives(visits.joins)}", re.IGNORECASE),
    )


def read_meetings(page: PageContext, visitor: Entity) -> Iterator[Meeting]:
    """The meetings of a visitor that a page tells, sentence by sentence; what is held on the margins is left out."""
    words = _words(page.pack.code)
    for sentence in page.sentences:
        people: list[Person] | None = None
        met: set[str] = set()
        for match in words.talks.finditer(sentence.text, sentence.range.start, sentence.range.end):
            people = leading(sentence, journey_words(page.pack.code)) if people is None else people
            if words.margins.search(sentence.text, sentence.range.start, match.end()):
                break
            others = [p for p in people if p[1].id not in met]
            hosts = tuple(_hosts(sentence, match, others, visitor, words))
            met.update(host.id for host, _ in hosts)
            if hosts:
                yield Meeting(sentence, Range(match.start(), match.end()), hosts)


def _hosts(
    sentence: SentenceContext, match: re.Match[str], people: Sequence[Person], visitor: Entity, words: _Words
) -> Iterator[tuple[Entity, Range]]:
    """Those on the other side of the verb than the visitor."""
    before = [p for p in people if p[0].end <= match.start()]
    after = _met(sentence, match.end(), [p for p in people if p[0].start >= match.end()], words)
    ids = [person.id for _, person in after]
    if visitor.id in ids or (not after and _stands(sentence, match.end(), visitor)):
        end = after[ids.index(visitor.id)][0].end if visitor.id in ids else _title_end(sentence, match.end(), visitor)
        if before and not _BREAK.search(sentence.text, before[-1][0].end, match.start()):
            for place, host in group_to(sentence, before, words.join):
                if end - place.start <= 2 * _BEFORE:
                    yield host, Range(place.start, end)
    elif not match["host"] and _is_subject(sentence, match.start(), before, visitor):
        for place, host in after:
            yield host, Range(match.start(), place.end)


def _met(sentence: SentenceContext, start: int, people: Sequence[Person], words: _Words) -> list[Person]:
    """The people right behind a verb, with their posts and few other words before the first."""
    if not people or people[0][0].start - start > 2 * _AFTER:
        return []
    gap = bare(sentence, start, people[0][0].start)
    if len(gap.split()) > _FEW or _BREAK.search(gap) or words.lists.search(gap):
        return []
    return group_from(sentence, people, words.join)


def _is_subject(sentence: SentenceContext, verb: int, before: Sequence[Person], visitor: Entity) -> bool:
    """Whether the visitor is the one who meets: named before the verb, by name or post, or nobody else is."""
    if any(person.id == visitor.id for _, person in before):
        return True
    posts = [p for p in sentence.posts if p.range.start < verb and p.holder is None]
    return not before and all(_stands(sentence, p.range.start, visitor) for p in posts)


def _stands(sentence: SentenceContext, at: int, visitor: Entity) -> bool:
    """Whether one of the visitor's posts stands at a place, for the visitor."""
    return _title_end(sentence, at, visitor) > at


def _title_end(sentence: SentenceContext, at: int, visitor: Entity) -> int:
    ends = (
        p.range.end
        for p in sentence.posts
        if p.range.start == at and p.holder is None and any(p.title == post.title for post in visitor.posts)
    )
    return max(ends, default=at)
