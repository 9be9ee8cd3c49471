from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from doichieu.annotate.quotes.speech import read_quotes
from doichieu.annotate.sentences import read_sentences
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.speech import SpeechExample
from doichieu.model.identity import digest, page_id
from doichieu.model.page import Article, Block, Page
from doichieu.model.reading import NameKind, NameMention, Reading
from doichieu.model.span import Range
from doichieu.text.canonical import view_of

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).speech.examples]


def names_in(text: str, words: tuple[str, ...], kind: NameKind) -> list[NameMention]:
    places = [Range(m.start(), m.end()) for word in words for m in re.finditer(re.escape(word), text)]
    return [NameMention(range=place, kind=kind, name=text[place.start : place.end]) for place in places]


def read_example(code: str, example: SpeechExample) -> list[str]:
    pack, text = load_pack(code), example.text
    block = Block(0, len(text), "body", True, "example")
    page = Page(
        id=page_id(text), sources=("example.txt",), sha256=digest(text), source_sha256=digest(text),
        rendering="text", length=len(text), blocks=(block,),
    )  # fmt: skip
    reading = Reading(article=Article(page, text), view=view_of(text), blocks=(block,))
    names = [*names_in(text, example.people, "person"), *names_in(text, example.bodies, "organization")]
    reading = replace(
        reading,
        sentences=read_sentences(text, (block,), pack),
        names=tuple(sorted(names, key=lambda name: name.range)),
    )
    return [
        " | ".join(
            (
                text[quote.speaker.start : quote.speaker.end] if quote.speaker else "",
                "direct" if quote.direct else "reported",
                text[quote.range.start : quote.range.end],
            )
        )
        for quote in read_quotes(reading, pack)
    ]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_worked_examples_hold(code: str, example: SpeechExample) -> None:
    assert read_example(code, example) == list(example.quotes)
