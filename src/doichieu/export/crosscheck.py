"""Claims held side by side for a reader: what is told of one thing, who says it, and which side stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from doichieu.export.sheet import CONFLICTS, Sheet
from doichieu.model.claim import Claim, Finding, FindingKind, Value
from doichieu.model.dossier import Dossier
from doichieu.model.origin import OriginCount
from doichieu.model.span import Span

GROUPS = {
    "visit": ("visit",),
    "figures": ("figure", "change", "toll", "damage", "score"),
    "relations": ("relation", "ties", "anniversary", "agreement"),
    "people": ("post", "name"),
    "statements": ("statement", "quote"),
    "other": (),
}
AGREED = frozenset({"agreement", "single_origin"})
DIFFERING = (*CONFLICTS, "correction", "update", "granularity", "variant", "omission")


class Tag(Struct, frozen=True, order=True):
    """What a finding makes of a claim; `odd` where it is of the side that stands alone."""

    kind: FindingKind
    finding: str
    odd: bool = False


class Line(Struct, frozen=True):
    """A claim with what the findings make of it, each kind once."""

    claim: Claim
    tags: tuple[Tag, ...]

    @property
    def odd(self) -> bool:
        """Whether it is the odd one out."""
        return any(tag.odd for tag in self.tags)


class Topic(Struct, frozen=True):
    """All that is said of one thing."""

    about: str
    lines: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        """Whether the pages tell it in more than one way."""
        return any(tag.kind in DIFFERING for line in self.lines for tag in line.tags)


class Group(Struct, frozen=True):
    """Topics of one kind: `name` is a key of `GROUPS`, or `differing`."""

    name: str
    topics: tuple[Topic, ...]

    @property
    def claims(self) -> int:
        """How many claims it holds."""
        return sum(len(topic.lines) for topic in self.topics)


class Row(Struct, frozen=True):
    """One value that is told of something, with the places that tell it: a side of a finding, or a claim by itself.

    `claim` is None for a side that lies inside longer clauses and is about none of them.
    """

    value: Value
    claim: Claim | None
    evidence: tuple[Span, ...]
    origins: OriginCount | None
    finding: Finding | None = None
    odd: bool = False


def told_rows(dossier: Dossier) -> Iterator[Row]:
    """Who says what: the sides of what the pages tell in several ways, finding by finding, then all other claims."""
    claims = {claim.id: claim for claim in dossier.claims}
    told: set[str] = set()
    for finding in dossier.findings:
        if finding.kind not in AGREED:
            for side, odd in zip(finding.sides, odd_sides(finding), strict=True):
                said = [claims[claim] for claim in side.claims if claim in claims]
                one = said[0] if len(said) == 1 and said[0].value.text == side.value.text else None
                told |= {one.id} if one else set()
                yield Row(side.value, one, side.evidence, side.origins, finding, odd)
    for claim in dossier.claims:
        if claim.id not in told:
            yield Row(claim.value, claim, claim.evidence, claim.origins)


def cross_table(sheet: Sheet) -> tuple[Group, ...]:
    """The claims by group: first what the pages tell in several ways, then the rest by what it is about."""
    tags = _tags(sheet.dossier.findings)
    told: dict[tuple[str, object], list[Line]] = {}
    for claim in sorted(sheet.dossier.claims, key=lambda claim: (-_accounts(claim), -_pages(claim), claim.id)):
        told.setdefault((claim.type, claim.about), []).append(Line(claim, tags.get(claim.id, ())))
    groups: dict[str, list[Topic]] = {name: [] for name in ("differing", *GROUPS)}
    for (kind, _), lines in told.items():
        topic = Topic(sheet.about(lines[0].claim), tuple(lines))
        groups["differing" if topic.differs else _group(kind)].append(topic)
    return tuple(Group(name, tuple(topics)) for name, topics in groups.items() if topics)


def odd_sides(finding: Finding) -> tuple[bool, ...]:
    """Which sides of a contradiction stand alone: fewer accounts than another has, or as many by fewer pages."""
    weights = [(side.origins.max, len({span.page for span in side.evidence})) for side in finding.sides]
    most = max(weights, default=(0, 0))
    return tuple(finding.kind in CONFLICTS and weight < most for weight in weights)


def _tags(findings: Iterable[Finding]) -> dict[str, tuple[Tag, ...]]:
    found: dict[str, dict[FindingKind, Tag]] = {}
    for finding in findings:
        for side, odd in zip(finding.sides, odd_sides(finding), strict=True):
            for claim in side.claims:
                found.setdefault(claim, {}).setdefault(finding.kind, Tag(finding.kind, finding.id, odd))
    return {claim: tuple(kinds.values()) for claim, kinds in found.items()}


def _group(kind: str) -> str:
    first = kind.partition("_")[0]
    return next((group for group, kinds in GROUPS.items() if first in kinds), "other")


def _accounts(claim: Claim) -> int:
    return claim.origins.min if claim.origins else 0


def _pages(claim: Claim) -> int:
    return len({span.page for span in claim.evidence})
