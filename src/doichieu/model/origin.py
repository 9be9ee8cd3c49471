"""The accounts that pages go back to."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.span import Span


class OriginCount(Struct, frozen=True):
    """How many independent accounts stand behind a thing: at least, at most, which, and why."""

    min: int
    max: int
    groups: tuple[str, ...]
    reason: str


class Origin(Struct, frozen=True):
    """One account: a source that pages name, or one that their wording betrays."""

    id: str
    label: str
    kind: Literal["named", "inferred"]
    pages: tuple[str, ...]
    reason: str
    evidence: tuple[Span, ...]


class StoryOrigins(Struct, frozen=True):
    """The accounts behind the story as a whole."""

    min: int
    max: int
    groups: tuple[Origin, ...]
