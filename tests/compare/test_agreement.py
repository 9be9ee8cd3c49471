"""Shares and kappas that can be checked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.compare.agreement import agreement, cohens_kappa

VALUE = st.sampled_from(["", "yes", "no"])
PAIRS = st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=12)


def test_kappa_of_the_textbook() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: agreement .7, by chance .5, kappa .4.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_where_one_value_is_all_there_is_kappa_is_not_defined() -> None:
    assert cohens_kappa([("y", "y")] * 3) is None
    assert cohens_kappa([]) is None


def test_counts_and_share() -> None:
    found = agreement("place", [("a", "a"), ("a", "b"), ("a", ""), ("", "b"), ("", "")])
    assert (found.rows, found.same, found.different, found.coded_only, found.pages_only) == (5, 1, 1, 1, 1)
    assert found.share == pytest.approx(0.25)
    assert agreement("place", [("", "")]).share is None


@given(PAIRS)
def test_kappa_is_symmetric_and_at_most_one(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa(pairs)
    assert cohens_kappa([(b, a) for a, b in pairs]) == kappa
    if kappa is not None:
        assert kappa <= 1
        assert (kappa == 1) == all(a == b for a, b in pairs)


@given(PAIRS)
def test_every_row_is_counted_once(pairs: list[tuple[str, str]]) -> None:
    found = agreement("x", pairs)
    blank = sum(pair == ("", "") for pair in pairs)
    assert found.same + found.different + found.coded_only + found.pages_only + blank == len(pairs)
