"""What is told of one thing stands together, and the side that stands alone is marked."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.export.crosscheck import cross_table, odd_sides
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.claim import Finding, Side, Value
from doichieu.model.origin import OriginCount
from doichieu.model.span import Span
from factory import full


def side(accounts: int, *pages: str) -> Side:
    evidence = tuple(Span(page, 0, 1, "x") for page in pages)
    return Side(value=Value(text="x"), claims=(), evidence=evidence, origins=OriginCount(accounts, accounts, (), ""))


def finding(*sides: Side) -> Finding:
    return Finding(id="f", kind="contradiction", rule="r", sides=sides, reason="")


def test_what_differs_comes_first_with_its_claims_together() -> None:
    first = cross_table(Sheet(full(), load_words("vi")))[0]
    assert first.name == "differing"
    assert [[line.claim.id for line in topic.lines] for topic in first.topics] == [["c1", "c2"]]
    assert first.claims == 2


def test_every_claim_stands_in_one_group() -> None:
    bound = full()
    table = cross_table(Sheet(replace(bound, dossier=replace(bound.dossier, findings=())), load_words("vi")))
    ids = [line.claim.id for group in table for topic in group.topics for line in topic.lines]
    assert sorted(ids) == ["c1", "c2"]
    assert [group.name for group in table] == ["visit"]


def test_the_odd_one_has_fewer_accounts_or_as_many_by_fewer_pages() -> None:
    assert odd_sides(finding(side(2, "p1"), side(1, "p2", "p3"))) == (False, True)
    assert odd_sides(finding(side(1, "p1"), side(1, "p2", "p3"))) == (True, False)
    assert odd_sides(finding(side(1, "p1"), side(1, "p2"))) == (False, False)
    assert odd_sides(replace(finding(side(2, "p1"), side(1, "p2")), kind="update")) == (False, False)
