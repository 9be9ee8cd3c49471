"""Which bodies a party or organisation is said to have ties with, by the country they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import NameMention
from doichieu.model.span import Range

TYPE = "ties"
_REACH = 100
_STOP = re.compile(r"[.;:?!\n]")


@cache
def _words(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_pack(code).statements
    between = re.compile(rf"{alternatives(words.between)}\s*\Z", re.IGNORECASE)
    having = re.compile(rf"\s*{alternatives(words.having)}", re.IGNORECASE)
    return between, having, re.compile(alternatives(words.with_), re.IGNORECASE)


def read(material: Material) -> Iterator[Statement]:
    """One statement for each organisation that "has relations with", or "between" which and others there are any."""
    between, having, with_ = _words(material.page.pack.code)
    for sentence in material.page.sentences:
        for body in sentence.names:
            if body.kind != "organization":
                continue
            before = sentence.text[sentence.range.start : body.range.start]
            if not (between.search(before) or having.match(sentence.text, body.range.end, sentence.range.end)):
                continue
            link = with_.search(sentence.text, body.range.end, sentence.range.end)
            party = _behind(sentence, link.end()) if link else None
            entity = sentence.entity(body.range)
            if party and entity:
                about = About(subject=entity.id, property="ties", counterpart=material.country_id(party.code))
                value = Value(text=str(party.code))
                yield statement(sentence, TYPE, about, value, Range(body.range.start, party.range.end))


def _behind(sentence: SentenceContext, start: int) -> NameMention | None:
    """The country behind "với", with nothing of another clause between."""
    for name in sentence.countries:
        if start <= name.range.start <= start + _REACH:
            return None if _STOP.search(sentence.text, start, name.range.start) else name
    return None
