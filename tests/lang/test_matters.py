from __future__ import annotations

import pytest

from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.matters import Example
from doichieu.model.claim import Claim
from told_stories import tell

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).matters.examples]
TYPES = {"cause", "contest", "course", "direction", "length", "vote", "rank", "streak", "verdict"}
NAMED = {"cause", "contest", "direction"}


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda e: getattr(e, "text", None))
def test_every_example_is_claimed(code: str, example: Example) -> None:
    story = tell(example.text, published="2031-12-01")
    told = [
        f"{claim.type} | {story.name(claim.about.subject) or '-'} | {claim.about.property} | {_value(claim)}"
        for claim in story.claims
        if claim.type in TYPES
    ]
    assert sorted(told) == sorted(example.claims)


def _value(claim: Claim) -> str | None:
    return claim.value.unit if claim.type in NAMED else claim.value.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_wording_is_of_two_causes_of_one_topic(code: str) -> None:
    words = [(cause.of, word) for cause in load_pack(code).matters.causes for word in cause.words]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_cause_is_of_a_known_topic(code: str) -> None:
    matters = load_pack(code).matters
    assert {cause.of for cause in matters.causes} <= {topic.name for topic in matters.topics}
    assert matters.source
