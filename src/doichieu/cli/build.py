"""`doichieu build`: one run, or one for each subfolder."""

from __future__ import annotations

import os
import sys
from io import BufferedReader
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from doichieu.batch.about import AboutTable, read_about
from doichieu.batch.outputs import read_known
from doichieu.batch.run import Job, Outcome, run_job, subfolders
from doichieu.cli.console import err, plain, say_json, tell
from doichieu.cli.progress import Progress
from doichieu.cli.summary import Summary, print_summary, summarise
from doichieu.dossier.brief import BriefOptions
from doichieu.errors import RunError
from doichieu.export.files import Language
from doichieu.export.folder import check_folder, write_folder
from doichieu.export.run import export_run
from doichieu.settings import Settings, compose_settings, read_country, read_environment
from doichieu.stories.known import Known

REJECTED_SHOWN = 10


class BuildCall(Struct, frozen=True, kw_only=True):
    """The options of the command."""

    about: Path | None = None
    one_story: bool = False
    stream: bool = False
    known: Path | None = None
    length: int | None = None
    country: str | None = None
    lang: Language | None = None
    formats: tuple[str, ...] = ()
    excerpts: bool = False
    assets: bool = False
    as_json: bool = False
    verbose: bool = False

    def settings(self) -> Settings:
        """The settings, the environment's where no option says otherwise."""
        environment = read_environment(os.environ)
        told = {"one_story": self.one_story, "stream": self.stream}
        settings = compose_settings(environment, **told, language=self.lang, formats=self.formats)
        brief = BriefOptions(syllables=self.length, country=read_country(self.country) if self.country else None)
        known = read_known(self.known) if self.known else Known()
        stories = replace(settings.pipeline.stories, known=known)
        pipeline = replace(settings.pipeline, brief=brief, stories=stories)
        export = replace(settings.export, excerpts=self.excerpts, assets=self.assets)
        return replace(settings, pipeline=pipeline, export=export)

    def table(self) -> AboutTable:
        """The side table; empty when none was named."""
        return read_about(self.about) if self.about else AboutTable()


def build_one(sources: tuple[str, ...], folder: Path, call: BuildCall) -> bool:
    """Builds one run into `folder` and prints its summary; whether any page was usable."""
    settings, table = call.settings(), call.table()
    ran = run_into(folder, _job(sources, table, settings), settings, call)
    _name_idle_rows(table, ran.rows)
    report(call, [ran.summary], ran.summary)
    return ran.summary.pages > 0


def build_each(parent: Path, folder: Path, call: BuildCall) -> bool:
    """Builds every subfolder of `parent` into a folder of the same name; whether any page was usable."""
    if call.known:
        raise RunError("--known is about one output; leave it out, or build the subfolders one by one")
    if not parent.is_dir():
        raise RunError(f"{parent}: there is no such folder; --each takes a folder of folders")
    settings, table = call.settings(), call.table()
    names = [sub for sub in subfolders(parent) if sub.resolve() != folder.resolve()]
    if not names:
        raise RunError(f"{parent}: has no subfolder; without --each its pages are read as one run")
    for sub in names:
        check_folder(folder / sub.name)
    ran = [run_into(folder / sub.name, _job((str(sub),), table, settings), settings, call) for sub in names]
    _name_idle_rows(table, frozenset().union(*(run.rows for run in ran)))
    summaries = [run.summary for run in ran]
    report(call, summaries, summaries)
    return any(summary.pages for summary in summaries)


class Ran(Struct, frozen=True):
    """A run that was written: its figures, and the side table's rows that were about an input of it."""

    summary: Summary
    rows: frozenset[str]


def run_into(folder: Path, job: Job, settings: Settings, call: BuildCall) -> Ran:
    """One run, written; a folder that may not be replaced is refused before the work, not after it."""
    check_folder(folder)
    with Progress(err) as progress:
        stdin = cast(BufferedReader, sys.stdin.buffer) if sys.stdin else None
        outcome = run_job(job, stdin, progress)
        write_folder(folder, export_run(outcome.build, settings.export))
    _print_rejected(outcome, call)
    return Ran(summarise(outcome.build, folder), outcome.rows)


def report(call: BuildCall, summaries: list[Summary], value: Summary | list[Summary]) -> None:
    """The summary: a table for people, JSON for machines."""
    if call.as_json:
        say_json(value)
    else:
        print_summary(summaries)


def _job(sources: tuple[str, ...], table: AboutTable, settings: Settings) -> Job:
    return Job(sources=sources, about=table, options=settings.pipeline, batch=settings.batch)


def _name_idle_rows(table: AboutTable, used: frozenset[str]) -> None:
    for source in table.rows:
        if source not in used:
            tell(f"[yellow]not used:[/] {plain(table.path)}: {plain(source)} is no input; check the row's source")


def _print_rejected(outcome: Outcome, call: BuildCall) -> None:
    rejected = outcome.build.rejected
    shown = rejected if call.verbose else rejected[:REJECTED_SHOWN]
    for item in shown:
        tell(f"[yellow]left out:[/] {plain(item.item)}: {plain(item.reason)}")
    if len(rejected) > len(shown):
        tell(f"[yellow]left out:[/] {len(rejected) - len(shown)} more; rejected.json has them all")
    if call.verbose:
        for fault in outcome.faults:
            tell("\n".join(plain(line) for line in fault.trace.splitlines()))
