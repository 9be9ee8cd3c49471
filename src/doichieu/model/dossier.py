"""The dossier: everything that is known of one story."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.claim import Claim, Finding
from doichieu.model.decision import Decisions
from doichieu.model.entity import Entity
from doichieu.model.mention import Figure, Quote, Time
from doichieu.model.origin import StoryOrigins
from doichieu.model.page import Page
from doichieu.model.passage import Derivation, Passage
from doichieu.model.record import Record, Visit
from doichieu.model.source import Rejection
from doichieu.model.span import Span

FORMAT = "1"


class Story(Struct, frozen=True, kw_only=True):
    """Which story: `start` and `end` are the first and last day of what is told, else of publication."""

    id: str
    title: str
    start: str | None = None
    end: str | None = None
    language: str | None = None


class TimelineEvent(Struct, frozen=True, kw_only=True):
    """What happened when; `derived` marks a date that was reckoned and stands in no page."""

    when: str | None
    text: str
    evidence: tuple[Span, ...]
    entities: tuple[str, ...] = ()
    status: Literal["past", "planned", "ongoing"]
    derived: bool = False


class BriefSentence(Struct, frozen=True):
    """A sentence of the brief: verbatim page text, or verbatim pieces joined by an ellipsis."""

    text: str
    evidence: tuple[Span, ...]
    claims: tuple[str, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True):
    """One story's dossier, as `dossier.json` holds it.

    `records` are the visits; `events` records of the other kinds that have a schema; `background` what the pages
    say of relations with each country of a visit. `excerpts` says that of the pages' texts only what is cited is
    there: all else stands blanked out, so that places count as before.
    """

    doichieu: str = FORMAT
    story: Story
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    origins: StoryOrigins
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    records: tuple[Visit, ...] = ()
    events: tuple[Record, ...] = ()
    background: tuple[Record, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    excerpts: bool = False


class PageFile(Struct, frozen=True):
    """A page's text, to be written beside the dossier exactly as the offsets count it."""

    id: str
    text: str


class Bound(Struct, frozen=True):
    """A dossier with the texts of its pages."""

    dossier: Dossier
    texts: tuple[PageFile, ...]


class StoryOriginCount(Struct, frozen=True):
    """The accounts behind a story, as the list of stories gives them."""

    min: int
    max: int


class StoryEntry(Struct, frozen=True, kw_only=True):
    """One line of `stories.json`; `pages` is a count, `path` the story's folder."""

    id: str
    title: str
    start: str | None
    end: str | None
    pages: int
    origins: StoryOriginCount
    path: str


class Build(Struct, frozen=True):
    """What a run yields: dossiers, newest story first, everything that was left out, and why pages are together."""

    bound: tuple[Bound, ...]
    rejected: tuple[Rejection, ...] = ()
    decisions: Decisions = Decisions()
