"""Which leg of a visit a sentence speaks of, so that a brief keeps together what belongs together."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.dossier.parts import Parts
from doichieu.model.span import Range, Span

GENERAL = -1


class Topics:
    """The legs of the story's visits in order, and what ties a place in a page to one of them."""

    def __init__(self, parts: Parts) -> None:
        """Reads the legs, and which countries each figure and each claim is about."""
        self._legs = tuple(dict.fromkeys(leg.country for visit in parts.visits for leg in visit.legs))
        self._linking = parts.linking
        self._tied = [*_figure_countries(parts), *_claim_countries(parts)]

    def of(self, page: str, place: Range, span: Span) -> int:
        """The leg that a sentence is about, by its place in the itinerary; `GENERAL` where it is none or several."""
        named = {self._code(reference.entity) for reference in self._linking.within(page, place)}
        countries = named & set(self._legs)
        if not countries:
            countries = {c for c, told in self._tied if told.page == page and span.start <= told.start < span.end}
            countries &= set(self._legs)
        return self._legs.index(countries.pop()) if len(countries) == 1 else GENERAL

    def _code(self, entity: str) -> str | None:
        found = self._linking.entity(entity)
        return found.code if found else None


def _figure_countries(parts: Parts) -> Iterable[tuple[str, Span]]:
    """The countries of a figure, which may stand there by code or as entities."""
    for figure in parts.figures:
        for party in figure.parties:
            entity = parts.linking.entity(party)
            yield (entity.code or party if entity else party), figure.span


def _claim_countries(parts: Parts) -> Iterable[tuple[str, Span]]:
    for claim in parts.claims:
        for entity in (claim.about.place, claim.about.counterpart):
            found = parts.linking.entity(entity)
            if found and found.code:
                yield from ((found.code, span) for span in claim.evidence)
