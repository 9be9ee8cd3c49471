"""All files of a run: every story in every format, and the lists over them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.export.dossier_json import to_json
from doichieu.export.excerpts import excerpt_of
from doichieu.export.files import ExportOptions, File
from doichieu.export.index_html import index_html
from doichieu.export.registry import EXPORTERS, RUN_EXPORTERS
from doichieu.export.rendering import assets
from doichieu.model.dossier import Bound, Build, StoryEntry, StoryOriginCount


def export_run(build: Build, options: ExportOptions) -> Iterator[File]:
    """The output folder's files, one after another; a story's folder is its id, never a word of a page."""
    if options.excerpts:
        build = replace(build, bound=tuple(excerpt_of(bound) for bound in build.bound))
    entries = tuple(entry_of(bound) for bound in build.bound)
    yield File("stories.json", to_json(entries))
    yield File("rejected.json", to_json(build.rejected))
    yield File("decisions.json", to_json(build.decisions))
    yield File("index.html", index_html(build, entries, options))
    if options.assets:
        yield from assets()
    for bound, entry in zip(build.bound, entries, strict=True):
        for exporter in EXPORTERS:
            for file in exporter.files(bound, options):
                yield File(f"{entry.path}/{file.path}", file.data)
    yield from export_formats(build.bound, options)


def export_formats(run: tuple[Bound, ...], options: ExportOptions) -> Iterator[File]:
    """The files of the formats that are asked for, each over all stories of a run."""
    for exporter in RUN_EXPORTERS:
        if exporter.name in options.formats:
            yield from exporter.files(run, options)


def entry_of(bound: Bound) -> StoryEntry:
    """A story's line in `stories.json`."""
    story, origins = bound.dossier.story, bound.dossier.origins
    return StoryEntry(
        id=story.id,
        title=story.title,
        start=story.start,
        end=story.end,
        pages=len(bound.dossier.pages),
        origins=StoryOriginCount(origins.min, origins.max),
        path=story.id,
    )
