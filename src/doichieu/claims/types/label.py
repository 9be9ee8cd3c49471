"""Which one it is of a kind that a story has one of: the stadium, the storm's number, the article of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.annotate.quantities.forms import roman_value
from doichieu.claims.capitals import end_of_name
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.traits import Label
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "label"
_BETWEEN = 40
_DIGITS = r"\d{1,5}[a-z]?(?:/\d{2,4})?(?![\w%/-]|[.,]\d)"
_ROMAN = r"[ivx]+(?!\w)"


class _Words(Struct, frozen=True):
    """The labels of a pack by the word before them, one pattern for each way to tell them, and its number words."""

    names: dict[str, Label]
    numbers: dict[str, Label]
    named: re.Pattern[str]
    heads: re.Pattern[str]
    numbered: re.Pattern[str]
    units: dict[str, int]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    traits, numerals = pack.traits, pack.quantities.numerals
    labels = [(canonical(word), label) for label in traits.labels for word in label.words]
    units = {**numerals.units, **numerals.late_units}
    number = rf"\s+(?P<number>{_DIGITS}|{_ROMAN}|{alternatives(units)})"
    marks = alternatives(mark for label in traits.labels for mark in label.marks)
    names, numbers, marked = (
        alternatives(word for word, label in labels if (label.of, bool(label.marks)) == way)
        for way in (("name", False), ("number", False), ("number", True))
    )
    between = rf"[^,.;:()\n]{{0,{_BETWEEN}}}?\s{marks}"
    return _Words(
        names={word: label for word, label in labels if label.of == "name"},
        numbers={word: label for word, label in labels if label.of == "number"},
        named=re.compile(names, re.IGNORECASE),
        heads=phrases(word for word, label in labels if label.of == "number"),
        numbered=re.compile(rf"(?:(?P<head>{numbers})|(?P<marked>{marked}){between}){number}", re.IGNORECASE),
        units=units,
    )


def read(material: Material) -> Iterator[Statement]:
    """What a page tells of each kind of which it names one only."""
    found: dict[str, list[Statement]] = {}
    words = _words(material.page.pack.code)
    for sentence in material.page.sentences:
        for said in (*_numbered(sentence, words), *_named(sentence, words)):
            found.setdefault(said.about.property, []).append(said)
    for told in found.values():
        longest = max((said.value.text for said in told), key=len)
        if all(longest.startswith(said.value.text) for said in told):
            yield from told


def _numbered(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    text, start, end = sentence.text, sentence.range.start, sentence.range.end
    for match in words.numbered.finditer(text, start, end) if words.heads.search(text, start, end) else ():
        head = " ".join((match["head"] or match["marked"]).lower().split())
        label, value = words.numbers[head], Value(text=_number(match["number"].lower(), words))
        about = About(subject=None, property=f"{label.name}, {head}" if label.marks else label.name)
        if _told(sentence, label):
            yield statement(sentence, TYPE, about, value, Range(*match.span()))


def _number(said: str, words: _Words) -> str:
    """A number however it is written: in digits, Roman, or as a word."""
    value = words.units.get(said) or roman_value(said)
    return str(value) if value else said.lstrip("0")


def _named(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    for match in words.named.finditer(sentence.text, sentence.range.start, sentence.range.end):
        end = match.end() if _of_a_name(sentence, match) else end_of_name(sentence, match.end())
        if end > match.end():
            name = " ".join(sentence.text[match.end() : end].casefold().split())
            label = words.names[" ".join(match[0].lower().split())]
            if _told(sentence, label):
                about = About(subject=None, property=label.name)
                yield statement(sentence, TYPE, about, Value(text=name), Range(match.start(), end))


def _of_a_name(sentence: SentenceContext, match: re.Match[str]) -> bool:
    """Whether a word is part of a name that begins before it ("Đồi" in "Giải chạy Đồi Chè")."""
    if any(name.range.start < match.start() < name.range.end for name in sentence.names):
        return True
    opens = match.start() == sentence.range.start or any(n.range.start == match.start() for n in sentence.names)
    return match[0][0].isupper() and not opens


def _told(sentence: SentenceContext, label: Label) -> bool:
    """Whether a sentence has the words that a label asks for beside it, if it asks for any."""
    text, place = sentence.text, sentence.range
    return not label.beside or phrases(label.beside).search(text, place.start, place.end) is not None
