from __future__ import annotations

import pytest

from doichieu.lang.pack import LANGUAGES, load_pack


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_stands_on_both_sides_of_an_opposition(code: str) -> None:
    for opposition in load_pack(code).statements.oppositions:
        assert not set(opposition.one) & set(opposition.other)


@pytest.mark.parametrize("code", LANGUAGES)
def test_wordings_of_levels_are_told_apart(code: str) -> None:
    levels = load_pack(code).statements.levels
    words = [word for level in levels for word in level.words]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pack_names_its_source(code: str) -> None:
    assert load_pack(code).statements.source
