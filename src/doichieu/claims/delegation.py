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
    """One member as the list names it; `legs` are the country codes that a bracket behind the name limits it to."""

    name: NameMention
    sentence: SentenceContext
    evidence: Range
    legs: tuple[str, ...] = ()


class _Words(Struct, frozen=True):
    lists: re.Pattern[str]
    joining: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    return _Words(
        lists=phrases(visits.member_lists),
        joining=re.compile(rf"\s*\(\s*{alternatives(visits.joining)}", re.IGNORECASE),
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
    before = start
    for name, posts in _held(sentence, start):
        first = min([p.range.start for p in posts if p.range.start >= before], default=name.range.start)
        legs, end = _legs(sentence, name.range.end, words)
        yield Listed(name=name, sentence=sentence, evidence=Range(min(first, name.range.start), end), legs=legs)
        before = end


def _legs(sentence: SentenceContext, at: int, words: _Words) -> tuple[tuple[str, ...], int]:
    """The countries in a bracket on taking part, and where the bracket ends."""
    match = words.joining.match(sentence.text, at, sentence.range.end)
    if not match:
        return (), at
    close = sentence.text.find(")", match.end(), sentence.range.end)
    end = close if close >= 0 else sentence.range.end
    codes = [str(n.code) for n in sentence.countries if match.end() <= n.range.start < end]
    return tuple(dict.fromkeys(codes)), end + (close >= 0)
