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
SHARE, UNANIMOUS = "share in favour", "unanimous"
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
    whole: re.Pattern[str]
    split: re.Pattern[str]
    any: re.Pattern[str]
    election: re.Pattern[str]


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
        whole=phrases(votes.whole),
        election=phrases(load_pack(code).matters.contests.elections),
        split=re.compile(rf"\s*(?:{voters}\s+)?{alternatives(votes.split)}", re.IGNORECASE),
        any=phrases([*votes.favour, *votes.against, *votes.whole]),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each vote of whose result a page tells one share only."""
    words = _words(material.page.pack.code)
    yield from told_once(said for sentence in material.page.sentences for said in _told(sentence, words))


def _told(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    start, end = sentence.range.start, sentence.range.end
    told = words.voters.search(sentence.text, start, end) and words.any.search(sentence.text, start, end)
    if not (told or words.whole.search(sentence.text, start, end)) or words.election.search(sentence.text, start, end):
        return
    for pattern in (words.all_in_favour, words.whole):
        for match in pattern.finditer(sentence.text, start, end):
            yield _statement(sentence, _ALL, Range(*match.span()))
            yield _unanimous(sentence, "yes", Range(*match.span()))
    for place, share in _shares(sentence, words):
        side = _side(sentence, place, words)
        if side:
            against, whole = side
            ayes = _ALL - share if against else share
            yield _statement(sentence, ayes, whole)
            yield _unanimous(sentence, "yes" if ayes == _ALL else "no", whole)
    for count in sentence.quantities:
        if count.kind == "count" and count.value != "0":
            start = count.range.start + len(sentence.said(count.range).split()[0])
            behind = words.split.match(sentence.text, start, end) or words.split.match(
                sentence.text, count.range.end, end
            )
            if behind:
                yield _unanimous(sentence, "no", Range(count.range.start, behind.end()))


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


def _unanimous(sentence: SentenceContext, said: str, place: Range) -> Statement:
    return statement(
        sentence, TYPE, About(subject=None, property=UNANIMOUS), Value(text=sentence.said(place), unit=said), place
    )
