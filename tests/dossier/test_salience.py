"""Word pairs by the chance that a person would tell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.dossier.salience import Saying, measure

WORDS = st.lists(st.sampled_from(["cầu", "sông", "xe", "phà", "tỉnh", "vốn", "mới"]), min_size=2, max_size=8).map(tuple)


def worth(*sayings: Saying, titles: tuple[tuple[str, ...], ...] = ()) -> float:
    """That of the pair (cầu, sông)."""
    return measure(sayings, titles).worth["cầu", "sông"]


PAIR, OTHER = ("cầu", "sông"), ("xe", "phà")


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ((Saying("a", PAIR), Saying("b", PAIR)), (Saying("a", PAIR), Saying("b", OTHER))),
        ((Saying("a", PAIR, 0, 0),), (Saying("a", PAIR, 9, 9),)),
        ((Saying("a", PAIR, 1, 0),), (Saying("a", PAIR, 1, None),)),
        ((Saying("a", PAIR), Saying("a", PAIR, 1, 1)), (Saying("a", PAIR),)),
    ],
    ids=["more pages", "earlier", "in the text", "more often"],
)
def test_what_raises_the_chance(more: tuple[Saying, ...], less: tuple[Saying, ...]) -> None:
    assert worth(*more) > worth(*less)


def test_words_of_a_title_raise_the_chance() -> None:
    assert worth(Saying("a", PAIR), titles=(("cầu", "mới"),)) > worth(Saying("a", PAIR))


@given(st.lists(st.builds(Saying, st.sampled_from("ab"), WORDS, st.integers(0, 50), st.none() | st.integers(0, 50))))
def test_every_pair_has_a_chance_between_none_and_certain(sayings: list[Saying]) -> None:
    salience = measure(sayings)
    assert salience.worth.keys() == {pair for pairs in salience.pairs for pair in pairs}
    assert all(0 < chance < 1 for chance in salience.worth.values())


def test_no_sentence_no_pair() -> None:
    assert measure(()).worth == {}
