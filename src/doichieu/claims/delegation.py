"""The grammar of a delegation list: who is in it, by which posts, for which legs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.reading import NameMention, PostMention
from doichieu.model.span import Range


class Listed(Struct, frozen=True, kw_only=True):
    """One member as the list names it.

    `shared` are posts said of several at once ("các ủy viên Bộ Chính trị: ..."), `legs` the country codes
    that a bracket behind the name limits the member to, `more` the place of a post behind the name.
    """

    name: NameMention
    sentence: SentenceContext
    evidence: Range
    shared: tuple[PostMention, ...] = ()
    legs: tuple[str, ...] = ()
    more: Range | None = None


class _Words(Struct, frozen=True):
    lists: re.Pattern[str]
    group: re.Pattern[str]
    link: re.Pattern[str]
    joining: re.Pattern[str]
    additional: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    return _Words(
        lists=phrases(visits.member_lists),
        group=re.compile(rf"{alternatives(visits.groups)}\s*\Z", re.IGNORECASE),
        link=re.compile(rf"\s*({alternatives(visits.group_links)})", re.IGNORECASE),
        joining=re.compile(rf"\s*\(\s*{alternatives(visits.joining)}", re.IGNORECASE),
        additional=re.compile(rf"\s*,?\s*\(?\s*{alternatives(visits.additional)}\s", re.IGNORECASE),
    )


def read_members(page: PageContext) -> Iterator[Listed]:
    """The members of all delegation lists of a page, in order; a list ends with its sentence, or its items."""
    words = _words(page.pack.code)
    open_list = False
    for sentence in page.sentences:
        opening = words.lists.search(sentence.text, sentence.range.start, sentence.range.end)
        if opening:
            rest = sentence.text[opening.end() : sentence.range.end].strip(" :.")
            open_list = not rest
            yield from _members(sentence, opening.end(), words)
        elif (
            open_list and sentence.posts and len(list(_held(sentence, sentence.range.start))) > 0 and _is_item(sentence)
        ):
            yield from _members(sentence, sentence.range.start, words)
        else:
            open_list = False


def _is_item(sentence: SentenceContext) -> bool:
    """Whether a sentence is an item of a list: it opens with a post of a person it names, and little else follows."""
    first = min((p.range.start for p in sentence.posts), default=sentence.range.end)
    people = [n.range.end for n in sentence.names if n.kind == "person"]
    head = sentence.text[sentence.range.start : first].strip(" -+•*0123456789.")
    return not head and bool(people)


def _held(sentence: SentenceContext, start: int) -> Iterator[tuple[NameMention, Sequence[PostMention]]]:
    for name in sentence.names:
        if name.kind == "person" and name.range.start >= start:
            yield name, [p for p in sentence.posts if p.holder == name.range]


def _members(sentence: SentenceContext, start: int, words: _Words) -> Iterator[Listed]:
    shared = _shared(sentence, start, words)
    before = start
    for name, posts in _held(sentence, start):
        first = min([p.range.start for p in posts if p.range.start >= before], default=name.range.start)
        legs, end = _legs(sentence, name.range.end, words)
        more = words.additional.match(sentence.text, name.range.end, sentence.range.end)
        yield Listed(
            name=name,
            sentence=sentence,
            evidence=Range(first, end),
            shared=tuple(p for p, scope in shared if scope.holds(name.range)),
            legs=legs,
            more=_additional(sentence, more) if more else None,
        )
        before = end


def _shared(sentence: SentenceContext, start: int, words: _Words) -> list[tuple[PostMention, Range]]:
    """Posts of several with the stretch they hold for: after ":" to the end, else up to the next ";"."""
    found = []
    for post in sentence.posts:
        if post.range.start < start or not words.group.search(sentence.text[start : post.range.start]):
            continue
        link = words.link.match(sentence.text, post.range.end, sentence.range.end)
        if link:
            stop = sentence.text.find(";", link.end(), sentence.range.end)
            end = sentence.range.end if link[1] == ":" or stop < 0 else stop
            found.append((post, Range(link.end(), end)))
    return [
        (p, Range(s.start, min([s.end, *(q.range.start for q, _ in found if q.range.start > s.start)])))
        for p, s in found
    ]


def _legs(sentence: SentenceContext, at: int, words: _Words) -> tuple[tuple[str, ...], int]:
    """The countries in a bracket on taking part, and where the bracket ends."""
    match = words.joining.match(sentence.text, at, sentence.range.end)
    if not match:
        return (), at
    close = sentence.text.find(")", match.end(), sentence.range.end)
    end = close if close >= 0 else sentence.range.end
    codes = [str(n.code) for n in sentence.countries if match.end() <= n.range.start < end]
    return tuple(dict.fromkeys(codes)), end + (close >= 0)


def _additional(sentence: SentenceContext, match: re.Match[str]) -> Range:
    """A second charge behind the name: "kiêm nhiệm ..." up to the next mark."""
    start = match.start() + len(match[0]) - len(match[0].lstrip(" ,("))
    stop = re.compile(r"[,;.)]").search(sentence.text, match.end(), sentence.range.end)
    return Range(start, stop.start() if stop else sentence.range.end)
