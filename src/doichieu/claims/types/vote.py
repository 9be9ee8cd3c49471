"""What part of those who voted were in favour, or that all were, or some against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "vote"
SHARE = "share in favour"
_BEHIND = 70
_CUT = re.compile(r"[,;:.()]\s")
_ALL = Decimal(100)


class _Words(Struct, frozen=True):
    fractions: dict[str, Decimal]
    part: re.Pattern[str]
    voters: re.Pattern[str]
    favour: re.Pattern[str]
    against: re.Pattern[str]
    all_in_favour: re.Pattern[str]
    any: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    votes = load_pack(code).matters.votes
    fractions = {canonical(word): Decimal(share) for word, share in votes.fractions.items()}
    gap = r"(?:\s+[^\s,;:.()]+){0,8}?"
    voters = alternatives(votes.voters)
    return _Words(
        fractions=fractions,
        part=phrases(fractions),
        voters=phrases(votes.voters),
        favour=phrases(votes.favour),
        against=phrases(votes.against),
        all_in_favour=re.compile(
            rf"{alternatives(votes.all)}{gap}\s+{voters}{gap}\s+{alternatives(votes.favour)}", re.IGNORECASE
        ),
        any=phrases([*votes.favour, *votes.against]),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each vote of whose result a page tells one share only."""
    words = _words(material.page.pack.code)
    yield from told_once(said for sentence in material.page.sentences for said in _told(sentence, words))


def _told(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    start, end = sentence.range.start, sentence.range.end
    if not (words.voters.search(sentence.text, start, end) and words.any.search(sentence.text, start, end)):
        return
    for match in words.all_in_favour.finditer(sentence.text, start, end):
        yield _statement(sentence, _ALL, Range(*match.span()))
    for place, share in _shares(sentence, words):
        side = _side(sentence, place, words)
        if side:
            against, whole = side
            yield _statement(sentence, _ALL - share if against else share, whole)


def _shares(sentence: SentenceContext, words: _Words) -> Iterator[tuple[Range, Decimal]]:
    """The shares that a sentence tells, in per cent or as a fraction."""
    for size in sentence.quantities:
        if size.kind == "percent" and not size.upper and size.unit == "percent":
            yield size.range, Decimal(size.value)
    for match in words.part.finditer(sentence.text, sentence.range.start, sentence.range.end):
        yield Range(*match.span()), words.fractions[" ".join(match[0].lower().split())]


def _side(sentence: SentenceContext, place: Range, words: _Words) -> tuple[bool, Range] | None:
    """Whether a share of the voters is of those against, by the words behind it, and where that is told."""
    end = min(sentence.range.end, place.end + _BEHIND)
    cut = _CUT.search(sentence.text, place.end, end)
    end = cut.start() if cut else end
    voters = words.voters.search(sentence.text, place.end, end)
    if not voters:
        return None
    against = words.against.search(sentence.text, voters.end(), end)
    favour = words.favour.search(sentence.text, voters.end(), end)
    found = against or favour
    return (against is not None, Range(place.start, found.end())) if found else None


def _statement(sentence: SentenceContext, share: Decimal, place: Range) -> Statement:
    value = Value(text=sentence.said(place), amount=f"{share.normalize():f}", unit="percent")
    return statement(sentence, TYPE, About(subject=None, property=SHARE), value, place)
