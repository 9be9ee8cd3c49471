"""What the claims of a story say of one leader's visit, ready to be asked field by field."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from doichieu.model.claim import Claim
from doichieu.model.entity import Entity, Linking
from doichieu.model.page import Role
from doichieu.model.reading import Reading
from doichieu.model.span import Span

_PROMINENT: frozenset[Role] = frozenset({"title", "subtitle", "lead"})


class Story(Struct, frozen=True, dict=True):
    """The claims of a story, with its readings and entities."""

    readings: tuple[Reading, ...]
    linking: Linking
    claims: tuple[Claim, ...]

    def about(self, kind: str, leader: str) -> list[Claim]:
        """The claims of one type about a leader, denied ones left out."""
        return [c for c in self.claims if c.type == kind and c.about.subject == leader and c.modality != "denied"]

    def country(self, entity: str | None) -> str | None:
        """The code of a country's entity."""
        found = self.linking.entity(entity)
        return found.code if found else None

    def person(self, entity: str | None) -> Entity | None:
        """The person of an id."""
        found = self.linking.entity(entity)
        return found if found and found.kind == "person" else None

    def prominent(self, evidence: Iterable[Span]) -> bool:
        """Whether some of the evidence stands in a title or lead, or in the first paragraph of a page's text."""
        return any(span.start < self._heads.get(span.page, 0) for span in evidence)

    @cached_property
    def _heads(self) -> dict[str, int]:
        """Where the head of each page ends: its titles, its lead, and its first block of text."""
        return {reading.page.id: _head(reading) for reading in self.readings}


def _head(reading: Reading) -> int:
    kept = [block for block in reading.page.blocks if block.kept]
    heads = [block.end for block in kept if block.role in _PROMINENT]
    first = next((block.end for block in kept if block.role == "body"), 0)
    return max([*heads, first], default=0)


def support(claim: Claim) -> tuple[int, int, int, int]:
    """How well a claim is supported: accounts at least and at most, pages, places."""
    least, most = (claim.origins.min, claim.origins.max) if claim.origins else (0, 0)
    return least, most, len({span.page for span in claim.evidence}), len(claim.evidence)


def best(claims: Iterable[Claim]) -> Claim | None:
    """The best supported of several claims, the first of equals."""
    return max(claims, key=support, default=None)
