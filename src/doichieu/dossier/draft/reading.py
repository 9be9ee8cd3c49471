"""The pages of a dossier read again, and a draft read like one of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from doichieu.annotate.reader import annotate_article
from doichieu.entities.linker import link_entities
from doichieu.lang.detect import language_of
from doichieu.lang.pack import pack_for
from doichieu.model.dossier import Dossier
from doichieu.model.entity import Linking
from doichieu.model.identity import digest
from doichieu.model.page import Article, Block, Page, Stamp
from doichieu.model.reading import Reading
from doichieu.origins.trace import Trace, trace_origins

DRAFT = "draft"


class Beside(Struct, frozen=True):
    """A draft beside the pages of one story: their readings, and who is who over all of them."""

    dossier: Dossier
    pages: tuple[Reading, ...]
    draft: Reading
    linking: Linking
    trace: Trace


def lay_beside(dossier: Dossier, texts: Mapping[str, str], draft: str) -> Beside:
    """Reads the pages of a dossier from their texts by page id, and the draft, line by line, as one more page."""
    pages = tuple(annotate_article(Article(page, texts[page.id])) for page in dossier.pages)
    read = annotate_article(Article(draft_page(draft, dossier), draft))
    trace = trace_origins(pages, dossier.passages, link_entities(pages))
    return Beside(dossier, pages, read, link_entities((*pages, read)), trace)


def draft_page(text: str, dossier: Dossier) -> Page:
    """A draft as a page of its own, with the day of the story's latest page for the dates that it leaves open."""
    stamps = [page.published for page in dossier.pages if page.published]
    latest = max(stamps, key=lambda stamp: stamp.value, default=None)
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        said = line.strip()
        start = at + (line.index(said) if said else 0)
        blocks += [Block(start, start + len(said), "body", True, "a line of the draft")] if said else []
        at += len(line)
    return Page(
        id=DRAFT, sources=(DRAFT,), sha256=digest(text), source_sha256=digest(text), rendering="text",
        language=draft_language(text, dossier), length=len(text), blocks=tuple(blocks),
        published=Stamp(value=latest.value, source="given", inferred=("day: that of the story's latest page",))
        if latest else None,
    )  # fmt: skip


def draft_language(text: str, dossier: Dossier) -> str | None:
    """The language that a draft is read in: its own where there is a pack for it, else the story's."""
    own = language_of(text)
    return own if pack_for(own) else dossier.story.language
