from __future__ import annotations

import pytest

from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.traits import Example
from told_stories import tell

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).traits.examples]
TYPES = {"label", "state"}


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda e: getattr(e, "text", None))
def test_every_example_is_claimed(code: str, example: Example) -> None:
    story = tell(example.text, published="2031-12-01")
    told = [f"{c.type} | {c.about.property} | {c.value.text}" for c in story.claims if c.type in TYPES]
    assert told == sorted(example.claims, key=told.index)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_wording_is_of_two_labels(code: str) -> None:
    words = [(label.of, word) for label in load_pack(code).traits.labels for word in label.words]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pack_names_its_source(code: str) -> None:
    assert load_pack(code).traits.source


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_wording_is_of_both_sides_of_a_state(code: str) -> None:
    for state in load_pack(code).traits.states:
        assert len({*state.yes, *state.no}) == len(state.yes) + len(state.no)
