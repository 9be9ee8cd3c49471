"""The grammar of a delegation list: who is in it, by which posts, for which legs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.visit_grammar import destinations
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import NameMention, PostMention
from doichieu.model.span import Range

_GAP = r"[^.;:?!()\n“”\"]"
_NEAR = 12
_MARKS = " -+•*:0123456789."


class Listed(Struct, frozen=True, kw_only=True):
    """One member as the list names it; `legs` are the country codes that a bracket or the list's opening limits it to.

    `absent` says that they are the legs left out. `spouse` tells who comes along as the visitor's wife or husband,
    and is no member. `side` is the country whose side the list is said to be of; `joined` that it is of those who
    took part in something, on whichever side. `beside` is the place of the one with whom the member
    is said to go along.
    """

    name: NameMention
    sentence: SentenceContext
    evidence: Range
    legs: tuple[str, ...] = ()
    absent: bool = False
    spouse: bool = False
    side: str | None = None
    joined: bool = False
    beside: Range | None = None


class _Opening(Struct, frozen=True):
    """How a list opens: where its members begin, for which legs, of which side."""

    end: int
    legs: tuple[str, ...] = ()
    side: str | None = None
    joined: bool = False


class _Words(Struct, frozen=True):
    lists: re.Pattern[str]
    sides: re.Pattern[str]
    further: re.Pattern[str]
    joining: re.Pattern[str]
    absent: re.Pattern[str]
    comprising: re.Pattern[str]
    absence: re.Pattern[str]
    venue: re.Pattern[str]
    spouse: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    groups = alternatives(visits.groups)
    belonging = rf"{alternatives(visits.belonging)}{_GAP}{{0,30}}?{groups}"
    joined = rf"(?P<joined>{alternatives(visits.attendance)})"
    opening = rf"(?:{alternatives(visits.accompanying)}|{belonging}|{joined})(?P<gap>{_GAP}{{0,90}}?)"
    received = rf"(?P<received>{alternatives(visits.welcoming)}\s+)?"
    comrades = rf"(?:\s*{alternatives(visits.comrades)})?"
    behind = rf"{alternatives(visits.comprising)}[\s:]*{comrades}[\s:]*"
    rolls = alternatives(visits.rolls)
    return _Words(
        lists=re.compile(
            rf"(?:{opening}|{received}{groups}\s+(?P<whose>(?:\w+\s+){{0,4}}?)){behind}|{rolls}\s*(?:{behind}|:\s*)",
            re.IGNORECASE,
        ),
        sides=re.compile(rf"{alternatives(visits.sides)}\s+(?P<gap>{_GAP}{{0,60}}?){behind}", re.IGNORECASE),
        further=re.compile(rf"\W*{alternatives(visits.comrades)}[^:,;.()]{{0,60}}:\s*", re.IGNORECASE),
        joining=re.compile(
            rf"\(\s*(?P<absent>{alternatives(visits.absence)})?{alternatives([*visits.joining, *visits.absence])}?",
            re.IGNORECASE,
        ),
        absent=re.compile(
            rf"\W*(?:[^\W\d_]+\s+){{0,2}}?(?:(?P<whole>{alternatives(visits.staying)})|{alternatives(visits.absence)})",
            re.IGNORECASE,
        ),
        comprising=phrases([*visits.comprising, *visits.rolls]),
        absence=phrases([*visits.absence, *visits.staying]),
        venue=re.compile(rf"{alternatives(visits.venues)}\s+(?:{alternatives(visits.toward)}\s+)*\Z", re.IGNORECASE),
        spouse=phrases(visits.spouses),
    )


def read_members(page: PageContext) -> Iterator[Listed]:
    """The members of all delegation lists of a page, in order; a list ends with its sentence, or its items."""
    words = _words(page.pack.code)
    current: _Opening | None = None
    bare = False
    for sentence in page.sentences:
        opening = _opening(sentence, page.pack, words)
        further = words.further.match(sentence.text, sentence.range.start, sentence.range.end) if current else None
        if opening:
            current, bare = opening, not sentence.text[opening.end : sentence.range.end].strip(_MARKS)
            yield from _members(sentence, opening, page.pack)
        elif current and (further or (bare and _is_item(sentence))):
            start = further.end() if further else sentence.range.start
            yield from _members(sentence, _Opening(start, current.legs, current.side, current.joined), page.pack)
        else:
            current = None


def read_absences(page: PageContext) -> Iterator[Listed]:
    """Those of whom a sentence says that they do not go along, or not to some country: "Bộ trưởng A không đi Peru"."""
    words = _words(page.pack.code)
    for sentence in page.sentences:
        if not words.absence.search(sentence.text, sentence.range.start, sentence.range.end):
            continue
        places = destinations(sentence, page.pack).values()
        for name in (n for n in sentence.names if n.kind == "person"):
            said = words.absent.match(sentence.text, name.range.end, sentence.range.end)
            codes = [str(n.code) for n in places if said and 0 <= n.range.start - said.end() <= _NEAR]
            if said and (codes or said["whole"]):
                place = Range(name.range.start, said.end())
                yield Listed(name=name, sentence=sentence, evidence=place, legs=tuple(codes), absent=True)


def _opening(sentence: SentenceContext, pack: Pack, words: _Words) -> _Opening | None:
    """Where the members begin: behind the words that open a list, with a name or a post at once.

    "đi cùng đoàn và có cuộc gặp với ..." opens none: the word behind is no title. Nor does "đón đoàn có".
    """
    text, start, end = sentence.text, sentence.range.start, sentence.range.end
    if not words.comprising.search(text, start, end):
        return None
    found = [*words.lists.finditer(text, start, end), *words.sides.finditer(text, start, end)]
    for match in sorted(found, key=lambda match: match.start()):
        told = match.groupdict()
        if told.get("received"):
            continue
        at, rest = match.end(), text[match.end() : end]
        begins = {p.range.start for p in sentence.posts} | {n.range.start for n in sentence.names}
        if not rest.strip(_MARKS) or at in begins or rest[:1].isupper() or rest[:1] == "-":
            side = match.re is words.sides
            inside = Range(match.start("gap"), match.end("gap")) if told.get("gap") else Range(at, at)
            codes = [n.code for n in sentence.countries if inside.holds(n.range)]
            codes += [
                n.code for n in sentence.countries if told.get("whose") and Range(*match.span("whose")).holds(n.range)
            ]
            legs = _codes_behind(sentence, inside, pack) if told.get("gap") and not side else ()
            joined = bool(told.get("joined")) and not side
            ours = pack.visits.home if (told.get("gap") or "").strip().lower() in pack.visits.ours else None
            whose = next((code for code in codes if code), ours) if side or told.get("whose") else None
            return _Opening(at, legs, whose if whose or not side else "", joined)
    return None


def _codes_behind(sentence: SentenceContext, place: Range, pack: Pack) -> tuple[str, ...]:
    """The countries and cities in a stretch that a word for a place stands before: "tháp tùng đoàn tại Peru có"."""
    at = _words(pack.code).venue
    named = [n for n in destinations(sentence, pack).values() if place.holds(n.range)]
    return tuple(str(n.code) for n in named if at.search(sentence.text[place.start : n.range.start]))


def _is_item(sentence: SentenceContext) -> bool:
    """Whether a sentence is an item of a list: it opens with a person or a post, whoever holds it."""
    people = [n.range.start for n in sentence.names if n.kind == "person"]
    first = min([*people, *(p.range.start for p in sentence.posts)], default=sentence.range.end)
    return bool(sentence.posts) and not sentence.text[sentence.range.start : first].strip(_MARKS)


def _held(sentence: SentenceContext, start: int) -> list[tuple[NameMention, Sequence[PostMention]]]:
    people = (n for n in sentence.names if n.kind == "person" and n.range.start >= start)
    return [(name, [p for p in sentence.posts if p.holder == name.range]) for name in people]


def _members(sentence: SentenceContext, opening: _Opening, pack: Pack) -> Iterator[Listed]:
    words = _words(pack.code)
    before, held = opening.end, _held(sentence, opening.end)
    for number, (name, posts) in enumerate(held):
        first = min([p.range.start for p in posts if p.range.start >= before], default=name.range.start)
        following = held[number + 1][0].range.start if number + 1 < len(held) else sentence.range.end
        legs, absent, end = _legs(sentence, name.range.end, following, pack)
        yield Listed(
            name=name,
            sentence=sentence,
            evidence=Range(min(first, name.range.start), end),
            legs=legs or opening.legs,
            absent=absent,
            spouse=bool(words.spouse.search(sentence.text, before, name.range.end)),
            side=opening.side,
            joined=opening.joined,
        )
        before = end


def _legs(sentence: SentenceContext, at: int, following: int, pack: Pack) -> tuple[tuple[str, ...], bool, int]:
    """The countries in a bracket on taking part or not, and where the bracket ends; it may stand behind the posts."""
    match = _words(pack.code).joining.search(sentence.text, at, following)
    if not match or ";" in sentence.text[at : match.start()]:
        return (), False, at
    close = sentence.text.find(")", match.end(), sentence.range.end)
    end = close if close >= 0 else sentence.range.end
    inside = Range(match.start(), end)
    codes = [str(n.code) for n in destinations(sentence, pack).values() if inside.holds(n.range)]
    return (tuple(dict.fromkeys(codes)), bool(match["absent"]), end + (close >= 0)) if codes else ((), False, at)
