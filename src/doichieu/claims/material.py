"""What every claim type reads: one page of a story, its journeys, and the figures told in it."""

from __future__ import annotations

from msgspec import Struct

from doichieu.claims.context import PageContext
from doichieu.claims.journeys import Journey
from doichieu.model.mention import Figure


class Material(Struct, frozen=True):
    """One page, prepared once for all claim types."""

    page: PageContext
    journeys: tuple[Journey, ...] = ()
    figures: tuple[Figure, ...] = ()

    def country_id(self, code: str | None) -> str | None:
        """The entity of a country by its code, as this story links it."""
        found = (e.id for e in self.page.linking.entities if e.kind == "country" and e.code == code)
        return next(found, None) if code else None
