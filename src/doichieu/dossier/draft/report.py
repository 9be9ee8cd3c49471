"""What comes of holding a draft against a dossier."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.origin import OriginCount
from doichieu.model.span import Span

# `disputed`: some pages bear it out, and others contradict it or have moved on. `partly`: some of it no page mentions.
Verdict = Literal["contradicted", "disputed", "partly", "borne_out", "unmentioned", "nothing_to_check"]
AGAINST: frozenset[Verdict] = frozenset({"contradicted", "disputed"})


class Attested(Struct, frozen=True):
    """What pages say: the value in their words, where, by how many accounts, and in which claims of the dossier."""

    value: str
    evidence: tuple[Span, ...]
    origins: OriginCount
    claims: tuple[str, ...] = ()


class Point(Struct, frozen=True, kw_only=True):
    """One value that a draft states, from `start` to `end` of its text, and what the pages have in its place.

    `kind` is what it is: a number, a time, a name, or the type of a claim. `finer` says that no page is so exact;
    `reason` is that of the rule or finding, where one of these says that pages have it otherwise.
    """

    kind: str
    text: str
    start: int
    end: int
    verdict: Verdict
    finer: bool = False
    reason: str = ""
    borne_out: tuple[Attested, ...] = ()
    contradicted: tuple[Attested, ...] = ()


class Statement(Struct, frozen=True, kw_only=True):
    """One sentence of a draft, from `start` to `end` of its text; `nearest` are the sentences of the pages next to it.

    `origins` counts the accounts behind these.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    points: tuple[Point, ...] = ()
    nearest: tuple[Span, ...] = ()
    origins: OriginCount | None = None


class DraftReport(Struct, frozen=True, kw_only=True):
    """A draft held against one story. `language` is the draft's, null where it can't be told or read."""

    story: str
    title: str
    language: str | None
    statements: tuple[Statement, ...]

    @property
    def contradicted(self) -> bool:
        """Whether any statement is contradicted by any page."""
        return any(statement.verdict in AGAINST for statement in self.statements)
