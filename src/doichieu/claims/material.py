"""What every claim type reads: one page of a story, its journeys, its deeds, and the figures told in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.times.values import NO_YEAR
from doichieu.claims.acts import Deed
from doichieu.claims.context import PageContext
from doichieu.claims.journeys import Journey
from doichieu.model.mention import Figure

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Material(Struct, frozen=True):
    """One page, prepared once for all claim types; `visitor` is the one that the page, else the story speaks of.

    `route` are the codes of the countries that the story sends that visitor to, `others` the further visitors whose
    visits it tells with their kind, each with a route, `whole` the days that it tells of
    the journey as such, `story_year` the year of most of its days.
    """

    page: PageContext
    journeys: tuple[Journey, ...] = ()
    deeds: tuple[Deed, ...] = ()
    figures: tuple[Figure, ...] = ()
    visitor: str | None = None
    route: tuple[str, ...] = ()
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    whole: frozenset[str] = frozenset()
    story_year: str | None = None

    def full(self, value: str) -> str:
        """A date whose year the page leaves out, with the year of the page, else of the story."""
        return value.replace(NO_YEAR, self.year or self.story_year or NO_YEAR)

    def of_each(self) -> Iterator[Material]:
        """The page as it speaks of each visitor of the story in turn, the one that it is about first."""
        if self.visitor:
            yield self
        for visitor, route in self.others:
            yield replace(self, visitor=visitor, route=route)

    @property
    def year(self) -> str | None:
        """The year that the page is told in: of publication, else the one that most of its days fall in."""
        published = self.page.reading.page.published
        if published and published.value[:4].isdigit():
            return published.value[:4]
        years = Counter(t.value[:4] for t in self.page.reading.times if t.value and _DAY.match(t.value))
        return max(years, key=lambda year: years[year], default=None)

    def country_id(self, code: str | None) -> str | None:
        """The entity of a country by its code, as this story links it."""
        found = (e.id for e in self.page.linking.entities if e.kind == "country" and e.code == code)
        return next(found, None) if code else None
