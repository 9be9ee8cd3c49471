from __future__ import annotations

import pytest

from doichieu.lang.pack import LANGUAGES, Pack, load_pack
from doichieu.lang.schema.acts import ActExample
from doichieu.model.claim import Claim
from told_stories import Told, tell

EXAMPLES = [(load_pack(code), example) for code in LANGUAGES for example in load_pack(code).acts.examples]
TYPES = {"event", "event_date", "event_place", "event_by", "charge", "agreement", "score", "tally", "role"}


def shown(story: Told, claim: Claim) -> str:
    whose = story.name(claim.about.subject) or story.name(claim.about.counterpart) or "-"
    value = claim.value.date or claim.value.amount or claim.value.text
    told = [whose, claim.about.property, value, *([claim.modality] if claim.modality != "stated" else [])]
    return " | ".join([claim.type, *told])


@pytest.mark.parametrize(
    ("pack", "example"), [e for e in EXAMPLES if e[0].code == "vi"], ids=lambda e: getattr(e, "text", None)
)
def test_every_example_is_claimed(pack: Pack, example: ActExample) -> None:
    story = tell(example.text, published="2031-12-01")
    assert [shown(story, c) for c in story.claims if c.type in TYPES] == list(example.claims)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_wording_is_of_two_acts(code: str) -> None:
    words = [word for act in load_pack(code).acts.acts for word in act.words]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pack_names_its_source(code: str) -> None:
    assert load_pack(code).acts.source
