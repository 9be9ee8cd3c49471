"""Which leg of a visit a sentence speaks of, so that a brief keeps together what belongs together."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.dossier.parts import Parts
from doichieu.dossier.standing import Places
from doichieu.model.span import Range, Span

GENERAL = -1


class Topics:
    """The legs of the story's visits in order, and what ties a place in a page to one of them."""

    def __init__(self, parts: Parts) -> None:
        """Reads the legs where there are several, the countries that pages name, and those of figures and claims."""
        legs = tuple(dict.fromkeys(leg.country for visit in parts.visits for leg in visit.legs))
        self._legs = legs if len(legs) > 1 else ()
        self._linking = parts.linking
        self._names = {r.page.id: [(n.code, n.range) for n in r.names if n.code] for r in parts.readings}
        self._tied = Places((*_figure_countries(parts), *_claim_countries(parts)))

    def of(self, page: str, place: Range, span: Span) -> tuple[int, bool]:
        """The leg that a sentence is about, by its place in the itinerary, and whether it names its country.

        The leg is `GENERAL` where it is none or several.
        """
        named, tied, inside = self._about(page, place, span)
        legs = set(self._legs)
        countries = named & legs or tied & legs or inside & legs
        topic = self._legs.index(countries.pop()) if len(countries) == 1 else GENERAL
        return topic, bool(named & legs)

    def countries(self, page: str, place: Range, span: Span) -> frozenset[str]:
        """The codes of all countries that a sentence speaks of, by name or by its figures and claims."""
        return frozenset(code for codes in self._about(page, place, span) for code in codes)

    def _about(self, page: str, place: Range, span: Span) -> tuple[set[str], set[str], set[str]]:
        """The countries that a sentence names, those of its figures and claims, those inside other names."""
        codes = (self._code(reference.entity) for reference in self._linking.within(page, place))
        named = {code for code in codes if code}
        inside = {code for code, name in self._names.get(page, ()) if place.holds(name)}
        return named, set(self._tied.meeting(span)), inside

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
