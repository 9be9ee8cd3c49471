"""What there is to tell, and which sentence tells it: claims, figures, dates, who takes part."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from doichieu.dossier.edtf import bounds
from doichieu.dossier.parts import Parts
from doichieu.model.span import Range, Span

FIGURE, RANK, SPAN_OF_TIME, DATE, MEMBER, NAMING = 1.0, 0.7, 0.5, 0.5, 0.6, 0.1
NAMINGS = frozenset({"name", "post"})
MEASURED = frozenset({"figure", "change"})
LESSER_UNITS = {"rank": RANK, "ordinal": RANK, "year": SPAN_OF_TIME}


class Fact(Struct, frozen=True):
    """One thing to tell: `key` is the same wherever it is told, `weight` how much it is worth, `span` one place."""

    key: tuple[str | None, ...]
    weight: float
    span: Span


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
    for fact in (*_claims(parts), *_figures(parts), *_dates(parts), *_members(parts)):
        found[fact.span.page].append(fact)
    return FactBook({page: sorted(facts, key=lambda f: (f.span, f.key[0] or "")) for page, facts in found.items()})


def _claims(parts: Parts) -> Iterator[Fact]:
    for claim in parts.claims:
        if claim.type in MEASURED:
            continue
        accounts = claim.origins.min if claim.origins else 1
        weight = NAMING if claim.type in NAMINGS else (1 + accounts) / 2
        yield from (Fact(("claim", claim.id), weight, span) for span in claim.evidence)


def _figures(parts: Parts) -> Iterator[Fact]:
    for figure in parts.figures:
        weight = LESSER_UNITS.get(figure.unit or "", FIGURE)
        yield Fact(("figure", figure.value, figure.unit), weight, figure.span)


def _dates(parts: Parts) -> Iterator[Fact]:
    for reading in parts.readings:
        for time in reading.times:
            if time.sense == "calendar" and bounds(time.value):
                yield Fact(("date", time.value), DATE, reading.span(time.range))


def _members(parts: Parts) -> Iterator[Fact]:
    """Who goes along: a delegation is listed by rank, so that the first weigh most."""
    for visit in parts.visits:
        for rank, member in enumerate(visit.delegation):
            weight = MEMBER / (1 + rank / 2)
            yield from (Fact(("member", member.name), weight, span) for span in member.evidence.name)
