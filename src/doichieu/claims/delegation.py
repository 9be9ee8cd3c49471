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

_GAP = r"[^.;:!?()\n“”\"]"
_MARKS = " -+•*:0123456789."


class Listed(Struct, frozen=True, kw_only=True):
    """One member as the list names it; `legs` are the country codes that a bracket behind the name limits it to.

    `spouse` tells who comes along as the visitor's wife or husband, and is no member.
    """

    name: NameMention
    sentence: SentenceContext
    evidence: Range
    legs: tuple[str, ...] = ()
    spouse: bool = False


class _Words(Struct, frozen=True):
    lists: re.Pattern[str]
    joining: re.Pattern[str]
    spouse: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    groups = alternatives(visits.groups)
    belonging = rf"{alternatives(visits.belonging)}{_GAP}{{0,30}}?{groups}"
    opening = rf"(?:{alternatives(visits.accompanying)}|{belonging}){_GAP}{{0,90}}?"
    received = rf"(?P<received>{alternatives(visits.welcoming)}\s+)?"
    behind = rf"{alternatives(visits.comprising)}(?:\s*{alternatives(visits.comrades)})?[\s:]*"
    return _Words(
        lists=re.compile(rf"(?:{opening}|{received}{groups}\s+){behind}", re.IGNORECASE),
        joining=re.compile(rf"\(\s*{alternatives(visits.joining)}", re.IGNORECASE),
        spouse=phrases(visits.spouses),
    )


def read_members(page: PageContext) -> Iterator[Listed]:
    """The members of all delegation lists of a page, in order; a list ends with its sentence, or its items."""
    words = _words(page.pack.code)
    open_list = False
    for sentence in page.sentences:
        opening = _opening(sentence, words)
        if opening >= 0:
            open_list = not sentence.text[opening : sentence.range.end].strip(_MARKS)
            yield from _members(sentence, opening, words)
        elif open_list and _is_item(sentence):
            yield from _members(sentence, sentence.range.start, words)
        else:
            open_list = False


def _opening(sentence: SentenceContext, words: _Words) -> int:
    """Where the members begin, or -1: behind the words that open a list, with a name or a post at once.

    "đi cùng đoàn và có cuộc gặp với ..." opens none: the word behind is no title. Nor does "đón đoàn có".
    """
    for match in words.lists.finditer(sentence.text, sentence.range.start, sentence.range.end):
        if match["received"]:
            continue
        at = match.end()
        rest = sentence.text[at : sentence.range.end]
        begins = {p.range.start for p in sentence.posts} | {n.range.start for n in sentence.names}
        if not rest.strip(_MARKS) or at in begins or rest[:1].isupper() or rest[:1] == "-":
            return at
    return -1


def _is_item(sentence: SentenceContext) -> bool:
    """Whether a sentence is an item of a list: it opens with a person or a post, whoever holds it."""
    people = [n.range.start for n in sentence.names if n.kind == "person"]
    first = min([*people, *(p.range.start for p in sentence.posts)], default=sentence.range.end)
    return bool(sentence.posts) and not sentence.text[sentence.range.start : first].strip(_MARKS)


def _held(sentence: SentenceContext, start: int) -> list[tuple[NameMention, Sequence[PostMention]]]:
    people = (n for n in sentence.names if n.kind == "person" and n.range.start >= start)
    return [(name, [p for p in sentence.posts if p.holder == name.range]) for name in people]


def _members(sentence: SentenceContext, start: int, words: _Words) -> Iterator[Listed]:
    before, held = start, _held(sentence, start)
    for number, (name, posts) in enumerate(held):
        first = min([p.range.start for p in posts if p.range.start >= before], default=name.range.start)
        following = held[number + 1][0].range.start if number + 1 < len(held) else sentence.range.end
        legs, end = _legs(sentence, name.range.end, following, words)
        place = Range(min(first, name.range.start), end)
        spouse = bool(words.spouse.search(sentence.text, before, name.range.end))
        yield Listed(name=name, sentence=sentence, evidence=place, legs=legs, spouse=spouse)
        before = end


def _legs(sentence: SentenceContext, at: int, following: int, words: _Words) -> tuple[tuple[str, ...], int]:
    """The countries in a bracket on taking part, and where the bracket ends; it may stand behind the posts."""
    match = words.joining.search(sentence.text, at, following)
    if not match or ";" in sentence.text[at : match.start()]:
        return (), at
    close = sentence.text.find(")", match.end(), sentence.range.end)
    end = close if close >= 0 else sentence.range.end
    codes = [str(n.code) for n in sentence.countries if match.end() <= n.range.start < end]
    return (tuple(dict.fromkeys(codes)), end + (close >= 0)) if codes else ((), at)
