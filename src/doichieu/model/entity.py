"""People, organisations, places and named events, linked over the pages of a story."""

from __future__ import annotations

from msgspec import Struct

from doichieu.model.reading import NameKind
from doichieu.model.span import Range, Span


class Post(Struct, frozen=True):
    """A post: `title` without the body's name, `of` the id of the body or country."""

    title: str
    of: str | None = None
    evidence: tuple[Span, ...] = ()


class Entity(Struct, frozen=True, kw_only=True):
    """Who or what is named; `aliases` are the other ways it is written in these pages."""

    id: str
    kind: NameKind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    posts: tuple[Post, ...] = ()
    mentions: tuple[Span, ...] = ()


class Reference(Struct, frozen=True, gc=False, order=True):
    """A place in a page's canonical text that refers to an entity: a name, or a post or pronoun that stands for one."""

    page: str
    range: Range
    entity: str


class Linking(Struct, frozen=True):
    """The entities of a story, and every place that refers to one of them.

    `references` are sorted by page and place; ranges count in the page's `Reading.text`.
    """

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...] = ()
