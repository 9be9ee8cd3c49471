from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims.group import join_statements, key_of
from doichieu.claims.registry import TYPES
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Span


def said(text: str, page: str = "p1", at: int = 0, **about: str) -> Statement:
    return Statement(
        type="post",
        about=About(subject="e1", property="post", **about),
        value=Value(text=text),
        evidence=Span(page, at, at + len(text), text),
    )


def test_case_and_blanks_make_no_second_claim() -> None:
    (claim,) = join_statements([said("Bộ trưởng"), said("bộ  trưởng", "p2")])
    assert [span.page for span in claim.evidence] == ["p1", "p2"]


def test_what_a_claim_is_about_keeps_claims_apart() -> None:
    assert len(list(join_statements([said("Bộ trưởng"), said("Bộ trưởng", period="2020")]))) == 2


@given(st.permutations([said("a"), said("b"), said("a", "p2"), said("b", at=9)]))
def test_a_claim_has_the_same_id_in_any_order(statements: list[Statement]) -> None:
    assert {claim.id for claim in join_statements(statements)} == {
        claim.id for claim in join_statements([said("a"), said("b")])
    }
    assert len({key_of(s) for s in statements}) == 2


def test_every_type_is_listed_under_its_own_name() -> None:
    assert all(read.__module__.endswith("." + name) for name, read in TYPES.items())
