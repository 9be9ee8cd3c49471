"""Whom a visitor meets: talks, courtesy calls, receptions, told from either side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person, bare, group_from, group_to
from doichieu.claims.nations import nation_of
from doichieu.claims.sides import is_own
from doichieu.claims.visitors import journey_words, leading
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.entity import Entity
from doichieu.model.reading import PostMention
from doichieu.model.span import Range

_AFTER, _FARTHEST = 120, 220
_BEFORE = 240
_FEW = 6
_CLAUSE = re.compile(r"[,.;:?!()\n“”\"]")
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
    opening: re.Pattern[str]
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
    between: re.Pattern[str]
    calling: re.Pattern[str]
    they: re.Pattern[str]
    rest: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    pronouns = load_pack(code).posts.pronouns
    facing = rf"(?:[^.,;:?!()]{{0,40}}?{alternatives(visits.facing)})?"
    received = rf"{alternatives(visits.received)}(?:\s+[^\s.,;:?!()]+){{0,5}}?\s+{alternatives(visits.passive)}"
    both = rf"(?P<both>{alternatives(visits.jointly)})"
    on = [*visits.venues, *visits.lasting, *visits.joins, *visits.toward, *visits.determiners]
    behind = rf"(?:[.,;:)]|$|{alternatives(on)})"
    return _Words(
        opening=phrases([*visits.received, *visits.meeting, *visits.receiving, *visits.jointly]),
        talks=re.compile(
            rf"(?<!\w)(?:{received}|{alternatives(visits.meeting)}{facing}|(?P<host>{alternatives(visits.receiving)})"
            rf"|{both})(?!\w)",
            re.IGNORECASE,
        ),
        margins=phrases(visits.margins),
        remote=phrases(visits.remote),
        lists=phrases(visits.comprising),
        join=re.compile(
            rf"(?:\s*{alternatives(visits.venues)}(?:\s+[^\s.,;:?!()]+){{1,5}}?)?\s*{alternatives(visits.joins)}(?:\s*{alternatives(visits.comrades)})?",
            re.IGNORECASE,
        ),
        passive=phrases(visits.passive),
        him=re.compile(
            rf"{alternatives([*pronouns, *visits.groups])}\s+(?:\w+\s+)?{alternatives(visits.passive)}", re.IGNORECASE
        ),
        presiding=re.compile(rf"{alternatives(visits.presiding)}(?!\w)", re.IGNORECASE),
        pronoun=re.compile(
            rf"\s*{alternatives([*pronouns, *visits.objects])}(?=\s*[.,;:()]|\s+(?-i:[^\WA-ZĐ]))",
            re.IGNORECASE,
        ),
        feast=re.compile(
            rf"\s*(?:{alternatives(visits.determiners)}\s+)?(?:\w+\s+)?{alternatives(visits.feasts)}", re.IGNORECASE
        ),
        pair=phrases(visits.pairs),
        article=re.compile(rf"(?:{alternatives(visits.determiners)}\s+)?", re.IGNORECASE),
        groups=re.compile(
            rf"\s*(?:{alternatives(visits.determiners)}\s+)?{alternatives(visits.groups)}\s*(?={behind})", re.IGNORECASE
        ),
        between=phrases(visits.between),
        calling=re.compile(rf"{alternatives(visits.calling)}\Z", re.IGNORECASE),
        they=re.compile(rf"{alternatives([*pronouns, *visits.groups, *visits.objects])}", re.IGNORECASE),
        rest=re.compile(rf"\s*{behind}", re.IGNORECASE),
    )


def read_meetings(page: PageContext, visitor: Entity) -> Iterator[Meeting]:
    """The meetings of a visitor that a page tells, sentence by sentence."""
    words = _words(page.pack.code)
    before: SentenceContext | None = None
    for sentence in page.sentences:
        people: list[Person] | None = None
        met: set[str] = set()
        text, start, end = sentence.text, sentence.range.start, sentence.range.end
        for match in words.talks.finditer(text, start, end) if words.opening.search(text, start, end) else ():
            people = leading(sentence, journey_words(page.pack.code)) if people is None else people
            if words.remote.search(sentence.text, sentence.range.start, match.end()):
                break
            aside = bool(words.margins.search(sentence.text, sentence.range.start, match.end()))
            others = [p for p in people if p[1].id not in met]
            told = _Told(sentence, match, others, visitor, words, page.pack)
            hosts = told.kept(told.hosts())
            unnamed = () if hosts else told.kept(told.unnamed(before))
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
    pack: Pack

    def kept(self, found: Iterator[tuple[Entity, Range]]) -> tuple[tuple[Entity, Range], ...]:
        """Those of the hosts who hold some post, and are not of the visitor's own side."""
        return tuple((host, place) for host, place in found if host.posts and not self._own(host))

    def hosts(self) -> Iterator[tuple[Entity, Range]]:
        """Those on the other side of the verb than the visitor."""
        start, end = self.verb.span()
        joint = self.verb["both"] is not None
        after = [] if joint else _met(self.sentence, end, [p for p in self.people if p[0].start >= end], self.words)
        ids = [person.id for _, person in after]
        if self.visitor.id in ids and (self._between(after) or not (self.verb["host"] or self._before())):
            yield from ((host, Range(start, place.end)) for place, host in after if host.id != self.visitor.id)
        elif self.visitor.id in ids:
            yield from self._who_receives(after[ids.index(self.visitor.id)][0].end)
        elif not after and not joint and _stands(self.sentence, self._next(), self.visitor):
            yield from self._who_receives(_title_end(self.sentence, self._next(), self.visitor))
        elif not after and self.verb["host"] and (group := self.words.groups.match(self.sentence.text, end)):
            yield from self._who_receives(group.end())
        elif not self.verb["host"] and after and self._is_subject():
            yield from ((host, Range(start, place.end)) for place, host in after)
        elif not after:
            yield from self._together()

    def _between(self, after: Sequence[Person]) -> bool:
        """Whether the talks are said to be between those behind the verb."""
        return self.words.between.search(self.sentence.text, self.verb.end(), after[0][0].start) is not None

    def _own(self, person: Entity) -> bool:
        return is_own(self.sentence.linking, person, self.visitor, self.pack.visits.home)

    def _is_subject(self) -> bool:
        """Whether the visitor is the one who meets: named before the verb, by name or post, or nobody else is."""
        before, start = self._before(), self.verb.start()
        posts = [p for p in self.sentence.posts if p.range.start < start and p.holder is None]
        titled = any(_stands(self.sentence, p.range.start, self.visitor) for p in posts)
        if before and (titled or any(person.id == self.visitor.id for _, person in before)):
            return not self._anothers(before)
        return not before and all(_stands(self.sentence, p.range.start, self.visitor) for p in posts)

    def _anothers(self, before: Sequence[Person]) -> bool:
        """Whether someone of the visitor's side, alone and right before the verb, is the one who meets."""
        last = group_to(self.sentence, before, self.words.join)
        near = not _CLAUSE.search(self.sentence.text, last[-1][0].end, self.verb.start())
        return near and all(p.id != self.visitor.id and self._own(p) for _, p in last)

    def unnamed(self, before: SentenceContext | None) -> Iterator[tuple[Entity, Range]]:
        """The hosts where a pronoun stands for the visitor, or nothing: "tiếp ông", "chủ trì hội đàm"."""
        named, text, (start, end) = self._before(), self.sentence.text, self.verb.span()
        if self._by_pronoun(named):
            after = _met(self.sentence, end, [p for p in self.people if p[0].start >= end], self.words)
            yield from ((host, Range(start, place.end)) for place, host in after)
        elif named and self.words.calling.search(self.verb[0]) and self.words.rest.match(text, end):
            yield from self._who_receives(end)
        elif any(person.id == self.visitor.id for _, person in self.people):
            return
        elif named and self.verb["host"] and (him := self.words.pronoun.match(text, end)):
            yield from self._who_receives(him.end())
        elif named and len(self.people) == len(named) and self._feasts():
            yield from self._who_receives(end)
        elif before and not self.people and self.words.pair.search(text, self.sentence.range.start, end):
            yield from self._the_other(before)

    def _by_pronoun(self, named: Sequence[Person]) -> bool:
        """Whether the clause of a verb of meeting has a pronoun, and nobody by name, before the verb."""
        if not named or self.verb["host"] or self.verb["both"]:
            return False
        start, end = named[-1][0].end, self.verb.start()
        clause = next((m.end() for m in reversed(list(_CLAUSE.finditer(self.sentence.text, start, end)))), None)
        return clause is not None and self.words.they.search(self.sentence.text, clause, end) is not None

    def _the_other(self, before: SentenceContext) -> Iterator[tuple[Entity, Range]]:
        """The one whom the sentence before names beside the visitor."""
        people = leading(before, journey_words(self.pack.code))
        others = {p.id: p for _, p in people if p.id != self.visitor.id}
        yield from ((host, Range(*self.verb.span())) for host in others.values() if len(others) == 1)

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
                if end - place.start <= _BEFORE:
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
        apposed = self.sentence.text[last[-1][0].end :].lstrip().startswith(",")
        if [person.id for _, person in last] == [self.visitor.id] and apposed:
            last = group_to(self.sentence, before[: -len(last)], self.words.join)
        if not last:
            return
        paired = len(last) > 1 and any(person.id == self.visitor.id for _, person in last)
        presides = self.verb["host"] and self.words.presiding.match(text, self.verb.start())
        received = bool(self.verb["host"]) and self.words.passive.search(text, before[0][0].end, last[0][0].start)
        if _BREAK.search(text, last[-1][0].end, self.verb.start()) or not (paired or presides or received):
            return
        yield from ((host, Range(place.start, end)) for place, host in last if host.id != self.visitor.id)


def _met(sentence: SentenceContext, start: int, people: Sequence[Person], words: _Words) -> list[Person]:
    """The people right behind a verb, with their posts and few other words before the first."""
    titled = any(0 <= post.range.start - start <= 1 for post in sentence.posts)
    if not people or people[0][0].start - start > (_FARTHEST if titled else _AFTER):
        return []
    gap = bare(sentence, start, people[0][0].start)
    never = (_BREAK, words.passive) if titled else (_BREAK, words.passive, words.lists)
    if len(gap.split()) > _FEW or any(pattern.search(gap) for pattern in never):
        return []
    return group_from(sentence, people, words.join)


def _stands(sentence: SentenceContext, at: int, visitor: Entity) -> bool:
    """Whether one of the visitor's posts stands at a place, for the visitor."""
    return _title_end(sentence, at, visitor) > at


def _title_end(sentence: SentenceContext, at: int, visitor: Entity) -> int:
    titles = {post.title for post in visitor.posts}
    ends = (
        p.range.end
        for p in sentence.posts
        if p.range.start == at and p.holder is None and (p.title in titles or _leads(sentence, p, visitor))
    )
    return max(ends, default=at)


def _leads(sentence: SentenceContext, post: PostMention, visitor: Entity) -> bool:
    """Whether a visitor is called the leader of the own country: "nhà lãnh đạo Việt Nam"."""
    pack = load_pack(sentence.reading.page.language or "")
    body = sentence.entity(post.body) if post.body else None
    own = nation_of(sentence.linking, visitor) or pack.visits.home
    return body is not None and body.code == own and post.title.lower() in pack.visits.leaders
