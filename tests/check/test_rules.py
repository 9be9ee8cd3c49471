from __future__ import annotations

import inspect

import pytest

from doichieu.check.rules import RULES
from doichieu.check.wording import SLOT_RULES
from doichieu.claims.registry import TYPES
from doichieu.claims.types import quote, speaker
from doichieu.model.claim import About, Claim, Value

EVERY = [*RULES.values(), *SLOT_RULES.values()]


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_reason_for_readers(rule: object) -> None:
    first = (inspect.getdoc(rule) or "").partition("\n")[0]
    assert first.endswith(".")
    assert len(first) > 20


def test_rules_are_for_types_that_exist() -> None:
    assert set(RULES) <= {*TYPES, quote.TYPE, speaker.TYPE}


@pytest.mark.parametrize(("kind", "rule"), RULES.items())
def test_a_claim_never_conflicts_with_itself(kind: str, rule: object) -> None:
    claim = Claim(
        id="c1",
        type=kind,
        about=About(subject="e1", property="x", period="2031"),
        value=Value(text="visit + occasion", amount="3", unit="người", date="2031-05-03"),
    )
    assert RULES[kind](claim, claim) in {None, "variant"}


def of(kind: str, text: str, date: str | None = None, entity: str | None = None) -> Claim:
    return Claim(
        id=text, type=kind, about=About(subject="e1", property="x"), value=Value(text=text, date=date, entity=entity)
    )


def test_an_event_is_on_one_day_and_at_one_hour_or_nearly() -> None:
    rule = RULES["event_date"]
    assert rule(of("event_date", "a", "2031-06-05"), of("event_date", "b", "2031-06-06")) == "contradiction"
    assert rule(of("event_date", "a", "XXXX-06-05T01:20"), of("event_date", "b", "2031-06-05T02:20")) == "contradiction"
    assert rule(of("event_date", "a", "2031-06-05T03:50"), of("event_date", "b", "2031-06-05T04:00")) == "granularity"
    assert rule(of("event_date", "a", "2031-06-05"), of("event_date", "b", "2031-06-05T04:00")) == "granularity"
    assert rule(of("event_date", "a", "XXXX-06-05"), of("event_date", "b", "2031-06-05")) is None


def test_a_place_under_another_head_is_the_same() -> None:
    rule = RULES["event_place"]
    assert rule(of("event_place", "Nghệ An", entity="e2"), of("event_place", "tỉnh Nghệ An", entity="e3")) is None
    assert rule(of("event_place", "Nghệ An", entity="e2"), of("event_place", "Hà Tĩnh", entity="e3")) == "contradiction"


def test_what_was_planned_is_done_later_and_what_is_done_is_not_undone() -> None:
    rule = RULES["plan"]
    planned, done = of("plan", "planned", "2031-06-01"), of("plan", "done", "2031-06-05")
    assert rule(planned, done) == "update"
    assert rule(of("plan", "planned"), done) is None
    assert rule(done, of("plan", "not done", "2031-06-05")) == "contradiction"
    assert rule(done, of("plan", "not done", "2031-06-01")) == "update"
    assert rule(planned, of("plan", "not done", "2031-06-09")) == "update"
    assert rule(planned, of("plan", "planned", "2031-06-09")) is None
