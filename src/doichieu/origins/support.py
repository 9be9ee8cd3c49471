"""How many independent accounts stand behind a claim: counted on the evidence that carries it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from doichieu.model.claim import Claim
from doichieu.model.origin import Origin, OriginCount
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
    names the same source add nothing; nor does a page that says again, in its own words, what it has from
    another account.
    """
    told: dict[str, set[str]] = {}
    for span in evidence:
        told.setdefault(span.page, set()).add(_origin_of(span, trace))
    pages: dict[str, int] = {}
    for page, origins in told.items():
        for origin in origins - {trace.homes[page]} or origins:
            pages[origin] = pages.get(origin, 0) + 1
    groups = tuple(origin for origin in trace.origins.groups if origin.id in pages)
    ids = tuple(origin.id for origin in groups)
    return OriginCount(merged(ids, trace.open), len(ids), ids, _reason(groups, pages))


def _origin_of(span: Span, trace: Trace) -> str:
    """The account that most of a place goes back to: of the voice there, else of the narrowest passage."""
    meeting = [
        stretch
        for stretch in trace.stretches.get(span.page, ())
        if 2 * (min(span.end, stretch.end) - max(span.start, stretch.start)) >= span.end - span.start
    ]
    chosen = min(meeting, key=lambda stretch: (not stretch.voiced, stretch.end - stretch.start), default=None)
    return chosen.origin if chosen else trace.homes[span.page]


def _reason(groups: Sequence[Origin], pages: dict[str, int]) -> str:
    """How many pages go back to each account, in words."""
    told = (
        f"{pages[each.id]} {'page goes' if pages[each.id] == 1 else 'pages go'} back to {each.label}" for each in groups
    )
    return "; ".join(told) + "." if groups else "No page states it."
