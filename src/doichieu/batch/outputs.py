"""What an earlier build wrote, read back."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from doichieu.errors import ItemError, RunError
from doichieu.model.dossier import StoryEntry

STORIES = "stories.json"
DOSSIER = "dossier.json"


def find_stories(folder: Path) -> tuple[Path, ...]:
    """The story folders of an output folder, or of one that holds several (`--each`), or the story folder itself.

    Raises RunError when there is none, or `stories.json` can't be read.
    """
    if (folder / DOSSIER).is_file():
        return (folder,)
    if (folder / STORIES).is_file():
        return tuple(folder / entry.path for entry in _entries(folder / STORIES))
    found = [story for listing in sorted(folder.glob(f"*/{STORIES}")) for story in find_stories(listing.parent)]
    if not found:
        raise RunError(f"{folder}: holds no dossier; name the folder that doichieu build wrote")
    return tuple(found)


class StoryFiles(Struct, frozen=True):
    """The files of one story as they stand: the dossier, and the text of each page by its id."""

    dossier: bytes
    pages: dict[str, bytes]


def read_story(folder: Path) -> StoryFiles:
    """The files of one story's folder. Raises ItemError when the dossier or a page can't be read."""
    try:
        pages = {path.stem: path.read_bytes() for path in sorted(folder.glob("pages/*.txt"))}
        return StoryFiles((folder / DOSSIER).read_bytes(), pages)
    except OSError as error:
        raise ItemError(f"{error.filename} cannot be read ({error.strerror}); build the dossier again") from error


def _entries(path: Path) -> tuple[StoryEntry, ...]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[StoryEntry, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise RunError(f"{path}: cannot be read ({error}); build again") from error
