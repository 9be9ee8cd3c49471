"""Structured kinds: the visit, and records of any kind that a schema describes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.claim import Modality, Value
from doichieu.model.entity import Post
from doichieu.model.origin import OriginCount
from doichieu.model.span import Span

VisitType = Literal["state", "official", "official_friendship", "working", "private", "attendance"]
VisitStatus = Literal["announced", "under_way", "completed", "cancelled"]


class FieldEvidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the fields of a visit, a leg or a member were read; a field that is not there has no evidence."""

    leader: tuple[Span, ...] = ()
    spouse: tuple[Span, ...] = ()
    status: tuple[Span, ...] = ()
    start: tuple[Span, ...] = ()
    end: tuple[Span, ...] = ()
    country: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    type: tuple[Span, ...] = ()
    occasions: tuple[Span, ...] = ()
    invited_by: tuple[Span, ...] = ()
    hosts: tuple[Span, ...] = ()
    name: tuple[Span, ...] = ()
    posts: tuple[Span, ...] = ()
    legs: tuple[Span, ...] = ()


class Official(Struct, frozen=True, kw_only=True):
    """A person in a visit's record with the posts that these pages give."""

    entity: str | None = None
    name: str | None = None
    posts: tuple[Post, ...] = ()


class Leg(Struct, frozen=True, kw_only=True):
    """One country of a visit, in itinerary order; null fields are told by no page."""

    country: str
    place: str | None = None
    type: VisitType | None = None
    occasions: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    invited_by: tuple[Official, ...] = ()
    hosts: tuple[Official, ...] = ()
    evidence: FieldEvidence = FieldEvidence()


class Member(Struct, frozen=True, kw_only=True):
    """A member of the delegation; `legs` are country codes, "all", or null where it can't be told."""

    entity: str | None = None
    name: str
    posts: tuple[Post, ...] = ()
    legs: tuple[str, ...] | Literal["all"] | None = None
    evidence: FieldEvidence = FieldEvidence()


class Moment(Struct, frozen=True, kw_only=True):
    """How a visit stood as of one dated page: its state and days, and the words that say so."""

    as_of: str
    status: VisitStatus
    start: str | None = None
    end: str | None = None
    evidence: tuple[Span, ...] = ()


class Visit(Struct, frozen=True, kw_only=True, tag_field="kind", tag="visit"):
    """The record of one visit of a leader, over all its legs.

    `country` is that in whose name the leader travels: of a post, else the one that the name is from.
    `id` is made of leader, countries and days, and is the same in every dossier of a run that tells the visit;
    `history` is how it stood from page to page, in order of date, each state where it is first told.
    """

    id: str = ""
    direction: Literal["outbound", "inbound"] | None
    status: VisitStatus
    leader: Official
    country: str | None = None
    spouse: bool | None = None
    start: str | None = None
    end: str | None = None
    legs: tuple[Leg, ...] = ()
    delegation: tuple[Member, ...] = ()
    evidence: FieldEvidence = FieldEvidence()
    history: tuple[Moment, ...] = ()


class Slot(Struct, frozen=True, kw_only=True):
    """One thing that a record says: the value, when it holds, and where pages say so.

    `name` is the slot's in the schema of the record's kind; a slot that takes several values stands several times.
    """

    name: str
    value: Value
    period: str | None = None
    modality: Modality = "stated"
    claims: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    origins: OriginCount | None = None


class Record(Struct, frozen=True, kw_only=True):
    """A structured record of any kind: what it is about if that is an entity, and its slots in the schema's order."""

    kind: str
    about: str | None = None
    slots: tuple[Slot, ...] = ()
