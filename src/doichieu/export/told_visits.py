"""The visits of a run, each once, with what the exporters ask of them: names, posts, pages, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from doichieu.export.citations import find_spans
from doichieu.export.display import web_address
from doichieu.export.joined_visits import joined
from doichieu.export.table import one_line
from doichieu.model.claim import Claim
from doichieu.model.dossier import Bound, Dossier
from doichieu.model.entity import Entity, Post
from doichieu.model.identity import content_id
from doichieu.model.mention import Time
from doichieu.model.page import Page
from doichieu.model.record import FieldEvidence, Leg, Member, Official, Visit
from doichieu.model.span import Span

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


class Citation(Struct, frozen=True):
    """A place that a field of a visit was read from, and the story that cites it.

    `leg` and `member` count from 1, in the order of the record that is shown.
    """

    story: str
    field: str
    span: Span
    leg: int | None = None
    member: int | None = None


class Telling(Struct, frozen=True):
    """A visit as one dossier tells it."""

    visit: Visit
    dossier: Dossier


class ToldVisit(Struct, frozen=True, dict=True):
    """A visit and all dossiers that tell it, the one with the latest page first."""

    id: str
    tellings: tuple[Telling, ...]

    @cached_property
    def visit(self) -> Visit:
        """The record of it: the latest, filled from the others where it is blank."""
        latest, *earlier = (telling.visit for telling in self.tellings)
        return joined(latest, earlier)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all tellings."""
        return tuple(claim for telling in self.tellings for claim in telling.dossier.claims)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times of all tellings."""
        return tuple(time for telling in self.tellings for time in telling.dossier.times)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities of all tellings by id."""
        return {e.id: e for telling in reversed(self.tellings) for e in telling.dossier.entities}

    @property
    def stories(self) -> tuple[str, ...]:
        """The ids of all stories that tell the visit."""
        return tuple(dict.fromkeys(telling.dossier.story.id for telling in self.tellings))

    def person(self, official: Official) -> str:
        """The name of an official; of one whom nobody names, the post."""
        return one_line(official.name) or self.posts(official)

    def posts(self, official: Official | Member) -> str:
        """The posts of an official, with their bodies, each once."""
        return ", ".join(dict.fromkeys(map(self.post, official.posts)))

    def post(self, post: Post) -> str:
        """A post with its body, unless the title has it already; a word in which the two meet stands once."""
        title, body = one_line(post.title), one_line(self.body(post))
        if not body or body in title:
            return title
        first, _, rest = body.partition(" ")
        meets = rest and title.casefold().endswith(f" {first}".casefold())
        return f"{title} {rest if meets else body}"

    def country_code(self, entity: str | None) -> str | None:
        """The code of the country that an entity is; None for anything else."""
        known = self.entities.get(entity or "")
        return known.code if known and known.kind == "country" else None

    def body(self, post: Post) -> str:
        """The name of the body of a post; empty where none is given."""
        known = self.entities.get(post.of or "")
        return known.name if known else ""

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that any telling cites, by field; a place once for each field."""
        found: list[Citation] = []
        for telling in self.tellings:
            visit, story = telling.visit, telling.dossier.story.id
            found += [Citation(story, field, span) for field, span in _cited(visit, "legs", "delegation")]
            legs, members = self._numbers(telling)
            for number, leg in zip(legs, visit.legs, strict=True):
                found += [Citation(story, field, span, leg=number) for field, span in _cited(leg)]
            for number, member in zip(members, visit.delegation, strict=True):
                found += [Citation(story, field, span, member=number) for field, span in _cited(member)]
        return tuple(dict.fromkeys(found))

    def cited(self, *, leg: int | None = None, member: int | None = None) -> tuple[Span, ...]:
        """The places that one leg or member rests on; without either, those of the visit as a whole."""
        return tuple(self._places.get((leg, member), ()))

    def pages(self, spans: Iterable[Span]) -> tuple[Page, ...]:
        """The pages of these places, the earliest published first, then those without a date."""
        return tuple(
            sorted((self.page_of[id] for id in {span.page for span in spans} & self.page_of.keys()), key=_when)
        )

    @cached_property
    def page_of(self) -> dict[str, Page]:
        """The pages of all tellings by id."""
        return {page.id: page for telling in self.tellings for page in telling.dossier.pages}

    @cached_property
    def story_of(self) -> dict[str, str]:
        """The story of each page, by the page's id."""
        return {page.id: t.dossier.story.id for t in reversed(self.tellings) for page in t.dossier.pages}

    @cached_property
    def _places(self) -> dict[tuple[int | None, int | None], dict[Span, None]]:
        found: dict[tuple[int | None, int | None], dict[Span, None]] = {}
        for cited in self.citations:
            found.setdefault((cited.leg, cited.member), {})[cited.span] = None
        return found

    def _numbers(self, telling: Telling) -> tuple[list[int], list[int]]:
        """The legs and members of a telling by their numbers in the record that is shown; 0 where it has them not."""
        visit, shown = telling.visit, self.visit
        if telling is self.tellings[0]:
            return list(range(1, len(visit.legs) + 1)), list(range(1, len(visit.delegation) + 1))
        legs = {leg.country: at for at, leg in reversed(list(enumerate(shown.legs, 1)))}
        members = {member.name: at for at, member in reversed(list(enumerate(shown.delegation, 1)))}
        return [legs.get(leg.country, 0) for leg in visit.legs], [members.get(m.name, 0) for m in visit.delegation]


def told_visits(run: Iterable[Bound]) -> tuple[ToldVisit, ...]:
    """The visits of all stories in the order of their first days; one that several stories tell stands once."""
    told: dict[str, list[Telling]] = {}
    for dossier in (bound.dossier for bound in run):
        for number, visit in enumerate(dossier.records, 1):
            told.setdefault(_name(visit, dossier, number), []).append(Telling(visit, dossier))
    found = (ToldVisit(name, _latest(tellings)) for name, tellings in told.items())
    return tuple(sorted(found, key=lambda each: (each.visit.start or "9", each.id)))


def day(value: str | None) -> str | None:
    """An end of a stretch of days; None for one that is open or not told."""
    return value if value and value != ".." else None


def address_of(page: Page) -> str:
    """Where a page stands: its address on the web, else the name of its source."""
    return web_address(page.url) or (page.sources[0] if page.sources else page.id)


def _name(visit: Visit, dossier: Dossier, number: int) -> str:
    """The id of a visit, which also names files; one that is none, of a dossier from elsewhere, is replaced."""
    return visit.id if _ID.fullmatch(visit.id) else content_id("v", dossier.story.id, visit.id, number)


def _latest(tellings: list[Telling]) -> tuple[Telling, ...]:
    """The dossier with the latest page first; of equals the one with more evidence, then by id."""
    by_id = sorted(tellings, key=lambda telling: telling.dossier.story.id)
    return tuple(sorted(by_id, key=lambda telling: (_last_page(telling), _evidence(telling)), reverse=True))


def _last_page(telling: Telling) -> str:
    return max((page.published.value for page in telling.dossier.pages if page.published), default="")


def _evidence(telling: Telling) -> int:
    return sum(1 for _ in find_spans(telling.visit))


def _cited(part: Visit | Leg | Member, *apart: str) -> Iterator[tuple[str, Span]]:
    """The places of a part by field: those of its evidence, and those that stand in the field itself."""
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if isinstance(value, FieldEvidence):
            for field in value.__struct_fields__:
                yield from ((field, span) for span in getattr(value, field))
        elif name not in apart:
            yield from ((name, span) for span in find_spans(value))


def _when(page: Page) -> tuple[str, str]:
    return (page.published.value if page.published else "9", page.id)
