"""`doichieu export`: what a build wrote, in the forms of others."""

from __future__ import annotations

import os
from pathlib import Path

from doichieu.batch.outputs import read_run
from doichieu.cli.console import plain, say
from doichieu.errors import RunError
from doichieu.export.files import File, Language
from doichieu.export.folder import add_files, check_folder, is_written, write_folder
from doichieu.export.registry import read_formats
from doichieu.export.run import export_formats
from doichieu.settings import compose_settings, read_environment

STANDARD_OUTPUT = "-"
SHOWN = 12


def export_output(out: Path, formats: str, folder: str | None, lang: Language | None) -> None:
    """Writes the formats over all stories of `out` into `folder`, else into `out` itself; prints which files."""
    environment = read_environment(os.environ)
    settings = compose_settings(environment, one_story=False, language=lang, formats=read_formats(formats))
    place = Path(folder or out)
    if folder and folder != STANDARD_OUTPUT and not is_written(place):
        check_folder(place)
    made = tuple(export_formats(read_run(out), settings.export))
    if folder == STANDARD_OUTPUT:
        print_file(made)
        return
    if folder and not is_written(place):
        write_folder(place, made)
    else:
        add_files(place, made)
    lines = [plain(place / file.path) for file in made]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    say("".join(f"{line}\n" for line in (*lines[:SHOWN], *more)))


def print_file(made: tuple[File, ...]) -> None:
    """The one file of a format to standard output. RunError when there are several."""
    if len(made) != 1:
        names = ", ".join(file.path for file in made[:SHOWN]) or "none"
        raise RunError(f"-o - prints one file, and these would be {len(made)} ({names}); name a folder with -o")
    say(made[0].data.decode("utf-8"))
