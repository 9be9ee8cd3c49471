from __future__ import annotations

import pytest

from doichieu.extract.lines import Line
from doichieu.extract.shapes import label_line
from doichieu.extract.wording import wording_for
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.furniture import Example
from doichieu.text.canonical import canonical

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).furniture.examples]


def role_of(text: str, language: str) -> str | None:
    label = label_line(Line(0, len(text), canonical(text)), wording_for(language))
    return label.role if label else None


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_worked_examples_hold(code: str, example: Example) -> None:
    assert role_of(example.text, code) == example.role


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_heading_form_and_control_is_cut(code: str) -> None:
    furniture = load_pack(code).furniture
    for phrase in furniture.boxes.headings + furniture.comments.whole + furniture.controls.whole:
        text = phrase[0].upper() + phrase[1:]
        label = label_line(Line(0, len(text), canonical(text)), wording_for(code))
        assert label is not None, phrase
        assert not label.kept, phrase


@pytest.mark.parametrize("code", LANGUAGES)
def test_sources_are_named(code: str) -> None:
    furniture = load_pack(code).furniture
    for section in ("boxes", "comments", "controls", "notices", "captions", "signatures", "turns", "stamps", "markup"):
        assert getattr(furniture, section).source
