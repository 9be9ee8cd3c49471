from __future__ import annotations

import pytest

from doichieu.claims.cities import cities_in
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.cities import CityExample
from doichieu.model.span import Range

EXAMPLES = [(code, example) for code in LANGUAGES for example in load_pack(code).cities.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[example.text for _, example in EXAMPLES])
def test_every_example_is_read(code: str, example: CityExample) -> None:
    text = example.text
    found = cities_in(text, Range(0, len(text)), code)
    assert [f"{text[place.start : place.end]} = {country}" for place, country in found] == list(example.cities)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_city_is_in_two_countries(code: str) -> None:
    names = [name for listed in load_pack(code).cities.of.values() for name in listed]
    assert len(names) == len(set(names))
