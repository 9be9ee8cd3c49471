"""Which pages and which words to tell a story by: the best attested, and none that lost a contradiction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from doichieu.model.claim import Claim, Finding, Side
from doichieu.model.span import Span

CONFLICTS = frozenset({"contradiction", "self_contradiction"})


def page_weights(claims: Iterable[Claim]) -> Counter[str]:
    """How much of what several accounts say each page tells: the accounts behind its claims, added up."""
    weight: Counter[str] = Counter()
    for claim in claims:
        for page in {span.page for span in claim.evidence}:
            weight[page] += claim.origins.min if claim.origins else 1
    return weight


def lost_evidence(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """Evidence for what fewer accounts and fewer pages say than say the contrary; a draw has no loser."""
    return tuple(span for finding in findings if finding.kind in CONFLICTS for span in _lost(finding))


def meets_any(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(o.page == span.page and o.start < span.end and span.start < o.end for o in others)


def _lost(finding: Finding) -> list[Span]:
    best = max(map(_support, finding.sides), default=())
    kept = {span for side in finding.sides if _support(side) == best for span in side.evidence}
    return [span for side in finding.sides if _support(side) != best for span in side.evidence if span not in kept]


def _support(side: Side) -> tuple[int, ...]:
    return (side.origins.min, side.origins.max, len({span.page for span in side.evidence}))
