"""The rules for matters of a story that pages tell in other words: its cause, who spoke, its course, its outcome."""

from __future__ import annotations

from doichieu.claims.types.cause import NOT
from doichieu.model.claim import Claim, FindingKind


def one_cause(one: Claim, other: Claim) -> FindingKind | None:
    """It had one cause, and the pages name two, or one rules out what the other names."""
    a, b = one.value.text, other.value.text
    if a.startswith(NOT) or b.startswith(NOT):
        return "contradiction" if a.removeprefix(NOT) == b.removeprefix(NOT) else None
    return "contradiction" if a != b else None
