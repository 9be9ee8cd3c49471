"""What the templates of a story ask: names behind ids, values in the reader's form."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from babel import Locale
from msgspec import Struct

from doichieu.export.display import amount, between, day_of_month, web_address, when
from doichieu.export.wording import Words
from doichieu.model.claim import Claim, Finding, Value
from doichieu.model.dossier import Bound
from doichieu.model.entity import Entity, Post
from doichieu.model.mention import Figure
from doichieu.model.origin import OriginCount, StoryOrigins
from doichieu.model.page import Page
from doichieu.model.record import Record, Slot
from doichieu.model.span import Span

SAYS = "says"
PLUS = " + "
PARTS = {"visit", "occasion"}
CONFLICTS = ("contradiction", "self_contradiction")
_PAGE = re.compile(r"\bp[0-9a-f]{11,}\b")
DIFFERENCES = ("correction", "update", "granularity", "variant", "omission", "single_origin", "agreement")


class FigureRow(Struct, frozen=True):
    """A figure, and every place that gives the same."""

    figure: Figure
    spans: tuple[Span, ...]


class Sheet:
    """One story, ready to be laid out."""

    def __init__(self, bound: Bound, words: Words) -> None:
        self.dossier = bound.dossier
        self.words = words
        self._numbers = {page.id: number for number, page in enumerate(self.dossier.pages, 1)}
        self._entities = {entity.id: entity for entity in self.dossier.entities}
        self._countries = {e.code: e.name for e in self.dossier.entities if e.code}
        self._territories = Locale(words.language).territories
        self._origins = {origin.id: number for number, origin in enumerate(self.dossier.origins.groups, 1)}

    # Pages

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

    # Names

    def name(self, entity: str | None) -> str:
        """The name behind an entity id or country code; the id itself when no entity has it."""
        if entity is None:
            return ""
        known = self._entities.get(entity)
        return known.name if known else self._countries.get(entity) or self._territories.get(entity, entity)

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

    def day_of_month(self, day: str) -> str:
        """A day in the reader's form, without its year."""
        return day_of_month(day, self.words)

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
        return (
            ("brief", bool(d.brief)),
            ("conflicts", bool(self.conflicts())),
            ("visit", bool(d.records)),
            ("records", bool(d.events)),
            ("claims", bool(d.claims or d.findings)),
            ("people", bool(d.entities)),
            ("figures", bool(d.figures)),
            ("timeline", bool(d.timeline)),
            ("lineage", True),
            ("pages", True),
        )

    def figures(self) -> tuple[FigureRow, ...]:
        """The figures, each once with all its places: those first that are told most fully, and by most pages."""
        found: dict[tuple[object, ...], list[Figure]] = {}
        for f in self.dossier.figures:
            same = (f.what, f.value, f.upper, f.unit, f.per, f.qualifier, f.period, f.parties, self.change(f))
            found.setdefault(same, []).append(f)
        rows = (FigureRow(alike[0], tuple(f.span for f in alike)) for alike in found.values())
        return tuple(sorted(rows, key=_telling, reverse=True))

    def slots(self, record: Record) -> tuple[tuple[str, tuple[Slot, ...]], ...]:
        """What a record says, by slot."""
        return tuple((name, tuple(slots)) for name, slots in groupby(record.slots, key=lambda slot: slot.name))

    def conflicts(self) -> tuple[Finding, ...]:
        """The contradictions, those between pages first."""
        return tuple(finding for kind in CONFLICTS for finding in self.dossier.findings if finding.kind == kind)

    def differences(self) -> dict[str, tuple[Finding, ...]]:
        """The other findings by kind; kinds without any are left out."""
        found = {
            kind: tuple(f for f in self.dossier.findings if f.kind == kind) for kind in (*DIFFERENCES, "agreement")
        }
        return {kind: findings for kind, findings in found.items() if findings}

    def matter(self, finding: Finding) -> str:
        """What a finding is about, as its claims have it."""
        known = {claim.id: claim for claim in self.dossier.claims}
        claims = (known[id] for side in finding.sides for id in side.claims if id in known)
        return next((line for line in map(self.about, claims) if line), "")

    def said(self, value: Value) -> str:
        """A claim's value; the parts of a leg, which the analysis names, in the reader's language."""
        parts = value.text.split(PLUS)
        return PLUS.join(self.words(f"part.{part}") for part in parts) if set(parts) <= PARTS else value.text

    def _property(self, name: str) -> str:
        said, _, what = name.partition(": ")
        if said == SAYS:
            return what
        return self.words.or_else(f"property.{name}", self.words.reason(name))

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


def _telling(row: FigureRow) -> tuple[int, int]:
    """How much a figure says beside its value, and on how many pages."""
    figure = row.figure
    known = (figure.parties, figure.period, figure.change, figure.per)
    return sum(map(bool, known)), len({span.page for span in row.spans})
