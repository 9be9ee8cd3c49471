from __future__ import annotations

import pytest
from msgspec.structs import replace

from doichieu.annotate.reader import annotate_article
from doichieu.entities.linker import link_entities
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.accounts import AttributionExample, InstitutionExample, PersonExample
from doichieu.model.span import Range
from doichieu.origins.sources import named_source
from doichieu.origins.voices import read_voices
from doichieu.origins.witness import first_person
from story_parts import read

ATTRIBUTIONS = [(code, x) for code in LANGUAGES for x in load_pack(code).accounts.attribution_examples]
INSTITUTIONS = [(code, x) for code in LANGUAGES for x in load_pack(code).accounts.institution_examples]
PERSONS = [(code, x) for code in LANGUAGES for x in load_pack(code).accounts.person_examples]


@pytest.mark.parametrize(("code", "example"), ATTRIBUTIONS)
def test_a_sentence_names_its_source(code: str, example: AttributionExample) -> None:
    article = read(example.text).article
    reading = annotate_article(replace(article, page=replace(article.page, language=code)))
    found = {voice.source.label for voice in read_voices(reading, link_entities([reading]))}
    assert example.origin in found if example.origin else not found


@pytest.mark.parametrize(("code", "example"), INSTITUTIONS, ids=lambda x: getattr(x, "name", x))
def test_an_organ_speaks_for_its_institution(code: str, example: InstitutionExample) -> None:
    assert named_source(example.name, code).label == example.institution


@pytest.mark.parametrize(("code", "example"), PERSONS)
def test_the_first_person_is_told_from_words_that_look_like_it(code: str, example: PersonExample) -> None:
    found = first_person(example.text, Range(0, len(example.text)), code)
    assert tuple(example.text[place.start : place.end] for place in found) == example.first
