"""A page: its sources, its metadata and its blocks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from doichieu.model.span import Range, Span

Role = Literal[
    "title", "subtitle", "byline", "dateline", "lead", "body", "question", "answer", "caption", "source_credit",
    "related_link", "related_teaser", "widget_heading", "comment_form", "navigation", "artefact",
]  # fmt: skip
STORY_ROLES: frozenset[str] = frozenset(
    {"title", "subtitle", "byline", "dateline", "lead", "body", "question", "answer", "caption", "source_credit"}
)
PROSE_ROLES: frozenset[str] = frozenset({"lead", "body", "question", "answer"})


class Block(Struct, frozen=True, gc=False):
    """A stretch of a page with one role; kept when it belongs to the page's own story. `reason` is for readers."""

    start: int
    end: int
    role: Role
    kept: bool
    reason: str

    @property
    def range(self) -> Range:
        """The block's place."""
        return Range(self.start, self.end)


class Stamp(Struct, frozen=True, kw_only=True):
    """A time of publication or change.

    `value` is EDTF, with minute precision as our one extension, local time of the outlet; `source` (`from`
    in JSON) says where it was read; `inferred` names the parts taken from context; `quote` the words it was
    read from where no visible text holds them.
    """

    value: str
    source: Literal["text", "json-ld", "meta", "url", "given"] = field(name="from")
    span: Span | None = None
    inferred: tuple[str, ...] = ()
    quote: str | None = None


class Author(Struct, frozen=True):
    """Who signed a page."""

    name: str
    span: Span | None = None


class Outlet(Struct, frozen=True):
    """The site that published a page; `source` (`from` in JSON) where it was read."""

    name: str
    span: Span | None = None
    source: str | None = field(name="from", default=None)


class Credit(Struct, frozen=True):
    """Whom a page credits: `text` for the whole page, `photo`, `attribution` for one sentence."""

    kind: Literal["text", "photo", "attribution"]
    name: str
    span: Span


class Page(Struct, frozen=True, kw_only=True):
    """One page of the dossier; `length` is in code points of its text. Blocks tile the non-blank text."""

    id: str
    sources: tuple[str, ...]
    sha256: str
    source_sha256: str
    rendering: str
    url: str | None = None
    language: str | None = None
    length: int
    title: Span | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    authors: tuple[Author, ...] = ()
    outlet: Outlet | None = None
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()


class Article(Struct, frozen=True):
    """A page with its text, as `extract` hands it on; `headline` is a title given for it that its text doesn't show."""

    page: Page
    text: str
    headline: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The evidence at these offsets of the page's text."""
        return Span(self.page.id, start, end, self.text[start:end])
