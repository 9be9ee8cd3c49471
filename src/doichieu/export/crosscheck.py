"""Claims held side by side for a reader: what is told of one thing, who says it, and which side stands alone."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from doichieu.export.sheet import CONFLICTS, Sheet
from doichieu.model.claim import Claim, Finding, FindingKind

GROUPS = {
    "visit": ("visit",),
    "figures": ("figure", "change", "toll", "damage", "score"),
    "relations": ("relation", "ties", "anniversary", "agreement"),
    "people": ("post", "name"),
    "statements": ("statement", "quote"),
    "other": (),
}
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
