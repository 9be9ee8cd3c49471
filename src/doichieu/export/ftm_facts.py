"""What a run says in the vocabulary of followthemoney: one fact for each value and place.

Nothing here needs the library: schemas and properties are those of followthemoney 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1

from msgspec import Struct

from doichieu.export.colt_stays import HEADS
from doichieu.export.colt_words import standing
from doichieu.export.display import web_address
from doichieu.export.files import encode
from doichieu.export.gazetteer import english
from doichieu.export.table import one_line
from doichieu.export.told_visits import ToldVisit, day
from doichieu.model.claim import Finding
from doichieu.model.dossier import Bound, Dossier
from doichieu.model.entity import Entity, Post
from doichieu.model.identity import content_id
from doichieu.model.page import Page
from doichieu.model.span import Span

SCHEMAS = {
    "person": "Person", "organization": "Organization", "place": "Address", "country": "Address", "event": "Event",
}  # fmt: skip
LEGAL = frozenset({"person", "organization"})


class Subject(Struct, frozen=True):
    """What facts are about: an id and its schema."""

    id: str
    schema: str


class Fact(Struct, frozen=True):
    """One value of a subject, and where it stands; `page` where only that is known, not the place."""

    subject: Subject
    prop: str
    value: str
    span: Span | None = None
    page: str | None = None


def facts_of(bound: Bound) -> Iterator[Fact]:
    """The facts of one story but for its visits: pages, entities with posts and mentions, findings."""
    dossier, texts = bound.dossier, {page.id: page.text for page in bound.texts}
    entities = {entity.id: entity for entity in dossier.entities}
    for page in dossier.pages:
        yield from _page(page, "" if dossier.excerpts else texts.get(page.id, ""))
    for entity in dossier.entities:
        yield from _entity(entity)
        for post in entity.posts:
            yield from _post(entity, post, entities)
    for finding in dossier.findings:
        yield from _finding(finding, dossier)


def _page(page: Page, text: str) -> Iterator[Fact]:
    about = Subject(page.id, "Article")
    published, modified = page.published, page.modified
    title = page.title.exact if page.title else next(iter(page.sources), page.id)
    yield Fact(about, "title", one_line(title), page.title, page.id)
    for author in page.authors:
        yield Fact(about, "author", one_line(author.name), author.span, page.id)
    for prop, stamp in (("publishedAt", published), ("modifiedAt", modified)):
        if stamp:
            yield Fact(about, prop, stamp.value, stamp.span, page.id)
    if page.outlet:
        yield Fact(about, "publisher", one_line(page.outlet.name), page.outlet.span, page.id)
    # Content is known by SHA-1 there; the text's sha256 stands beside each statement.
    content = sha1(encode(text), usedforsecurity=False).hexdigest() if text else None
    known = (("contentHash", content), ("language", page.language), ("sourceUrl", web_address(page.url)))
    sources = (("fileName", source) for source in page.sources)
    for prop, value in (*known, *sources, ("bodyText", text)):
        if value:
            yield Fact(about, prop, value, None, page.id)


def _entity(entity: Entity) -> Iterator[Fact]:
    """An entity by its names, and a mention for each page that names it."""
    about = Subject(entity.id, SCHEMAS[entity.kind])
    name = one_line(entity.name) or entity.id
    yield from _placed(about, "name", name, [s for s in entity.mentions if s.exact == entity.name])
    for alias in entity.aliases:
        yield from _placed(about, "alias", one_line(alias), [s for s in entity.mentions if s.exact == alias])
    if entity.code:
        yield Fact(about, "country", entity.code)
    if entity.wikidata:
        yield Fact(about, "wikidataId", entity.wikidata)
    for page in dict.fromkeys(span.page for span in entity.mentions):
        mention = Subject(content_id("m", page, entity.id), "Mention")
        yield Fact(mention, "document", page, None, page)
        yield Fact(mention, "detectedSchema", about.schema, None, page)
        if entity.kind in LEGAL:
            yield Fact(mention, "resolved", entity.id, None, page)
        for span in entity.mentions:
            if span.page == page:
                yield Fact(mention, "name", one_line(span.exact) or name, span, page)


def _post(person: Entity, post: Post, entities: dict[str, Entity]) -> Iterator[Fact]:
    """A post as a position that the person holds; one in a body as a membership, too."""
    body = entities.get(post.of or "")
    title = one_line(post.title)
    label = title if not body or body.name in title else f"{title} {one_line(body.name)}"
    position = Subject(content_id("t", title, post.of), "Position")
    yield from _placed(position, "name", label, post.evidence)
    if body and body.kind == "country" and body.code and standing(title, of_country=True) in HEADS:
        yield Fact(position, "country", body.code)
    if person.kind != "person":
        return
    yield from _placed(Subject(person.id, "Person"), "position", label, post.evidence)
    holding = Subject(content_id("h", person.id, position.id), "Occupancy")
    yield from _placed(holding, "holder", person.id, post.evidence)
    yield from _placed(holding, "post", position.id, post.evidence)
    if body and body.kind == "organization":
        yield Fact(position, "organization", body.id)
        member = Subject(content_id("h", person.id, body.id), "Membership")
        yield from _placed(member, "member", person.id, post.evidence)
        yield from _placed(member, "organization", body.id, post.evidence)
        yield from _placed(member, "role", title, post.evidence)


def _finding(finding: Finding, dossier: Dossier) -> Iterator[Fact]:
    """A finding as a note on those whom its claims are about, with the words of each side."""
    about = Subject(finding.id, "Note")
    yield Fact(about, "description", f"{finding.kind}: {finding.reason}")
    told = {claim for side in finding.sides for claim in side.claims}
    subjects = dict.fromkeys(c.about.subject for c in dossier.claims if c.id in told and c.about.subject)
    for subject in subjects:
        yield Fact(about, "entity", subject)
    for side in finding.sides:
        yield from _placed(about, "description", one_line(side.value.text), side.evidence)
    for page in dict.fromkeys(span.page for side in finding.sides for span in side.evidence):
        yield Fact(about, "proof", page, None, page)


def visit_facts(told: ToldVisit) -> Iterator[Fact]:
    """A visit as an event, its legs as events of their own, the company as links to the leader."""
    visit, about = told.visit, Subject(told.id, "Event")
    whole = (*told.cited(), *told.cited(leg=0), *told.cited(member=0))
    yield from _placed(about, "name", _name(told, (leg.country for leg in visit.legs)), whole)
    yield Fact(about, "summary", f"visit, {visit.status}")
    if visit.country and visit.leader.entity in told.entities:
        yield Fact(Subject(visit.leader.entity, "Person"), "country", visit.country)
    yield from _involved(told, about, (visit.leader.entity, *(member.entity for member in visit.delegation)))
    for number, leg in enumerate(visit.legs, 1):
        part, spans = Subject(f"{told.id}-{number}", "Event"), told.cited(leg=number)
        yield from _placed(part, "name", _name(told, (leg.country,)), spans)
        yield Fact(part, "recordId", told.id)
        yield from _placed(part, "country", leg.country, leg.evidence.country)
        for one in (about, part):
            yield Fact(one, "location", one_line(leg.place) or english(leg.country))
            yield from _involved(told, one, (who.entity for who in leg.invited_by), "organizer")
        yield from _involved(told, part, (visit.leader.entity, *(who.entity for who in leg.hosts)))
        yield from _dated(part, (leg.start, leg.evidence.start), (leg.end, leg.evidence.end))
        for text in (leg.type, *leg.occasions):
            yield Fact(part, "summary", one_line(text or ""))
    yield from _dated(about, (visit.start, visit.evidence.start), (visit.end, visit.evidence.end))
    for page in told.pages(c.span for c in told.citations):
        yield Fact(about, "proof", page.id, None, page.id)
    yield from _company(told)


def _company(told: ToldVisit) -> Iterator[Fact]:
    leader = told.visit.leader.entity
    for number, member in enumerate(told.visit.delegation, 1):
        spans = told.cited(member=number)
        if not (leader and member.entity):
            yield from _placed(Subject(told.id, "Event"), "namesMentioned", one_line(member.name), spans)
        else:
            link = Subject(content_id("l", told.id, member.entity), "UnknownLink")
            yield from _placed(link, "subject", leader, ())
            yield from _placed(link, "object", member.entity, spans)
            yield Fact(link, "role", f"delegation of {told.id}")


def _dated(about: Subject, *ends: tuple[str | None, Iterable[Span]]) -> Iterator[Fact]:
    for prop, (end, spans) in zip(("startDate", "endDate"), ends, strict=True):
        if known := day(end):
            yield from _placed(about, prop, known, spans)


def _involved(told: ToldVisit, about: Subject, who: Iterable[str | None], prop: str = "involved") -> Iterator[Fact]:
    legal = {entity.id for entity in told.entities.values() if entity.kind in LEGAL}
    yield from (Fact(about, prop, entity) for entity in dict.fromkeys(who) if entity in legal)


def _name(told: ToldVisit, codes: Iterable[str]) -> str:
    return f"{told.person(told.visit.leader)}: {', '.join(map(english, dict.fromkeys(codes)))}"


def _placed(about: Subject, prop: str, value: str, spans: Iterable[Span]) -> Iterator[Fact]:
    """A fact for each place; where there is none, the value alone."""
    places = tuple(dict.fromkeys(spans))
    yield from (Fact(about, prop, value, span, span.page) for span in places)
    if not places:
        yield Fact(about, prop, value)
