"""Whom a visitor meets: talks, courtesy calls, receptions, told from either side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person, bare, group_from, group_to
from doichieu.claims.visitors import journey_words, leading
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity
from doichieu.model.span import Range

_AFTER = 60
_BEFORE = 120
_FEW = 3
_BREAK = re.compile(r"[.;:?!]")


class Meeting(Struct, frozen=True):
    """One sentence in which hosts meet the visitor; `place` is the verb's, evidence goes with each host.

    `aside` says that they met on the margins of something, `unnamed` that a pronoun or nothing stands for the visitor.
    """

    sentence: SentenceContext
    place: Range
    hosts: tuple[tuple[Entity, Range], ...]
    aside: bool = False
    unnamed: bool = False


class _Words(Struct, frozen=True):
    talks: re.Pattern[str]
    margins: re.Pattern[str]
    remote: re.Pattern[str]
    lists: re.Pattern[str]
    join: re.Pattern[str]
    passive: re.Pattern[str]
    him: re.Pattern[str]
    presiding: re.Pattern[str]
    groups: re.Pattern[str]
    pronoun: re.Pattern[str]
    feast: re.Pattern[str]
    pair: re.Pattern[str]
    article: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    facing = rf"(?:[^.,;:?!()]{{0,40}}?{alternatives(visits.facing)})?"
    return _Words(
        talks=re.compile(
            rf"(?<!\w)(?:{alternatives(visits.meeting)}{facing}|(?P<host>{alternatives(visits.receiving)}))(?!\w)",
            re.IGNORECASE,
        ),
        margins=phrases(visits.margins),
        remote=phrases(visits.remote),
        lists=phrases(visits.comprising),
        join=re.compile(rf"\s*{alternatives(visits.joins)}", re.IGNORECASE),
        passive=phrases(visits.passive),
        him=re.compile(
            rf"{alternatives(load_pack(code).posts.pronouns)}\s+{alternatives(visits.passive)}", re.IGNORECASE
        ),
        presiding=re.compile(rf"{alternatives(visits.presiding)}(?!\w)", re.IGNORECASE),
        pronoun=re.compile(
            rf"\s*{alternatives([*load_pack(code).posts.pronouns, *visits.objects])}(?=\s*[.,;:()]|\s+(?-i:[^\WA-ZĐ]))",
            re.IGNORECASE,
        ),
        feast=re.compile(
            rf"\s*(?:{alternatives(visits.determiners)}\s+)?(?:\w+\s+)?{alternatives(visits.feasts)}", re.IGNORECASE
        ),
        pair=phrases(visits.pairs),
        article=re.compile(rf"(?:{alternatives(visits.determiners)}\s+)?", re.IGNORECASE),
        groups=re.compile(rf"\s*{alternatives(visits.groups)}\s*(?=[.,;]|$)", re.IGNORECASE),
    )


def read_meetings(page: PageContext, visitor: Entity) -> Iterator[Meeting]:
    """The meetings of a visitor that a page tells, sentence by sentence."""
    words = _words(page.pack.code)
    before: SentenceContext | None = None
    for sentence in page.sentences:
        people: list[Person] | None = None
        met: set[str] = set()
        for match in words.talks.finditer(sentence.text, sentence.range.start, sentence.range.end):
            people = leading(sentence, journey_words(page.pack.code)) if people is None else people
            if words.remote.search(sentence.text, sentence.range.start, match.end()):
                break
            aside = bool(words.margins.search(sentence.text, sentence.range.start, match.end()))
            others = [p for p in people if p[1].id not in met]
            told = _Told(sentence, match, others, visitor, words)
            hosts = tuple(told.hosts())
            unnamed = () if hosts else tuple(told.unnamed(before))
            met.update(host.id for host, _ in (*hosts, *unnamed))
            if hosts or unnamed:
                place = Range(match.start(), match.end())
                yield Meeting(sentence, place, hosts or unnamed, aside, unnamed=not hosts)
        before = sentence


class _Told(Struct, frozen=True):
    """A verb of meeting with the people of its sentence."""

    sentence: SentenceContext
    verb: re.Match[str]
    people: Sequence[Person]
    visitor: Entity
    words: _Words

    def hosts(self) -> Iterator[tuple[Entity, Range]]:
        """Those on the other side of the verb than the visitor."""
        start, end = self.verb.span()
        after = _met(self.sentence, end, [p for p in self.people if p[0].start >= end], self.words)
        ids = [person.id for _, person in after]
        if self.visitor.id in ids:
            yield from self._who_receives(after[ids.index(self.visitor.id)][0].end)
        elif not after and _stands(self.sentence, self._next(), self.visitor):
            yield from self._who_receives(_title_end(self.sentence, self._next(), self.visitor))
        elif not after and self.verb["host"] and (group := self.words.groups.match(self.sentence.text, end)):
            yield from self._who_receives(group.end())
        elif not self.verb["host"] and after and _is_subject(self.sentence, start, self._before(), self.visitor):
            yield from ((host, Range(start, place.end)) for place, host in after)
        elif not after:
            yield from self._together()

    def unnamed(self, before: SentenceContext | None) -> Iterator[tuple[Entity, Range]]:
        """The hosts where a pronoun stands for the visitor, or nothing: "tiếp ông", "chủ trì hội đàm"."""
        named, text, end = self._before(), self.sentence.text, self.verb.end()
        if any(person.id == self.visitor.id for _, person in self.people):
            return
        if named and self.verb["host"] and (him := self.words.pronoun.match(text, end)):
            yield from self._who_receives(him.end())
        elif named and len(self.people) == len(named) and self._feasts():
            yield from self._who_receives(end)
        elif before and not self.people and self.words.pair.search(text, self.sentence.range.start, end):
            others = {
                p.id: p for _, p in before.people(before.range.start, before.range.end) if p.id != self.visitor.id
            }
            yield from ((host, Range(self.verb.start(), end)) for host in others.values() if len(others) == 1)

    def _feasts(self) -> bool:
        """Whether the verb says that a ceremony, a banquet or talks are given."""
        text, (start, end) = self.sentence.text, self.verb.span()
        given = self.verb["host"] and (self.words.feast.match(text, end) or self.words.feast.search(text, start, end))
        return bool(given)

    def _next(self) -> int:
        """Where the first word behind the verb stands."""
        text, at = self.sentence.text, self.verb.end()
        while at < self.sentence.range.end and text[at] == " ":
            at += 1
        article = self.words.article.match(text, at)
        return article.end() if article else at

    def _before(self) -> list[Person]:
        return [p for p in self.people if p[0].end <= self.verb.start()]

    def _who_receives(self, end: int) -> Iterator[tuple[Entity, Range]]:
        """Those before the verb, whom no other clause parts from it."""
        before = [p for p in self._before() if p[1].id != self.visitor.id]
        if before and not _BREAK.search(self.sentence.text, before[-1][0].end, self.verb.start()):
            for place, host in group_to(self.sentence, before, self.words.join):
                if end - place.start <= 2 * _BEFORE:
                    yield host, Range(place.start, end)

    def _together(self) -> Iterator[tuple[Entity, Range]]:
        """Those who meet with the visitor, "A and B held talks", or by whom the visitor is received or welcomed."""
        before = self._before()
        text, end = self.sentence.text, self.verb.end()
        if before and not any(person.id == self.visitor.id for _, person in before):
            start = self.sentence.range.start
            if len(before) == 1 and self.verb["host"] and self.words.him.search(text, start, before[0][0].start):
                yield before[0][1], Range(before[0][0].start, end)
            return
        if not before:
            return
        last = group_to(self.sentence, before, self.words.join)
        paired = len(last) > 1 and any(person.id == self.visitor.id for _, person in last)
        presides = self.verb["host"] and self.words.presiding.match(text, self.verb.start())
        received = bool(self.verb["host"]) and self.words.passive.search(text, before[0][0].end, last[0][0].start)
        if _BREAK.search(text, last[-1][0].end, self.verb.start()) or not (paired or presides or received):
            return
        yield from ((host, Range(place.start, end)) for place, host in last if host.id != self.visitor.id)


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
