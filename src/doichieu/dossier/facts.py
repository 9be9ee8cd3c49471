"""What there is to tell, and which sentence tells it: claims, figures, dates, who takes part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.wordings import phrases
from doichieu.dossier.edtf import bounds
from doichieu.dossier.latest import last_counts, outcome_told, told_sentences
from doichieu.dossier.parts import Parts
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.reading import Sentence
from doichieu.model.span import Range, Span

FIGURE, SMALL, DATE, STATUS, MEMBER, OTHER = 1.0, 0.3, 0.5, 2.0, 0.9, 0.5
SETTING, ANNIVERSARY = 1.5, "anniversary"
LESSER_UNITS = {"rank": 0.7, "ordinal": 0.7, "year": 0.5}
CLAIMS = {
    "visit_rank": 1.5, "visit_dates": 1.0, "relation": 1.0, "anniversary": 0.8, "visit_kind": 0.6,
    "visit_occasion": 0.6, "visit_stop": 0.3, "visit_order": 0.3, "visit_invitation": 0.3, "visit_company": 0.3,
    "ties": 0.3, "visit_parts": 0.2, "visit_scope": 0.2, "post": 0.05, "name": 0.05,
}  # fmt: skip
COUNT, AGREEMENT = "count", "agreement"
AGREED = 1.0
ON_VISIT = frozenset({"visit_rank", "visit_dates", "visit_kind", "visit_occasion"})
TOLD_ELSEWHERE = frozenset({"figure", "change", "visit_member", "statement"})


class Fact(Struct, frozen=True):
    """One thing to tell: `key` is the same wherever it is told, `weight` how much it is worth, `span` one place.

    `on_visit` marks what a visit is: of which kind, for which time of its like, when.
    """

    key: tuple[str | None, ...]
    weight: float
    span: Span
    on_visit: bool = False


class FactBook(Struct, frozen=True):
    """The facts of a story by page, in order of place."""

    facts: dict[str, list[Fact]]

    def inside(self, page: str, place: Range) -> list[Fact]:
        """The facts that begin inside a stretch of a page, in raw offsets."""
        listed = self.facts.get(page, [])
        first = bisect_right(listed, place.start - 1, key=lambda fact: fact.span.start)
        last = bisect_right(listed, place.end - 1, key=lambda fact: fact.span.start)
        return listed[first:last]


def collect_facts(parts: Parts) -> FactBook:
    """Every fact of the story with every place that tells it. What several accounts say weighs more."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in (
        *_claims(parts),
        *_figures(parts),
        *_dates(parts),
        *_agreements(parts),
        *_counts(parts),
        *_visits(parts),
        *_settings(parts),
    ):
        found[fact.span.page].append(fact)
    return FactBook({page: sorted(facts, key=lambda f: (f.span, f.key[0] or "")) for page, facts in found.items()})


def _claims(parts: Parts) -> Iterator[Fact]:
    for claim in parts.claims:
        if claim.type not in TOLD_ELSEWHERE:
            accounts = claim.origins.min if claim.origins else 1
            weight = CLAIMS.get(claim.type, OTHER) * (1 + accounts) / 2
            on_visit = claim.type in ON_VISIT
            yield from (Fact(("claim", claim.id), weight, span, on_visit) for span in claim.evidence)


def _figures(parts: Parts) -> Iterator[Fact]:
    for figure in parts.figures:
        small = len(figure.value) == 1 and figure.unit != "percent"
        weight = LESSER_UNITS.get(figure.unit or "", SMALL if small else FIGURE)
        yield Fact(("figure", figure.value, figure.unit), weight, figure.span)


def _dates(parts: Parts) -> Iterator[Fact]:
    for reading in parts.readings:
        for time in reading.times:
            if time.sense == "calendar" and bounds(time.value):
                yield Fact(("date", time.value), DATE, reading.span(time.range))


def _agreements(parts: Parts) -> Iterator[Fact]:
    """What two bodies or more did together at a stated date, once for the same bodies."""
    for reading in parts.readings:
        dates = [t.range for t in reading.times if t.sense == "calendar" and t.type == "date" and bounds(t.value)]
        for sentence in told_sentences(reading):
            named = parts.linking.within(reading.page.id, sentence.range)
            bodies = {r.entity for r in named if _kind(parts, r.entity) == "organization"}
            if len(bodies) > 1 and any(sentence.range.holds(date) for date in dates):
                yield Fact((AGREEMENT, *sorted(bodies)), AGREED, reading.span(sentence.range))


def _kind(parts: Parts, entity: str) -> str | None:
    found = parts.linking.entity(entity)
    return found.kind if found else None


def _counts(parts: Parts) -> Iterator[Fact]:
    yield from (Fact((COUNT, kind), STATUS, span) for kind, span in last_counts(parts))


def _visits(parts: Parts) -> Iterator[Fact]:
    """What became of a visit, and who goes along: a delegation is listed by rank, so that the first weigh most."""
    for visit in parts.visits:
        told = visit.evidence.status if visit.status == "under_way" else outcome_told(parts, visit)
        yield from (Fact(("status", visit.status), STATUS, span) for span in told)
        for rank, member in enumerate(visit.delegation):
            weight = MEMBER / (1 + rank / 2)
            yield from (Fact(("member", member.name), weight, span) for span in member.evidence.name)


def _settings(parts: Parts) -> Iterator[Fact]:
    """What a time it is that something falls into: a sentence that says so, by the anniversaries that it names."""
    for reading in parts.readings:
        pack = pack_for(reading.page.language)
        kept = [time for time in reading.times if time.sense == ANNIVERSARY]
        for sentence in told_sentences(reading) if pack and kept else ():
            years = sorted({t.value or "" for t in kept if sentence.range.holds(t.range)})
            if pack and years and _setting(pack.code).search(reading.text, *_ends(sentence)):
                yield Fact(("setting", *years), SETTING, reading.span(sentence.range))


@cache
def _setting(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).statements.settings)


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.range.start, sentence.range.end
