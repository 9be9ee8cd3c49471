"""`doichieu clean`: the story of a page, or what was cut from it and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import Literal, cast

from msgspec import Struct

from doichieu.batch.inputs import STANDARD_INPUT, Intake, read_inputs, read_stream
from doichieu.batch.search import Input, find_inputs
from doichieu.cli.console import plain, say, say_line, tell
from doichieu.errors import ItemError
from doichieu.export.display import shown
from doichieu.extract.article import extract_article
from doichieu.model.page import Article, Block, Page
from doichieu.model.source import PageText, RawSource, Rejection
from doichieu.settings import compose_settings, read_environment
from doichieu.sources.reader import read_pages

Shown = Literal["story", "cut", "all"]


class Cleaned(Struct, frozen=True):
    """A page as `--json` prints it: what the dossier says of it, and its text."""

    page: Page
    text: str


def clean_pages(sources: tuple[str, ...], show: Shown, *, as_json: bool) -> bool:
    """Prints each page of the sources, cleaned; whether there was any."""
    before = ""
    for outcome in read_articles(sources):
        if isinstance(outcome, Rejection):
            tell(f"[yellow]left out:[/] {plain(outcome.item)}: {plain(outcome.reason)}")
        elif as_json:
            say_line(Cleaned(outcome.page, outcome.text))
            before = "\n"
        else:
            say(before + "".join(f"{line}\n" for line in _lines(outcome, show)))
            before = "\n"
    return bool(before)


def read_articles(sources: tuple[str, ...]) -> Iterator[Article | Rejection]:
    """The pages of the sources as they come, cleaned, and a reason for each that can't be."""
    for raw in _raw(sources):
        pages = read_pages(raw) if isinstance(raw, RawSource) else (raw,)
        yield from (_clean(page) if isinstance(page, PageText) else page for page in pages)


def _raw(sources: tuple[str, ...]) -> Iterator[RawSource | Rejection]:
    batch = compose_settings(read_environment(os.environ), one_story=False, language=None).batch
    how = Intake({}, batch.page_bytes)
    if STANDARD_INPUT.name in sources:
        yield from read_stream(cast(BufferedReader, sys.stdin.buffer) if sys.stdin else None, how)
    found = find_inputs(source for source in sources if source != STANDARD_INPUT.name)
    yield from (x for x in found if isinstance(x, Rejection))
    yield from read_inputs((x for x in found if isinstance(x, Input)), how)


def _clean(page: PageText) -> Article | Rejection:
    try:
        return extract_article(page)
    except ItemError as error:
        return Rejection("extract", page.name, str(error))


def _lines(article: Article, show: Shown) -> Iterator[str]:
    """The blocks that are asked for, a line each; beside what was cut stands why."""
    for block in article.page.blocks:
        if show == "story" and block.kept:
            yield _text(article, block)
        elif show == "all" or (show == "cut" and not block.kept):
            yield f"{'+' if block.kept else '-'} {block.role}: {_text(article, block)}  ({block.reason})"


def _text(article: Article, block: Block) -> str:
    return shown(" ".join(article.text[block.start : block.end].split()))
