"""A run on this machine: from the sources that a user names to the dossiers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from doichieu.batch.about import AboutTable
from doichieu.batch.inputs import STANDARD_INPUT, Intake, read_inputs, read_stream
from doichieu.batch.options import BatchOptions, available_cores
from doichieu.batch.pool import Lost, Pool, Watcher
from doichieu.batch.search import Input, find_inputs
from doichieu.export.folder import MARKER
from doichieu.model.dossier import Build
from doichieu.model.reading import Reading
from doichieu.model.source import RawSource, Rejection
from doichieu.pipeline import Options, build


class Job(Struct, frozen=True, kw_only=True):
    """What is to be built: `sources` as the user named them, `-` among them for `stdin`."""

    sources: tuple[str, ...]
    about: AboutTable = AboutTable()
    options: Options = Options()
    batch: BatchOptions = BatchOptions()


class Outcome(Struct, frozen=True):
    """What a run yields; `faults` are the items that broke the program, for developers.

    `rows` are the side table's rows, by their `source`, that were about an input.
    """

    build: Build
    faults: tuple[Lost, ...] = ()
    rows: frozenset[str] = frozenset()


def run_job(job: Job, stdin: io.BufferedReader | None, watcher: Watcher | None = None) -> Outcome:
    """Reads the sources, builds the dossiers, and lists everything left out, by stage and item.

    The sources are read in order of name, so that the order in which they are named changes nothing.
    """
    piped = STANDARD_INPUT.name in job.sources
    found = find_inputs(source for source in job.sources if source != STANDARD_INPUT.name)
    inputs = [x for x in found if isinstance(x, Input)]
    assigned = job.about.assign((*inputs, STANDARD_INPUT) if piped else inputs)
    how = Intake({item.path: job.about.rows[row] for row, item in assigned.items()}, job.batch.page_bytes)
    unread = [x for x in found if isinstance(x, Rejection)]

    def sources() -> Iterator[RawSource]:
        for outcomes in (read_stream(stdin, how) if piped else (), read_inputs(inputs, how)):
            for outcome in outcomes:
                if isinstance(outcome, RawSource):
                    yield outcome
                else:
                    unread.append(outcome)

    with Pool(job.batch.workers or available_cores(), watcher) as pool:
        built = build(sources(), job.options, pool)
    lost = [rejection for item in pool.lost for rejection in _rejections(item)]
    paths = {item.name: str(item.path) for item in inputs}
    told = (replace(x, item=_as_given(x.item, paths)) for x in (*built.rejected, *lost))
    return Outcome(replace(built, rejected=tuple(sorted((*unread, *told)))), tuple(pool.lost), frozenset(assigned))


def _as_given(item: str, paths: Mapping[str, str]) -> str:
    """An item by its path as the user gave it: the dossier's name of a file, or of a line in it, replaced."""
    name, rest = item, ""
    while name not in paths and "#" in name:
        name, _, tail = name.rpartition("#")
        rest = f"#{tail}{rest}"
    return paths[name] + rest if name in paths else item


def _rejections(lost: Lost) -> Iterable[Rejection]:
    """A line for each input behind a lost item: a source, or all pages of a story."""
    if isinstance(lost.item, RawSource):
        return [Rejection("read", lost.item.name, lost.reason)]
    readings = [x for x in lost.item if isinstance(x, Reading)] if isinstance(lost.item, tuple) else []
    return [Rejection("story", name, lost.reason) for reading in readings for name in reading.page.sources]


def subfolders(folder: Path) -> tuple[Path, ...]:
    """The folders of `--each`, in order of name; hidden ones and former outputs left out."""
    found = (x for x in folder.iterdir() if x.is_dir() and not x.name.startswith("."))
    return tuple(sorted(x for x in found if not (x / MARKER).exists()))
