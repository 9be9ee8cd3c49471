"""`index.html`: every story of a run, newest first, and everything that was left out."""

from __future__ import annotations

from msgspec import Struct

from doichieu.export.display import between
from doichieu.export.dossier_html import render
from doichieu.export.files import ExportOptions, encode
from doichieu.export.sheet import CONFLICTS
from doichieu.export.wording import load_words
from doichieu.model.dossier import Build, StoryEntry


class Row(Struct, frozen=True):
    """A story as the index shows it."""

    entry: StoryEntry
    dates: str
    contradictions: int


def index_html(build: Build, entries: tuple[StoryEntry, ...], options: ExportOptions) -> bytes:
    """The index as bytes; `entries` stand in the order of the build's stories."""
    words = load_words(options.language)
    rows = [
        Row(entry, between(entry.start, entry.end, words), sum(f.kind in CONFLICTS for f in bound.dossier.findings))
        for bound, entry in zip(build.bound, entries, strict=True)
    ]
    pages = sum(entry.pages for entry in entries)
    return encode(render("index.html", t=words, rows=rows, pages=pages, rejected=build.rejected))
