"""What is signed between two countries: how many documents, and which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import PageContext, SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.modality import modality_of
from doichieu.claims.parties import foreign
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "agreement"
COUNT, NAMED = "documents signed", "agreement"
_REACH, _LONGEST = 40, 90
_STOP = re.compile(r"[,;:.()\n\"“”]|(?=\s[-–]\s)")


class _Words(Struct, frozen=True):
    signing: re.Pattern[str]
    documents: re.Pattern[str]
    suffering: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    acts = load_pack(code).acts
    return _Words(phrases(acts.signing), phrases(acts.documents), phrases(acts.suffering))


def read(material: Material) -> Iterator[Statement]:
    """One statement for each number of documents signed, and for each one by its name, with the other country.

    It is the one that the sentence or those before it name, else the one of the page's head; a document that is named
    may be of none.
    """
    words = _words(material.page.pack.code)
    for at, sentence in enumerate(material.page.sentences):
        signed = words.signing.search(sentence.text, sentence.range.start, sentence.range.end)
        if not signed:
            continue
        parties = {name.code for name in foreign(material.page, at)} or _of_head(material.page)
        if len(parties) > 1:
            continue
        other = material.country_id(next(iter(parties))) if parties else None
        for match in words.signing.finditer(sentence.text, sentence.range.start, sentence.range.end):
            counted = _counted(sentence, match, other, words) if parties else None
            said = counted or _named(sentence, match, other, words)
            if said:
                told = modality_of(sentence, Range(*match.span()), material.page.pack.code)
                yield replace(said, modality=told)


def _of_head(page: PageContext) -> set[str | None]:
    """The foreign countries that the head of a page names: of one alone it tells where a sentence names none."""
    named = (name.code for sentence in page.sentences if sentence.leads for name in sentence.countries)
    return {code for code in named if code != page.pack.visits.home}


def _counted(sentence: SentenceContext, signed: re.Match[str], other: str | None, words: _Words) -> Statement | None:
    """The number of documents right behind a signing, or before it, as what is signed."""
    for number in sentence.quantities:
        ahead = number.range.end <= signed.start()
        between = Range(number.range.end, signed.start()) if ahead else Range(signed.end(), number.range.start)
        if not 0 <= between.length <= _REACH or _STOP.search(sentence.text, between.start, between.end):
            continue
        if ahead and not words.suffering.search(sentence.said(between)):
            continue
        if number.kind == "count" and not number.upper and words.documents.match(number.unit or ""):
            about = About(subject=None, property=COUNT, counterpart=other)
            value = Value(text=sentence.said(number.range), amount=number.value, unit="document")
            ends = min(signed.start(), number.range.start), max(signed.end(), number.range.end)
            return statement(sentence, TYPE, about, value, Range(*ends))
    return None


def _named(sentence: SentenceContext, signed: re.Match[str], other: str | None, words: _Words) -> Statement | None:
    """The document that stands right behind a signing, as it is called up to the end of its clause."""
    found = words.documents.match(sentence.text, signed.end() + 1, sentence.range.end)
    if not found:
        return None
    stop = _STOP.search(sentence.text, found.end(), min(sentence.range.end, found.start() + _LONGEST))
    end = stop.start() if stop else min(sentence.range.end, found.end())
    name = " ".join(sentence.text[found.start() : end].lower().split())
    if name == " ".join(found[0].lower().split()):
        return None
    about = About(subject=None, property=NAMED, counterpart=other)
    return statement(sentence, TYPE, about, Value(text=name), Range(signed.start(), end))
