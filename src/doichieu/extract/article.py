"""A page's own story: every block of it, kept or cut with a reason, and what the page says of itself."""

from __future__ import annotations

from doichieu.errors import ItemError
from doichieu.extract.flat import label_flat
from doichieu.extract.interview import mark_turns
from doichieu.extract.lines import Label, Line, read_lines
from doichieu.extract.metadata import (
    Labelled,
    find_address,
    find_authors,
    find_credits,
    find_outlet,
    find_signed,
    find_times,
    find_title,
)
from doichieu.extract.parts import part_lines
from doichieu.extract.tree import label_tree
from doichieu.extract.wording import Wording, wording_for
from doichieu.extract.wrapped import join_wrapped
from doichieu.lang.detect import language_of
from doichieu.lang.pack import LANGUAGES
from doichieu.model.page import PROSE_ROLES, Article, Block, Page
from doichieu.model.source import PageText
from doichieu.model.span import Range
from doichieu.model.view import View
from doichieu.text.canonical import canonical, view_of


def extract_article(page: PageText) -> Article:
    """The page with its blocks, language and metadata. Raises ItemError when it tells no story."""
    language = language_of(page.text)
    wording = wording_for(language if language in LANGUAGES else None)
    view = view_of(page.text)
    lines = read_lines(view, page.elements)
    lines = lines if page.elements else join_wrapped(view, lines, printed=page.rendering.startswith("pdf"))
    lines, labels = part_lines(lines, _label(page, lines, wording), wording)
    labels = mark_turns(lines, labels, wording)
    if not any(label.kept and label.role in PROSE_ROLES for label in labels):
        raise ItemError("The page tells no story: only links, controls or captions; give the article's own page.")
    labelled = Labelled(page, view, lines, labels, wording)
    found = _page(labelled, language)
    return Article(found, page.text, None if found.title else page.about.title)


def _label(page: PageText, lines: list[Line], wording: Wording) -> list[Label]:
    title = canonical(page.about.title) if page.about.title else None
    return (
        label_tree(lines, [d.value for d in page.declared if d.field == "title"], wording)
        if page.elements
        else label_flat(lines, wording, title)
    )


def _page(labelled: Labelled, language: str | None) -> Page:
    page = labelled.page
    published, modified = find_times(labelled)
    signed = find_signed(labelled)
    return Page(
        id=page.id,
        sources=(page.name,),
        sha256=page.sha256,
        source_sha256=page.source_sha256,
        rendering=page.rendering,
        url=find_address(page),
        language=language,
        length=len(page.text),
        title=find_title(labelled),
        published=published,
        modified=modified,
        authors=find_authors(labelled, signed),
        outlet=find_outlet(labelled),
        credits=find_credits(labelled, signed),
        blocks=tuple(
            _block(line, label, labelled.view) for line, label in zip(labelled.lines, labelled.labels, strict=True)
        ),
    )


def _block(line: Line, label: Label, view: View) -> Block:
    place = view.raw(Range(line.start, line.end))
    return Block(place.start, place.end, label.role, label.kept, label.reason)
