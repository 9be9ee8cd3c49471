"""What comes in: bytes with a name, and the page text made of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.span import Range

Media = Literal["text", "html", "jsonl", "mhtml", "pdf", "warc"]


class About(Struct, frozen=True, kw_only=True):
    """What the caller knows of a page from outside: a side table, or the fields of a JSON line."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


class RawSource(Struct, frozen=True, kw_only=True):
    """One input as it was read: a file, standard input, or one JSON line, `line` its number in its file.

    `name_taken` says that an earlier line of the file has the same id.
    """

    name: str
    data: bytes
    media: Media
    about: About = About()
    line: int = 1
    name_taken: bool = False


class Declared(Struct, frozen=True):
    """A value that stands in no visible text: where it is from, and the words it was read from.

    `at` is how far the page's text had come there, for what stands in the text's own order.
    """

    field: Literal["title", "author", "outlet", "published", "modified", "url", "language"]
    value: str
    source: Literal["json-ld", "meta", "time", "url", "given"]
    quote: str
    at: int | None = None


class Element(Struct, frozen=True, gc=False):
    """A block-level stretch of an HTML rendering: where it is, and what the tree says of it.

    `tag` is the nearest block tag in lower case; `path` the tags and classes from the root, joined by
    `>`, each with its place among its siblings (`div#id.class:3`); `link_chars` and `bold_chars` how many of
    its characters stand inside links, and in bold.
    """

    range: Range
    tag: str
    path: str
    link_chars: int = 0
    bold_chars: int = 0


class PageText(Struct, frozen=True, kw_only=True):
    """A page's text, furniture included: what every span counts in.

    For plain text it is the input decoded, unchanged. For HTML it is the rendering of the whole page by
    the rule that `rendering` names, and `elements` tile its non-blank text.
    """

    id: str
    text: str
    name: str
    sha256: str
    source_sha256: str
    rendering: str
    about: About = About()
    declared: tuple[Declared, ...] = ()
    elements: tuple[Element, ...] = ()


class Rejection(Struct, frozen=True, order=True):
    """One item that was left out: at which stage, which item, and why, in a sentence with what to do."""

    stage: str
    item: str
    reason: str
