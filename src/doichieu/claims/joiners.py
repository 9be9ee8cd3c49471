"""Members of a delegation who are named first: "Bộ trưởng A sẽ tháp tùng Thủ tướng", "B, thành viên đoàn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.delegation import Listed
from doichieu.claims.enumeration import bare, group_to
from doichieu.claims.visit_grammar import destinations
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.span import Range

_FEW, _MORE, _NEAR, _REACH, _TITLE = 3, 12, 40, 90, 12
_BREAK = re.compile(r"[.;:?!()\n“”\"]")
_CLAUSE = re.compile(r"[,.;:?!()\n]")


class _Words(Struct, frozen=True):
    along: re.Pattern[str]
    absence: re.Pattern[str]
    join: re.Pattern[str]
    at: re.Pattern[str]
    spouse: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    way = [*visits.venues, *visits.toward, *visits.reaching, *visits.leaving]
    return _Words(
        along=phrases(visits.going_along),
        absence=phrases([*visits.absence, *visits.staying]),
        join=re.compile(rf"\s*{alternatives(visits.joins)}(?:\s*{alternatives(visits.comrades)})?", re.IGNORECASE),
        spouse=phrases(visits.spouses),
        at=re.compile(rf"{alternatives(way)}\s+\Z", re.IGNORECASE),
    )


def read_joiners(page: PageContext) -> Iterator[Listed]:
    """Those of whom a sentence says that they go along, each with the countries that it names for it.

    `beside` is the place of whoever is named right behind, with whom they go.
    """
    words = _words(page.pack.code)
    for sentence in page.sentences:
        for match in words.along.finditer(sentence.text, sentence.range.start, sentence.range.end):
            yield from _joining(sentence, match, page.pack)


def _joining(sentence: SentenceContext, match: re.Match[str], pack: Pack) -> Iterator[Listed]:
    words = _words(pack.code)
    people = sentence.people(sentence.range.start, sentence.range.end)
    before = [p for p in people if p[0].end <= match.start()]
    if not before:
        return
    gap = bare(sentence, before[-1][0].end, match.start())
    few = _MORE if words.join.match(gap) else _FEW
    if match.start() - before[-1][0].end > _REACH or _BREAK.search(gap) or len(gap.split()) > few:
        return
    if words.absence.search(sentence.text, before[-1][0].end, match.end()) or gap.count(",") > 2:
        return
    behind = next((p for p, _ in people if 0 <= p.start - match.end() <= _NEAR), None)
    beside = behind if behind and not _CLAUSE.search(sentence.text, match.end(), behind.start) else None
    legs = _legs(sentence, match.end(), pack)
    for place, _ in group_to(sentence, before, words.join):
        name = next((n for n in sentence.names if n.kind == "person" and place.holds(n.range)), None)
        if name:
            first = min([p.range.start for p in sentence.posts if p.holder == name.range], default=name.range.start)
            evidence = Range(min(first, name.range.start), match.end())
            spouse = bool(words.spouse.search(sentence.text, max(sentence.range.start, first - _TITLE), name.range.end))
            yield Listed(name=name, sentence=sentence, evidence=evidence, legs=legs, beside=beside, spouse=spouse)


def _legs(sentence: SentenceContext, start: int, pack: Pack) -> tuple[str, ...]:
    """The countries and cities behind the words, up to the end of the clause, where a word for a place opens them."""
    stop = _CLAUSE.search(sentence.text, start, sentence.range.end)
    end = stop.start() if stop else sentence.range.end
    named = [n for at, n in sorted(destinations(sentence, pack).items()) if start <= at < end]
    at = _words(pack.code).at
    opened = named and at.search(sentence.text[max(start, named[0].range.start - _NEAR) : named[0].range.start])
    return tuple(dict.fromkeys(str(n.code) for n in named)) if opened else ()
