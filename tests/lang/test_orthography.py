from __future__ import annotations

import pytest

from doichieu.annotate.sentences import read_sentences
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.orthography import OrthographyExample
from doichieu.model.page import Block

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).orthography.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_worked_examples_hold(code: str, example: OrthographyExample) -> None:
    block = Block(0, len(example.text), "body", True, "example")
    found = read_sentences(example.text, (block,), load_pack(code))
    assert tuple(example.text[s.range.start : s.range.end] for s in found) == example.sentences


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_abbreviation_keeps_a_sentence_whole(code: str) -> None:
    pack = load_pack(code)
    for word in pack.orthography.abbreviations:
        text = f"{word}. Xyz xyz."
        assert len(read_sentences(text, (Block(0, len(text), "body", True, "example"),), pack)) == 1, word
