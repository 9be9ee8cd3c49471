from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.check.frames import Term
from doichieu.check.wording import judge
from doichieu.model.span import Range


def number(value: str, bound: str = "exact", unit: str = "VND/", text: str = "", sort: str = "") -> Term:
    return Term(Range(0, 1), "number", value, unit, bound, text or value, sort)


def of(slot: str, key: str, unit: str = "", bound: str = "") -> Term:
    return Term(Range(0, 1), slot, key, unit, bound, key)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (number("14"), number("24"), "contradiction"),
        (number("984", "more_than"), number("985", "nearly"), "granularity"),
        (number("469", "at_most"), number("449"), "granularity"),
        (number("469", "at_most"), number("480"), "contradiction"),
        (number("2000", "more_than"), number("2050"), "granularity"),
        (number("2.3", text="2,30"), number("2.25", text="2,25"), "contradiction"),
        (number("7~7.5"), number("7.2"), "granularity"),
        (number("7~7.5"), number("9"), "contradiction"),
        (number("1", unit="ordinal/"), number("4", unit="rank/"), "contradiction"),
        (number("150", unit="em/", sort="person"), number("130", unit="học sinh/", sort="person"), "contradiction"),
        (number("150", unit="em/"), number("130", unit="cây/"), None),
        (of("time", "P15D"), of("time", "P2W"), None),
        (of("time", "P2Y"), of("time", "P5Y"), "contradiction"),
        (of("post", "ngoại trưởng"), of("post", "bộ trưởng ngoại giao"), None),
        (of("post", "thứ trưởng công thương"), of("post", "bộ trưởng"), "contradiction"),
        (of("post", "quyền phó thủ tướng"), of("post", "quyền thủ tướng"), "contradiction"),
        (of("name", "n.d.h.", "person"), of("name", "h.", "person"), None),
    ],
)
def test_two_fillings_are_judged_in_their_own_arithmetic(one: Term, other: Term, kind: str | None) -> None:
    assert judge(one, other) == judge(other, one) == kind


TERMS = st.one_of(
    st.builds(
        number,
        st.sampled_from(["1", "14", "15.5", "800", "7~9", "1000000"]),
        st.sampled_from(["exact", "about", "nearly", "more_than", "at_least", "at_most"]),
    ),
    st.builds(
        of, st.just("time"), st.sampled_from(["2031", "XXXX-05-03", "P2W", "P15D", "../2031", "2031-05/2031-06"])
    ),
    st.builds(of, st.just("name"), st.sampled_from(["bến tre", "n.d.h.", "lê văn tám", ""]), st.just("place")),
    st.builds(of, st.just("post"), st.sampled_from(["bộ trưởng", "thứ trưởng", "phó", "quyền bộ trưởng", ""])),
)


@given(TERMS, TERMS)
def test_the_judgement_is_the_same_from_both_sides(one: Term, other: Term) -> None:
    assert judge(one, other) == judge(other, one)


@given(TERMS)
def test_nothing_is_at_odds_with_itself(term: Term) -> None:
    assert judge(term, term) is None
