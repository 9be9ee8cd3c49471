"""The links of a story's page to its evidence, and the pages with exactly those places marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from doichieu.export.citations import BLANK, Excerpt, Marks, anchor, excerpt
from doichieu.export.sheet import Sheet
from doichieu.model.page import Block, Page
from doichieu.model.span import Span

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHOWN = 8
FEW = 3


class Cite(Struct, frozen=True):
    """A link to evidence: `mark` is the number of its page, for further places on that page a letter (`next`)."""

    mark: str
    href: str
    next: bool = False


class Cites(Struct, frozen=True):
    """Links to the first places, and how many more there are: `rest` has those as `3:140-397`, pages by number."""

    shown: tuple[Cite, ...]
    left: int = 0
    rest: str = ""


class Line(Struct, frozen=True):
    """A stretch of a page as it stands, with what is cited marked: `at` is where in the page's text it begins."""

    at: int
    html: Markup


class ShownBlock(Struct, frozen=True):
    """A block of a page, or neighbours that were cut for one reason."""

    block: Block
    lines: tuple[Line, ...]


class PageLinks:
    """Hands out links, and marks in the pages those places that it handed out: so the pages are laid out last."""

    def __init__(self, sheet: Sheet, texts: dict[str, str]) -> None:
        self._sheet = sheet
        self._texts = texts
        self._asked: dict[str, set[Span]] = {}
        self._pages = {page.id: page for page in sheet.dossier.pages}

    def cites(self, spans: Iterable[Span], shown: int = SHOWN) -> Cites:
        """Links to these stretches in the order of pages and places."""
        ordered = self._ordered(spans)
        first, rest = ordered[:shown], ordered[shown:]
        number = self._sheet.number
        places = " ".join(f"{number(span.page)}:{span.start}-{span.end}" for span in rest)
        return Cites(self._links(first), len(rest), places)

    def few(self, spans: Iterable[Span]) -> Cites:
        """The same, fewer of them shown."""
        return self.cites(spans, FEW)

    def by_page(self, spans: Iterable[Span]) -> dict[str, Cites]:
        """The links of `few` for each page id that has any."""
        return {page: self.few(group) for page, group in groupby(self._ordered(spans), key=lambda span: span.page)}

    def quotes(self, spans: Iterable[Span]) -> tuple[tuple[Cite, Excerpt], ...]:
        """The first stretch of each of the first pages, with its link and the words around it."""
        return tuple((self._links([span])[0], self._excerpt(span)) for span in self.firsts(spans)[:FEW])

    def beyond(self, spans: Iterable[Span]) -> Cites:
        """Links to what `quotes` does not quote."""
        chosen = tuple(spans)
        return self.cites(set(chosen) - set(self.firsts(chosen)[:FEW]))

    def firsts(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The first stretch on each page, in the order of the pages."""
        groups = groupby(self._ordered(spans), key=lambda span: span.page)
        return tuple(next(group) for _, group in groups)

    def blocks(self, page: Page) -> tuple[ShownBlock, ...]:
        """A page's blocks, every stretch that was linked to marked and named."""
        marks = Marks(self._asked.get(page.id, ()), gaps=self._sheet.dossier.excerpts)
        text = self._texts[page.id]
        found = []
        for _, blocks in groupby(page.blocks, key=lambda block: block.start if block.kept else block.reason):
            alike = tuple(blocks)
            lines = tuple(
                Line(block.start, marks.html(text, block.range)) for block in alike if self._told(text, block)
            )
            if lines:
                found.append(ShownBlock(alike[0], lines))
        return tuple(found)

    def _told(self, text: str, block: Block) -> bool:
        """Whether anything of a block is shown."""
        return not self._sheet.dossier.excerpts or bool(text[block.start : block.end].strip(f"{BLANK} \t\r\n"))

    def _ordered(self, spans: Iterable[Span]) -> list[Span]:
        return sorted(set(spans), key=lambda span: (self._sheet.number(span.page), span.start, span.end))

    def _links(self, spans: Iterable[Span]) -> tuple[Cite, ...]:
        found: list[Cite] = []
        for page, group in groupby(spans, key=lambda span: span.page):
            for place, span in enumerate(group):
                self._asked.setdefault(page, set()).add(span)
                mark = LETTERS[place % len(LETTERS)] if place else str(self._sheet.number(page))
                found.append(Cite(mark, "#" + anchor(span), place > 0))
        return tuple(found)

    def _excerpt(self, span: Span) -> Excerpt:
        """A stretch with some of the words around it, inside its block."""
        blocks = self._pages[span.page].blocks
        room = next((b.range for b in blocks if b.range.holds(span.range)), span.range)
        return excerpt(span, self._texts[span.page], room)
