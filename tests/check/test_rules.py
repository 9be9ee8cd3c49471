from __future__ import annotations

import inspect

import pytest

from doichieu.check.rules import RULES
from doichieu.check.wording import SLOT_RULES
from doichieu.claims.registry import TYPES
from doichieu.model.claim import About, Claim, Value

EVERY = [*RULES.values(), *SLOT_RULES.values()]


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_reason_for_readers(rule: object) -> None:
    first = (inspect.getdoc(rule) or "").partition("\n")[0]
    assert first.endswith(".")
    assert len(first) > 20


def test_rules_are_for_types_that_exist() -> None:
    assert set(RULES) <= set(TYPES)


@pytest.mark.parametrize(("kind", "rule"), RULES.items())
def test_a_claim_never_conflicts_with_itself(kind: str, rule: object) -> None:
    claim = Claim(
        id="c1",
        type=kind,
        about=About(subject="e1", property="x", period="2031"),
        value=Value(text="visit + occasion", amount="3", unit="người", date="2031-05-03"),
    )
    assert RULES[kind](claim, claim) in {None, "variant"}
