"""`doichieu verify`: every span of what a build wrote, checked offline."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typer
from msgspec import Struct
from rich.markup import escape

from doichieu.batch.outputs import find_stories, read_story
from doichieu.cli.console import err, out
from doichieu.dossier.verify import verify_files
from doichieu.errors import ItemError

SHOWN = 20


class Fault(Struct, frozen=True):
    """What does not hold, in which story's dossier, at which place of it."""

    story: str
    where: str
    what: str


def verify_folder(folder: Path, *, as_json: bool) -> bool:
    """Checks every dossier in a folder and prints what is wrong, the first first; whether all of it holds."""
    stories = find_stories(folder)
    faults = [fault for story in stories for fault in _check(story)]
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(faults), indent=1).decode())
        return not faults
    for fault in faults[:SHOWN]:
        err.print(f"[red]{escape(fault.story)}[/] {escape(fault.where)}: {escape(fault.what)}", soft_wrap=True)
    if len(faults) > SHOWN:
        err.print(f"and {len(faults) - SHOWN} more; --json lists all", soft_wrap=True)
    out.print(f"dossiers checked: {len(stories)}, problems: {len(faults)}")
    return not faults


def _check(story: Path) -> list[Fault]:
    try:
        files = read_story(story)
    except ItemError as error:
        return [Fault(story.name, "files", str(error))]
    return [Fault(story.name, problem.where, problem.what) for problem in verify_files(files.dossier, files.pages)]
