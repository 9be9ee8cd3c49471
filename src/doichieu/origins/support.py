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
    names the same source add nothing; nor does a page that says again, in its own words, what it has told from
    another account before.
    """
    told: dict[str, list[tuple[str, str | None]]] = {}
    for span in sorted(evidence):
        told.setdefault(span.page, []).append(_told_by(span, trace))
    pages: dict[str, dict[str, str | None]] = {}
    for page, accounts in told.items():
        again = accounts[0][0] != trace.homes[page]
        elsewhere = {each for each in accounts if not again or each[0] != trace.homes[page]}
        for origin, voice in sorted(elsewhere, key=lambda each: (each[0], each[1] or "")):
            pages.setdefault(origin, {})[page] = voice
    groups = tuple(origin for origin in trace.origins.groups if origin.id in pages)
    ids = tuple(origin.id for origin in groups)
    reasons = [_reason(origin, pages[origin.id]) for origin in groups]
    return OriginCount(
        merged(ids, trace.open), len(ids), ids, "; ".join(reasons) + "." if ids else "No page states it."
    )


def _told_by(span: Span, trace: Trace) -> tuple[str, str | None]:
    """The account that most of a place goes back to, with the speaker, if one is heard there."""
    known = trace.stretches.get(span.page)
    told = known.holding_most(span.range) if known else []
    if not told:
        return trace.homes[span.page], None
    _, teller = min(told, key=lambda each: (each[1].voice is None, each[0].length))
    return teller.origin, teller.voice


def _reason(origin: Origin, voices: dict[str, str | None]) -> str:
    """How many pages go back to an account, and through whom."""
    count = "1 page goes" if len(voices) == 1 else f"{len(voices)} pages go"
    speakers = set(voices.values())
    label = next(iter(speakers)) if len(speakers) == 1 else None
    return f"{count} back to {label or origin.label}"
