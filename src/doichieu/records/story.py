"""What the claims of a story say of one leader's visit, ready to be asked field by field."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import leading_sentences
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity, Linking
from doichieu.model.reading import Reading
from doichieu.model.span import Span
from doichieu.records.pages import page_days


class Story(Struct, frozen=True, dict=True):
    """The claims of a story, with its readings and entities; `same` joins the entities of one name."""

    readings: tuple[Reading, ...]
    linking: Linking
    claims: tuple[Claim, ...]
    same: dict[str, str] = {}

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
        """Whether some of the evidence stands in a title or lead, or in the first sentences of a page's text."""
        return any(start <= s.start < end for s in evidence for start, end in self._heads.get(s.page, ()))

    def in_titles(self, evidence: Iterable[Span]) -> bool:
        """Whether all of the evidence stands in titles, which shorten what they tell."""
        titles = {r.page.id: r.page.title for r in self.readings}
        return all((title := titles[s.page]) is not None and title.start <= s.start < title.end for s in evidence)

    def titled(self, evidence: Iterable[Span]) -> bool:
        """Whether some of the evidence stands in a title."""
        return any(self.in_titles([span]) for span in evidence)

    def sentence(self, span: Span) -> tuple[int, int] | None:
        """Where the sentence of a place begins and ends, in the raw text."""
        return next((s for s in self._sentences.get(span.page, ()) if s[0] <= span.start < s[1]), None)

    def together(self, span: Span, others: Iterable[Span]) -> bool:
        """Whether some other evidence stands in the sentence of a place."""
        sentence = self.sentence(span)
        return sentence is not None and any(
            other.page == span.page and sentence[0] <= other.start < sentence[1] for other in others
        )

    def first_told(self, claims: Iterable[Claim]) -> tuple[str, int, int]:
        """Where claims are told first: the day of the page, its place among the pages, the place on it."""
        order = {reading.page.id: at for at, reading in enumerate(self.readings)}
        return min((self.days.get(s.page, ""), order[s.page], s.start) for s in spans(claims))

    def until(self, day: str) -> Story:
        """The story as the pages up to a day tell it."""
        readings = tuple(r for r in self.readings if self.days.get(r.page.id, "") <= day)
        pages = {reading.page.id for reading in readings}
        cut = (replace(c, evidence=tuple(s for s in c.evidence if s.page in pages)) for c in self.claims)
        return Story(readings, self.linking, tuple(claim for claim in cut if claim.evidence), self.same)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs of the languages that the pages are in."""
        found = {r.page.language: pack_for(r.page.language) for r in self.readings}
        return tuple(pack for pack in found.values() if pack is not None)

    @cached_property
    def days(self) -> dict[str, str]:
        """The day that each page stands for."""
        return page_days(self.readings)

    @cached_property
    def latest(self) -> str:
        """The day of the latest page; empty where no page has one."""
        return max(self.days.values(), default="")

    @cached_property
    def _sentences(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The places of all sentences of each page."""
        found = {r.page.id: [r.view.raw(sentence.range) for sentence in r.sentences] for r in self.readings}
        return {page: tuple((place.start, place.end) for place in places) for page, places in found.items()}

    @cached_property
    def _heads(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The places of the sentences in each page's head."""
        return {reading.page.id: _head(reading) for reading in self.readings}


def _head(reading: Reading) -> tuple[tuple[int, int], ...]:
    places = (reading.view.raw(place) for place in leading_sentences(reading))
    return tuple((place.start, place.end) for place in places)


def spans(claims: Iterable[Claim]) -> tuple[Span, ...]:
    """All the evidence of several claims, each place once."""
    return tuple(dict.fromkeys(span for claim in claims for span in claim.evidence))


def support(claim: Claim) -> tuple[int, int, int, int]:
    """How well a claim is supported: accounts at least and at most, pages, places."""
    least, most = (claim.origins.min, claim.origins.max) if claim.origins else (0, 0)
    return least, most, len({span.page for span in claim.evidence}), len(claim.evidence)


def best(claims: Iterable[Claim]) -> Claim | None:
    """The best supported of several claims, the first of equals."""
    return max(claims, key=support, default=None)
