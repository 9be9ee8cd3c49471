"""Stories taken apart, for tests: pages of a few lines, and whatever else a test says of them."""

from __future__ import annotations

from typing import Any

from doichieu.annotate.reader import annotate_article
from doichieu.dossier.parts import Parts
from doichieu.model.entity import Linking
from doichieu.model.identity import digest, page_id
from doichieu.model.origin import StoryOrigins
from doichieu.model.page import Article, Block, Page, Role, Stamp
from doichieu.model.reading import Reading
from doichieu.model.span import Span
from doichieu.origins.trace import Trace


def read(*lines: str, published: str | None = None, roles: tuple[Role, ...] = ()) -> Reading:
    """A page with a block for each line: body, unless `roles` says otherwise."""
    text, blocks = "\n\n".join(lines), []
    for at, line in enumerate(lines):
        start = sum(len(before) + 2 for before in lines[:at])
        blocks.append(Block(start, start + len(line), roles[at] if at < len(roles) else "body", True, ""))
    page = Page(
        id=page_id(text), sources=("a.txt",), sha256=digest(text), source_sha256=digest(text), rendering="text",
        language="vi", length=len(text), blocks=tuple(blocks),
        published=Stamp(value=published, source="meta") if published else None,
    )  # fmt: skip
    return annotate_article(Article(page, text))


def at(reading: Reading, words: str) -> Span:
    """The first place of these words in a page."""
    start = reading.article.text.index(words)
    return reading.article.span(start, start + len(words))


def apart(*readings: Reading, **known: Any) -> Parts:
    """A story of these pages of which nothing else is known than what is given."""
    given: dict[str, Any] = {
        "passages": (), "linking": Linking(()), "figures": (), "claims": (), "findings": (), "visits": (),
        "trace": Trace((), StoryOrigins(1, 1, ()), {}, {}), **known,
    }  # fmt: skip
    return Parts(readings=readings, **given)
