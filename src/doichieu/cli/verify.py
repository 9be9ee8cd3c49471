"""`doichieu verify`: every span of what a build wrote, checked offline."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from doichieu.batch.outputs import find_stories, listing_faults, read_story
from doichieu.cli.console import plain, say, say_json, tell
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
    folders = dict.fromkeys((folder, *(story.parent for story in stories)))
    faults = [Fault(out.name, where, what) for out in folders for where, what in listing_faults(out)]
    faults += [fault for story in stories for fault in _check(story)]
    if as_json:
        say_json(faults)
        return not faults
    for fault in faults[:SHOWN]:
        tell(f"[red]{plain(fault.story)}[/] {plain(fault.where)}: {plain(fault.what)}")
    if len(faults) > SHOWN:
        tell(f"and {len(faults) - SHOWN} more; --json lists all")
    say(f"dossiers checked: {len(stories)}, problems: {len(faults)}\n")
    return not faults


def _check(story: Path) -> list[Fault]:
    try:
        files = read_story(story)
    except ItemError as error:
        return [Fault(story.name, "files", str(error))]
    return [Fault(story.name, problem.where, problem.what) for problem in verify_files(files.dossier, files.pages)]
