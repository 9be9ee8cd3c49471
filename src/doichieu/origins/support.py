"""How many independent accounts stand behind a claim: counted on the evidence that carries it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from doichieu.model.claim import Claim
from doichieu.model.origin import OriginCount
from doichieu.model.span import Span
from doichieu.origins.accounts import merged
from doichieu.origins.trace import Trace


def count_origins(claims: Sequence[Claim], trace: Trace) -> tuple[Claim, ...]:
    """The claims, each with the accounts behind its evidence."""
    return tuple(replace(claim, origins=accounts_behind(claim.evidence, trace)) for claim in claims)


def accounts_behind(evidence: Iterable[Span], trace: Trace) -> OriginCount:
    """The accounts that places go back to, at least and at most.

    A place in a speaker's words goes back to the speaker, one in a passage that other pages share to the
    passage's account, any other to the account of its page. So a copy, a rewrite and a second page that
    names the same source add nothing.
    """
    pages: dict[str, set[str]] = {}
    for span in evidence:
        pages.setdefault(_origin_of(span, trace), set()).add(span.page)
    groups = tuple(origin.id for origin in trace.origins.groups if origin.id in pages)
    return OriginCount(merged(groups, trace.open), len(groups), groups, _reason(pages, trace))


def _origin_of(span: Span, trace: Trace) -> str:
    meeting = [
        stretch
        for stretch in trace.stretches.get(span.page, ())
        if 2 * (min(span.end, stretch.end) - max(span.start, stretch.start)) >= span.end - span.start
    ]
    chosen = min(meeting, key=lambda stretch: (not stretch.voiced, stretch.end - stretch.start), default=None)
    return chosen.origin if chosen else trace.homes[span.page]


def _reason(pages: dict[str, set[str]], trace: Trace) -> str:
    """Which pages go back to which account, in words."""
    told = [
        f"{'1 page goes' if len(pages[origin.id]) == 1 else f'{len(pages[origin.id])} pages go'} back to {origin.label}"
        for origin in trace.origins.groups
        if origin.id in pages
    ]
    return "; ".join(told) + "." if told else "No page states it."
