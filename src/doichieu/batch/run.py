"""A run on this machine: from the sources that a user names to the dossiers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from doichieu.batch.about import AboutTable
from doichieu.batch.inputs import Input, Intake, find_inputs, read_inputs, read_stream
from doichieu.batch.options import BatchOptions, available_cores
from doichieu.batch.pool import Lost, Pool, Watcher
from doichieu.model.dossier import Build
from doichieu.model.reading import Reading
from doichieu.model.source import RawSource, Rejection
from doichieu.pipeline import Options, build

STANDARD_INPUT = "-"


class Job(Struct, frozen=True, kw_only=True):
    """What is to be built: `sources` as the user named them, `-` among them for `stdin`."""

    sources: tuple[str, ...]
    about: AboutTable = AboutTable()
    options: Options = Options()
    batch: BatchOptions = BatchOptions()


class Outcome(Struct, frozen=True):
    """What a run yields; `faults` are the items that broke the program, for developers."""

    build: Build
    faults: tuple[Lost, ...] = ()


def run_job(job: Job, stdin: io.BufferedReader, watcher: Watcher | None = None) -> Outcome:
    """Reads the sources, builds the dossiers, and lists everything left out: unread first, then unusable."""
    unread: list[Rejection] = []
    with Pool(job.batch.workers or available_cores(), watcher) as pool:
        built = build(_raw(job, stdin, unread), job.options, pool)
    lost = [rejection for item in pool.lost for rejection in _rejections(item)]
    return Outcome(replace(built, rejected=(*unread, *built.rejected, *lost)), tuple(pool.lost))


def _raw(job: Job, stdin: io.BufferedReader, unread: list[Rejection]) -> Iterator[RawSource]:
    """The inputs that could be read; the others go to `unread`."""
    for outcome in _inputs(job, stdin):
        if isinstance(outcome, RawSource):
            yield outcome
        else:
            unread.append(outcome)


def _inputs(job: Job, stdin: io.BufferedReader) -> Iterator[RawSource | Rejection]:
    how = Intake(job.about, job.batch.page_bytes)
    if STANDARD_INPUT in job.sources:
        yield from read_stream(stdin, how)
    found = find_inputs(source for source in job.sources if source != STANDARD_INPUT)
    yield from (x for x in found if isinstance(x, Rejection))
    yield from read_inputs((x for x in found if isinstance(x, Input)), how)


def _rejections(lost: Lost) -> Iterable[Rejection]:
    """A line for each input behind a lost item: a source, or all pages of a story."""
    if isinstance(lost.item, RawSource):
        return [Rejection("read", lost.item.name, lost.reason)]
    readings = [x for x in lost.item if isinstance(x, Reading)] if isinstance(lost.item, tuple) else []
    return [Rejection("story", name, lost.reason) for reading in readings for name in reading.page.sources]


def subfolders(folder: Path) -> tuple[Path, ...]:
    """The folders of `--each`, in order of name, hidden ones left out."""
    return tuple(sorted(x for x in folder.iterdir() if x.is_dir() and not x.name.startswith(".")))
