"""The claims that a draft makes, held beside those of the pages by the rules of comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.check.findings import reason_of
from doichieu.check.frames import Term
from doichieu.check.rules import RULES
from doichieu.check.wording import other_post
from doichieu.claims.figures import read_figures
from doichieu.claims.group import make_claims
from doichieu.claims.types import post, toll
from doichieu.dossier.draft.reading import DRAFT, Beside
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.model.claim import About, Claim
from doichieu.model.span import Range, Span


class Judged(Struct, frozen=True):
    """A claim of a draft: where it makes it, which claims of the pages say the same or another thing, and why.

    `finer` says that the same is said less exactly.
    """

    claim: Claim
    place: Range
    same: tuple[Claim, ...]
    other: tuple[Claim, ...]
    finer: bool
    reason: str

    def evidence(self, claims: Sequence[Claim]) -> tuple[Span, ...]:
        """Where the pages make claims."""
        return tuple(span for claim in claims for span in claim.evidence if span.page != DRAFT)


def judge_claims(beside: Beside) -> Iterator[Judged]:
    """Every claim of a draft that the pages make too, or that one of theirs about the same thing denies."""
    readings = (*beside.pages, beside.draft)
    claims = make_claims(readings, beside.linking, read_figures(readings, beside.linking), ())
    groups: dict[tuple[str, About], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.type, claim.about), []).append(claim)
    for group in groups.values():
        for claim in group:
            places = [span.range for span in claim.evidence if span.page == DRAFT]
            if places and claim.modality != "denied":
                yield from (_judge(claim, place, _of_pages(group)) for place in places)
    yield from _posts(claims)


def _of_pages(group: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in group if any(span.page != DRAFT for span in claim.evidence)]


def _judge(claim: Claim, place: Range, told: list[Claim]) -> Judged:
    rule = RULES.get(claim.type) if claim.type != toll.TYPE else None  # counts go on; slots hold them to the words
    verdicts = [(other, rule(claim, other)) for other in told if other != claim] if rule else []
    other = tuple(each for each, kind in verdicts if kind in {"contradiction", "update"})
    like = tuple(each for each, kind in verdicts if kind == "granularity")
    same = (claim,) if claim in told else like
    other = other if claim in told or not like else ()
    mine = len(claim.value.date or claim.value.amount or "")
    finer = same == like != () and all(mine > len(c.value.date or c.value.amount or "") for c in like)
    return Judged(claim, place, same, other, finer, reason_of(rule) if other else "")


def _posts(claims: Sequence[Claim]) -> Iterator[Judged]:
    """Posts that the draft gives a person for whom every page has a sister or a deputy of it."""
    listed = [claim for claim in claims if claim.type == post.TYPE]
    for claim in listed:
        told = [c for c in listed if c.about.subject == claim.about.subject and _of_pages([c])]
        if claim in told or any(_titled(c) == _titled(claim) for c in told):
            continue
        other = tuple(c for c in told if _rival_posts(_titled(claim), _titled(c)))
        for span in claim.evidence if other else ():
            yield Judged(claim, span.range, (), other, finer=False, reason=reason_of(other_post))


def _titled(claim: Claim) -> str:
    return " ".join(claim.value.text.casefold().split())


def _rival_posts(one: str, other: str) -> bool:
    """Whether two posts are of one kind: sisters, or the one with a deputy's word before it."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    lead = longer.removesuffix(shorter).strip() if longer.endswith(shorter) else None
    if lead is not None and lead not in _deputies():
        return False
    return other_post(*(Term(Range(0, 0), "post", title) for title in (one, other))) is not None


@cache
def _deputies() -> frozenset[str]:
    return frozenset(word for code in LANGUAGES for word in load_pack(code).posts.deputies)
