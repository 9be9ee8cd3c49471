"""What the templates of a story ask: names behind ids, links behind evidence, values in the reader's form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from doichieu.export.citations import Excerpt, Marks, anchor, excerpt, find_spans
from doichieu.export.display import amount, between, shortened, web_address, when
from doichieu.export.wording import Words
from doichieu.model.claim import Claim, Finding
from doichieu.model.dossier import Bound
from doichieu.model.entity import Entity, Post
from doichieu.model.mention import Figure
from doichieu.model.origin import OriginCount, StoryOrigins
from doichieu.model.page import Block, Page
from doichieu.model.span import Span

LABEL = 90
OPENING = 240
LETTERS = "abcdefghijklmnopqrstuvwxyz"
GROUPS = {
    "visit": ("visit",),
    "figures": ("figure", "change"),
    "relations": ("relation", "ties", "anniversary"),
    "people": ("post", "name"),
    "statements": ("statement",),
    "other": (),
}
SAYS = "says"
CONFLICTS = ("contradiction", "self_contradiction")
_PAGE = re.compile(r"\bp[0-9a-f]{11,}\b")
DIFFERENCES = ("correction", "update", "granularity", "variant", "omission", "single_origin", "agreement")


class Cite(Struct, frozen=True):
    """A link to evidence: where it leads, and what stands there.

    `mark` is the number of its page, for further places on that page a letter (`next`).
    """

    mark: str
    href: str
    label: str
    next: bool = False


class ShownBlock(Struct, frozen=True):
    """A block of a page, or neighbours that were cut for one reason, with their cited stretches marked."""

    block: Block
    lines: tuple[Markup, ...]


class Sheet:
    """One story, ready to be laid out."""

    def __init__(self, bound: Bound, words: Words) -> None:
        self.dossier = bound.dossier
        self.words = words
        self._texts = {page.id: page.text for page in bound.texts}
        self._pages = {page.id: page for page in self.dossier.pages}
        self._numbers = {page.id: number for number, page in enumerate(self.dossier.pages, 1)}
        self._entities = {entity.id: entity for entity in self.dossier.entities}
        self._countries = {e.code: e.name for e in self.dossier.entities if e.code}
        self._origins = {origin.id: number for number, origin in enumerate(self.dossier.origins.groups, 1)}

    # Pages and evidence

    def number(self, page: str) -> int:
        """The number that a page goes by in this dossier."""
        return self._numbers[page]

    def reason(self, text: str) -> str:
        """A reason in the reader's language, pages by their numbers."""
        return _PAGE.sub(lambda id: str(self._numbers.get(id[0], id[0])), self.words.reason(text))

    def label(self, page: Page) -> str:
        """What a reader calls a page: its outlet, else the name of its source."""
        if page.outlet:
            return page.outlet.name
        return page.sources[0].rpartition("/")[2] if page.sources else page.id

    def address(self, page: Page) -> str | None:
        """Where the page stands on the web, when that is a plain address."""
        return web_address(page.url)

    def cites(self, spans: Iterable[Span]) -> tuple[Cite, ...]:
        """A link for each stretch, by page and place."""
        ordered = sorted(set(spans), key=lambda span: (self._numbers[span.page], span.start, span.end))
        pages = groupby(ordered, key=lambda span: span.page)
        return tuple(self._cite(span, place) for _, group in pages for place, span in enumerate(group))

    def _cite(self, span: Span, place: int) -> Cite:
        mark = str(self._numbers[span.page]) if not place else LETTERS[place % len(LETTERS)]
        label = f"{self.label(self._pages[span.page])}: {shortened(span.exact, LABEL)}"
        return Cite(mark, "#" + anchor(span), label, place > 0)

    def cites_by_page(self, spans: Iterable[Span]) -> dict[str, tuple[Cite, ...]]:
        """The links of `cites` for each page id that has any."""
        ordered = sorted(set(spans), key=lambda span: self._numbers[span.page])
        return {page: self.cites(group) for page, group in groupby(ordered, key=lambda span: span.page)}

    def excerpt(self, span: Span) -> Excerpt:
        """A stretch with some of the words around it, inside its block."""
        blocks = self._pages[span.page].blocks
        room = next((b.range for b in blocks if b.range.holds(span.range)), span.range)
        return excerpt(span, self._texts[span.page], room)

    def opening(self, span: Span) -> str:
        """How a stretch begins; long ones are cut."""
        return shortened(span.exact, OPENING)

    def blocks(self, page: Page) -> tuple[ShownBlock, ...]:
        """A page's blocks with every cited stretch marked and named."""
        marks = Marks(self._cited_by_page.get(page.id, ()))
        text = self._texts[page.id]
        found = []
        for _, blocks in groupby(page.blocks, key=lambda block: block.start if block.kept else block.reason):
            alike = tuple(blocks)
            found.append(ShownBlock(alike[0], tuple(marks.html(text, block.range) for block in alike)))
        return tuple(found)

    def firsts(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The first stretch on each page, in the order of the pages."""
        first: dict[str, Span] = {}
        for span in sorted(spans):
            first.setdefault(span.page, span)
        return tuple(sorted(first.values(), key=lambda span: self._numbers[span.page]))

    @cached_property
    def _cited_by_page(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for span in self._cited():
            found.setdefault(span.page, []).append(span)
        return found

    def _cited(self) -> Iterator[Span]:
        """Every stretch that some part of the sheet may link to."""
        d = self.dossier
        parts = (d.brief, d.claims, d.findings, d.timeline, d.records, d.derivations, d.origins, d.passages, d.figures)
        yield from find_spans(parts)
        for entity in d.entities:
            yield from self.firsts(entity.mentions)
            for post in entity.posts:
                yield from self.firsts(post.evidence)
        for page in d.pages:
            yield from find_spans((page.authors, page.credits, page.published, page.outlet))

    # Names

    def name(self, entity: str | None) -> str:
        """The name behind an entity id or country code; the id itself when no entity has it."""
        if entity is None:
            return ""
        known = self._entities.get(entity)
        return known.name if known else self._countries.get(entity, entity)

    def aliases(self, entity: Entity) -> tuple[str, ...]:
        """The other ways an entity is written; ways that look the same count once."""
        looks = {unicodedata.normalize("NFC", " ".join(name.split())): name for name in entity.aliases}
        return tuple(name for look, name in looks.items() if look != entity.name)

    def post(self, post: Post) -> str:
        """A post with its body, unless the title has it already."""
        body = self.name(post.of)
        return post.title if not body or body in post.title else f"{post.title} {body}"

    def entities(self, *kinds: str) -> tuple[Entity, ...]:
        """The entities of these kinds, most mentioned first."""
        chosen = (entity for entity in self.dossier.entities if entity.kind in kinds)
        return tuple(sorted(chosen, key=lambda entity: (-len(entity.mentions), entity.name, entity.id)))

    # Values

    def when(self, value: str | None) -> str:
        """A time in the reader's form."""
        return when(value, self.words)

    def between(self, start: str | None, end: str | None) -> str:
        """A stretch of days in the reader's form; empty when neither end is known."""
        return between(start, end, self.words)

    def figure(self, figure: Figure) -> str:
        """A figure's value with its qualifier, unit and rate."""
        words = self.words
        unit = words.or_else(f"unit.{figure.unit}", figure.unit or "")
        upper = f"–{amount(figure.upper, words)}" if figure.upper else ""
        rate = f"{words('unit.per')} {words.or_else(f'unit.{figure.per}', figure.per)}" if figure.per else ""
        parts = [words.or_else(f"qualifier.{figure.qualifier}", ""), amount(figure.value, words) + upper, unit, rate]
        if figure.unit in {"rank", "ordinal"}:
            parts[1], parts[2] = parts[2], parts[1]
        return " ".join(part for part in parts if part)

    def change(self, figure: Figure) -> str:
        """How a figure moved."""
        change, words = figure.change, self.words
        if not change:
            return ""
        percent = f"{amount(change.percent, words)}%" if change.percent else ""
        by = amount(change.amount, words) if change.amount else ""
        since = f"{words('unit.since')} {self.when(change.since)}" if change.since else ""
        return " ".join(part for part in (words(f"direction.{change.direction}"), by, percent, since) if part)

    def accounts(self, count: OriginCount | StoryOrigins | None) -> str:
        """How many independent accounts: one number, or from-to where the pages leave it open."""
        if count is None:
            return ""
        return str(count.min) if count.min == count.max else f"{count.min}–{count.max}"

    def origin_numbers(self, page: str) -> tuple[int, ...]:
        """The numbers of the accounts that a page goes back to."""
        return tuple(self._origins[origin.id] for origin in self.dossier.origins.groups if page in origin.pages)

    # Choices

    def sections(self) -> tuple[tuple[str, bool], ...]:
        """The sections of the page in order, and whether there is anything in each."""
        d = self.dossier
        names = any(entity.kind != "person" for entity in d.entities)
        return (
            ("brief", bool(d.brief)),
            ("visit", bool(d.records)),
            ("findings", True),
            ("claims", bool(d.claims)),
            ("people", bool(self.entities("person"))),
            ("names", names),
            ("figures", bool(d.figures)),
            ("timeline", bool(d.timeline)),
            ("lineage", True),
            ("passages", bool(d.passages)),
            ("pages", True),
        )

    def conflicts(self) -> tuple[Finding, ...]:
        """The contradictions, those between pages first."""
        return tuple(finding for kind in CONFLICTS for finding in self.dossier.findings if finding.kind == kind)

    def differences(self) -> dict[str, tuple[Finding, ...]]:
        """The other findings by kind; kinds without any are left out."""
        found = {
            kind: tuple(f for f in self.dossier.findings if f.kind == kind) for kind in (*DIFFERENCES, "agreement")
        }
        return {kind: findings for kind, findings in found.items() if findings}

    def claims(self) -> dict[str, tuple[Claim, ...]]:
        """The claims by group, in each those with most accounts and most pages first."""
        found: dict[str, list[Claim]] = {group: [] for group in GROUPS}
        for claim in sorted(self.dossier.claims, key=lambda claim: (-_accounts(claim), -_pages(claim), claim.id)):
            found[_group(claim)].append(claim)
        return {group: tuple(claims) for group, claims in found.items() if claims}

    def matter(self, finding: Finding) -> str:
        """What a finding is about, as its claims have it."""
        known = {claim.id: claim for claim in self.dossier.claims}
        claims = (known[id] for side in finding.sides for id in side.claims if id in known)
        return next((line for line in map(self.about, claims) if line), "")

    def _property(self, name: str) -> str:
        return "" if name == SAYS else self.words.or_else(f"property.{name}", self.words.reason(name))

    def about(self, claim: Claim) -> str:
        """What a claim is about, in a line: subject, property, counterpart, period, place."""
        about = claim.about
        parts = (
            self.name(about.subject),
            self._property(about.property),
            self.name(about.counterpart),
            about.holder_of,
            self.name(about.place),
            self.when(about.period) if about.period else "",
        )
        return " · ".join(part for part in parts if part)


def _group(claim: Claim) -> str:
    kind = claim.type.partition("_")[0]
    return next((group for group, kinds in GROUPS.items() if kind in kinds), "other")


def _accounts(claim: Claim) -> int:
    return claim.origins.min if claim.origins else 0


def _pages(claim: Claim) -> int:
    return len({span.page for span in claim.evidence})
