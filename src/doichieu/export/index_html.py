"""`index.html`: every story of a run, newest first, and everything that was left out."""

from __future__ import annotations

from msgspec import Struct

from doichieu.export.display import between
from doichieu.export.files import ExportOptions, encode
from doichieu.export.rendering import render
from doichieu.export.sheet import CONFLICTS
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound, Build, StoryEntry

NAMES = 24


class Row(Struct, frozen=True):
    """A story as the index shows it; `names` and `titles` are what it can be found by beside its own title.

    `days` are its first and last day as EDTF.
    """

    entry: StoryEntry
    dates: str
    contradictions: int
    names: tuple[str, ...]
    titles: tuple[str, ...]
    days: tuple[str, ...]
    language: str


def index_html(build: Build, entries: tuple[StoryEntry, ...], options: ExportOptions) -> bytes:
    """The index as bytes; `entries` stand in the order of the build's stories."""
    words = load_words(options.language)
    rows = [
        Row(
            entry,
            between(entry.start, entry.end, words),
            sum(finding.kind in CONFLICTS for finding in bound.dossier.findings),
            _names(bound),
            tuple(dict.fromkeys(page.title.exact for page in bound.dossier.pages if page.title)),
            tuple(dict.fromkeys(day for day in (entry.start, entry.end) if day)),
            bound.dossier.story.language or "",
        )
        for bound, entry in zip(build.bound, entries, strict=True)
    ]
    pages = sum(entry.pages for entry in entries)
    return encode(render("index.html", options, t=words, rows=rows, pages=pages, rejected=build.rejected))


def _names(bound: Bound) -> tuple[str, ...]:
    """Who and what is named most, and the outlets."""
    entities = sorted(bound.dossier.entities, key=lambda entity: (-len(entity.mentions), entity.name))
    outlets = (page.outlet.name for page in bound.dossier.pages if page.outlet)
    return tuple(dict.fromkeys((*(entity.name for entity in entities[:NAMES]), *outlets)))
