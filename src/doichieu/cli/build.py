"""`doichieu build`: one run, or one for each subfolder."""

from __future__ import annotations

import os
import sys
from io import BufferedReader
from pathlib import Path
from typing import cast

import msgspec
import typer
from msgspec import Struct
from rich.markup import escape

from doichieu.batch.about import AboutTable, read_about
from doichieu.batch.run import Job, Outcome, run_job, subfolders
from doichieu.cli.console import err, out
from doichieu.cli.progress import Progress
from doichieu.cli.summary import Summary, print_summary, summarise
from doichieu.errors import RunError
from doichieu.export.files import Language
from doichieu.export.folder import check_folder, write_folder
from doichieu.export.run import export_run
from doichieu.settings import Settings, compose_settings, read_environment

REJECTED_SHOWN = 10


class BuildCall(Struct, frozen=True, kw_only=True):
    """The options of the command."""

    about: Path | None = None
    one_story: bool = False
    lang: Language | None = None
    as_json: bool = False
    verbose: bool = False

    def settings(self) -> Settings:
        """The settings, the environment's where no option says otherwise."""
        return compose_settings(read_environment(os.environ), one_story=self.one_story, language=self.lang)

    def table(self) -> AboutTable:
        """The side table; empty when none was named."""
        return read_about(self.about) if self.about else AboutTable()


def build_one(sources: tuple[str, ...], folder: Path, call: BuildCall) -> bool:
    """Builds one run into `folder` and prints its summary; whether any page was usable."""
    settings, table = call.settings(), call.table()
    summary = run_into(folder, _job(sources, table, settings), settings, call)
    report(call, [summary], summary)
    return summary.pages > 0


def build_each(parent: Path, folder: Path, call: BuildCall) -> bool:
    """Builds every subfolder of `parent` into a folder of the same name; whether every one had a usable page."""
    if not parent.is_dir():
        raise RunError(f"{parent}: there is no such folder; --each takes a folder of folders")
    settings, table = call.settings(), call.table()
    names = subfolders(parent)
    if not names:
        raise RunError(f"{parent}: has no subfolder; without --each its pages are read as one run")
    for sub in names:
        check_folder(folder / sub.name)
    summaries = [run_into(folder / sub.name, _job((str(sub),), table, settings), settings, call) for sub in names]
    report(call, summaries, summaries)
    return all(summary.pages for summary in summaries)


def run_into(folder: Path, job: Job, settings: Settings, call: BuildCall) -> Summary:
    """One run, written; a folder that may not be replaced is refused before the work, not after it."""
    check_folder(folder)
    with Progress(err) as progress:
        outcome = run_job(job, cast(BufferedReader, sys.stdin.buffer), progress)
        write_folder(folder, export_run(outcome.build, settings.export))
    _print_rejected(outcome, call)
    return summarise(outcome.build, folder)


def report(call: BuildCall, summaries: list[Summary], value: Summary | list[Summary]) -> None:
    """The summary: a table for people, JSON for machines."""
    if call.as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
    else:
        print_summary(out, summaries)


def _job(sources: tuple[str, ...], table: AboutTable, settings: Settings) -> Job:
    return Job(sources=sources, about=table, options=settings.pipeline, batch=settings.batch)


def _print_rejected(outcome: Outcome, call: BuildCall) -> None:
    rejected = outcome.build.rejected
    shown = rejected if call.verbose else rejected[:REJECTED_SHOWN]
    for item in shown:
        err.print(f"[yellow]left out:[/] {escape(item.item)}: {escape(item.reason)}", soft_wrap=True)
    if len(rejected) > len(shown):
        err.print(f"[yellow]left out:[/] {len(rejected) - len(shown)} more; rejected.json has them all", soft_wrap=True)
    if call.verbose:
        for fault in outcome.faults:
            err.print(escape(fault.trace), soft_wrap=True)
