"""People, organisations, places and named events, linked over the pages of a story."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct

from doichieu.model.reading import NameKind
from doichieu.model.span import Range, Span


class Post(Struct, frozen=True):
    """A post: `title` without the body's name, `of` the id of the body or country."""

    title: str
    of: str | None = None
    evidence: tuple[Span, ...] = ()


WikidataId = Annotated[str, Meta(pattern=r"^Q[1-9][0-9]*$")]


class Entity(Struct, frozen=True, kw_only=True):
    """Who or what is named; `aliases` are the other ways it is written in these pages.

    `wikidata` is the item's id in Wikidata: no page says it, so it stays null until a user fills it.
    """

    id: str
    kind: NameKind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    wikidata: WikidataId | None = None
    posts: tuple[Post, ...] = ()
    mentions: tuple[Span, ...] = ()


class Reference(Struct, frozen=True, gc=False, order=True):
    """A place in a page's canonical text that refers to an entity: a name, or a post or pronoun that stands for one."""

    page: str
    range: Range
    entity: str


class Linking(Struct, frozen=True, dict=True):
    """The entities of a story, and every place that refers to one of them.

    `references` are sorted by page and place; ranges count in the page's `Reading.text`. References may lie
    inside one another ("Belarus" in "Đảng Cộng sản Belarus", a post's body in the post that stands for its
    holder). Ask by `at` for one place, by `within` for what a stretch speaks of, by `entity` for an id.
    """

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...] = ()

    def entity(self, entity_id: str | None) -> Entity | None:
        """The entity of an id."""
        return self._by_id.get(entity_id) if entity_id is not None else None

    def at(self, page: str, place: Range) -> str | None:
        """The id of the entity that a place refers to: by the reference there, else the widest that meets it."""
        references = self._meeting(page, place)
        exact = next((r for r in references if r.range == place), None)
        widest = max(references, key=lambda r: (r.range.length, -r.range.start), default=None)
        chosen = exact or widest
        return chosen.entity if chosen else None

    def within(self, page: str, place: Range) -> tuple[Reference, ...]:
        """The references inside a stretch, in order; those that lie inside a longer one of them are left out."""
        found: list[Reference] = []
        for reference in self._meeting(page, place):
            if not place.holds(reference.range) or (found and _inside(reference, found[-1])):
                continue
            while found and _inside(found[-1], reference):
                found.pop()
            found.append(reference)
        return tuple(found)

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """The codes of the countries by every way they are written."""
        countries = [entity for entity in self.entities if entity.kind == "country"]
        return {name: str(entity.code) for entity in countries for name in (entity.name, *entity.aliases)}

    def _meeting(self, page: str, place: Range) -> list[Reference]:
        references = self._by_page.get(page, ())
        starts, reach = self._starts.get(page, ((), 0))
        first = bisect_left(starts, place.start - reach)
        last = bisect_left(starts, max(place.end, place.start + 1))
        return [r for r in references[first:last] if r.range.meets(place)]

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_page(self) -> dict[str, tuple[Reference, ...]]:
        pages: dict[str, list[Reference]] = {}
        for reference in self.references:
            pages.setdefault(reference.page, []).append(reference)
        return {page: tuple(references) for page, references in pages.items()}

    @cached_property
    def _starts(self) -> dict[str, tuple[tuple[int, ...], int]]:
        return {
            page: (tuple(r.range.start for r in references), max(r.range.length for r in references))
            for page, references in self._by_page.items()
        }


def _inside(one: Reference, other: Reference) -> bool:
    return one.range != other.range and other.range.holds(one.range)
