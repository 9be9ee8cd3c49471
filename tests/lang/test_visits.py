from __future__ import annotations

import re

import pytest

from doichieu.claims.context import SentenceContext, page_context
from doichieu.claims.itinerary import read_itinerary
from doichieu.lang.pack import LANGUAGES, Pack, load_pack
from doichieu.lang.schema.visits import VisitExample
from doichieu.model.entity import Linking
from doichieu.model.reading import NameMention
from doichieu.model.span import Range
from story_parts import read

EXAMPLES = [(load_pack(code), example) for code in LANGUAGES for example in load_pack(code).visits.examples]


def countries(example: VisitExample) -> tuple[NameMention, ...]:
    pairs = (entry.split("=") for entry in example.names)
    found = [
        NameMention(range=Range(*match.span()), kind="country", name=name, code=code)
        for code, name in pairs
        for match in re.finditer(re.escape(name), example.text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.range))


@pytest.mark.parametrize(("pack", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_every_example_is_read(pack: Pack, example: VisitExample) -> None:
    page = page_context(read(example.text), Linking(()))
    assert page is not None
    (known,) = page.sentences
    sentence = SentenceContext(
        reading=known.reading,
        linking=known.linking,
        range=known.range,
        role=known.role,
        names=countries(example),
        times=known.times,
    )
    stops = read_itinerary(sentence, pack).stops
    assert [f"{stop.code} {call.kind or '-'}" for call, stop in stops] == list(example.legs)


@pytest.mark.parametrize("code", LANGUAGES)
def test_kinds_have_labels_of_their_own(code: str) -> None:
    kinds = load_pack(code).visits.kinds
    assert len({kind.label for kind in kinds}) == len({kind.type for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pack_names_its_source(code: str) -> None:
    assert load_pack(code).visits.source
