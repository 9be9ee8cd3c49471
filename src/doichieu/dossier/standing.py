"""Which pages and which words to tell a story by: the best attested, and none that lost a contradiction."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from doichieu.model.claim import Claim, Finding, Side
from doichieu.model.reading import Reading
from doichieu.model.span import Span

CONFLICTS = frozenset({"contradiction", "self_contradiction"})
REPLACED = frozenset({"update", "correction"})


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


def rivals_by_place(findings: Iterable[Finding]) -> Callable[[Span], dict[str, tuple[Span, ...]]]:
    """What stands against a stretch where no side is better attested: one place for each other side, by finding."""
    drawn = {f.id: f for f in findings if f.kind in CONFLICTS and len({_support(side) for side in f.sides}) == 1}
    places = Places((f.id, span) for f in drawn.values() for side in f.sides for span in side.evidence)

    def rivals(span: Span) -> dict[str, tuple[Span, ...]]:
        met = [drawn[finding] for finding in sorted(places.meeting(span))]
        return {f.id: tuple(s.evidence[0] for s in f.sides if not meets_any(span, s.evidence)) for f in met}

    return rivals


def stale_evidence(findings: Iterable[Finding], readings: Iterable[Reading]) -> tuple[Span, ...]:
    """Evidence for values that a later page replaced."""
    published = {r.page.id: r.page.published.value for r in readings if r.page.published}
    return tuple(
        span
        for finding in findings
        if finding.kind in REPLACED
        for side in finding.sides
        if _latest(side, published) < max(_latest(other, published) for other in finding.sides)
        for span in side.evidence
    )


def meets_any(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(o.page == span.page and o.start < span.end and span.start < o.end for o in others)


class Places:
    """Spans by page, to be asked which of them a span meets."""

    def __init__(self, named: Iterable[tuple[str, Span]]) -> None:
        """`named` gives each span the name it is answered by."""
        self._spans: dict[str, list[tuple[Span, str]]] = {}
        for name, span in named:
            self._spans.setdefault(span.page, []).append((span, name))
        for listed in self._spans.values():
            listed.sort()
        self._reach = {page: max(s.end - s.start for s, _ in listed) for page, listed in self._spans.items()}

    def meeting(self, span: Span) -> frozenset[str]:
        """The names of the spans that share a character with this one."""
        listed = self._spans.get(span.page, [])
        first = bisect_left(listed, span.start - self._reach.get(span.page, 0), key=lambda item: item[0].start)
        last = bisect_left(listed, span.end, key=lambda item: item[0].start)
        return frozenset(name for other, name in listed[first:last] if span.start < other.end)


def _lost(finding: Finding) -> list[Span]:
    best = max(map(_support, finding.sides), default=())
    kept = {span for side in finding.sides if _support(side) == best for span in side.evidence}
    return [span for side in finding.sides if _support(side) != best for span in side.evidence if span not in kept]


def _support(side: Side) -> tuple[int, ...]:
    return (side.origins.min, side.origins.max, len({span.page for span in side.evidence}))


def _latest(side: Side, published: Mapping[str, str]) -> str:
    return max((published.get(span.page, "") for span in side.evidence), default="")
