"""`doichieu archive`: which pages seen before hold a page's text, and the page remembered for the next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from doichieu.batch.archive import ArchiveIndex, Earlier
from doichieu.cli.clean import read_articles
from doichieu.cli.console import plain, say, say_line, tell
from doichieu.export.display import shown
from doichieu.model.page import Article
from doichieu.model.source import Rejection
from doichieu.reuse.candidates import story_words

QUOTED = 16


class Seen(Struct, frozen=True):
    """A page, and the earlier ones that hold text of it; `added` unless it was there, or was only looked up."""

    page: str
    source: str
    added: bool
    earlier: tuple[Earlier, ...]


def search_archive(folder: Path, sources: tuple[str, ...], *, look: bool, as_json: bool) -> bool:
    """Prints for each page where its text stood before, and adds it to the archive; whether there was any page."""
    read = False
    with ArchiveIndex(folder) as index:
        for outcome in read_articles(sources):
            if isinstance(outcome, Rejection):
                tell(f"[yellow]left out:[/] {plain(outcome.item)}: {plain(outcome.reason)}")
                continue
            seen = _see(outcome, index, look=look)
            read = True
            if as_json:
                say_line(seen)
            else:
                say("".join(f"{line}\n" for line in _lines(seen)))
        tell(f"pages in the archive: {len(index)}")
    return read


def _see(article: Article, index: ArchiveIndex, *, look: bool) -> Seen:
    page, spoken = article.page, story_words(article)
    source = page.url or page.sources[0]
    earlier = tuple(index.find(page.id, spoken))
    return Seen(page.id, source, not look and index.add(page.id, source, spoken), earlier)


def _lines(seen: Seen) -> Iterator[str]:
    yield shown(f"{seen.source} ({seen.page})" + ("" if seen.earlier else ": nothing of it was seen before"))
    for each in seen.earlier:
        run = each.shared.longest
        text = " ".join(run[:QUOTED]) + (" …" if len(run) > QUOTED else "")
        yield shown(f"  {each.shared.share:4.0%} in {each.source} ({each.id}); longest run {len(run)} words: “{text}”")
