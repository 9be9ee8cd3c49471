"""What an earlier build wrote, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from doichieu.errors import ItemError, RunError
from doichieu.model.decision import Decisions
from doichieu.model.dossier import Bound, Dossier, PageFile, StoryEntry
from doichieu.model.source import Rejection
from doichieu.stories.known import Known

STORIES = "stories.json"
DOSSIER = "dossier.json"
REJECTED = "rejected.json"
DECISIONS = "decisions.json"
ASSETS = "assets"


def find_stories(folder: Path) -> tuple[Path, ...]:
    """The story folders of an output folder, or of one that holds several (`--each`), or the story folder itself.

    Raises RunError when there is none, or `stories.json` can't be read.
    """
    if (folder / DOSSIER).is_file():
        return (folder,)
    if (folder / STORIES).is_file():
        paths = (entry.path for entry in _entries(folder / STORIES))
        return tuple(folder / path for path in paths if path not in {"", ".", ".."} and "/" not in path)
    found = [story for listing in sorted(folder.glob(f"*/{STORIES}")) for story in find_stories(listing.parent)]
    if not found:
        raise RunError(f"{folder}: holds no dossier; name the folder that doichieu build wrote")
    return tuple(found)


def listing_faults(folder: Path) -> tuple[tuple[str, str], ...]:
    """Where an output folder's lists do not fit its stories: the list, and what is wrong; none for a story's folder."""
    if not (folder / STORIES).is_file():
        return ()
    found: list[tuple[str, str]] = []
    entries = _entries(folder / STORIES)
    there = {path.name for path in folder.iterdir() if path.is_dir() and path.name != ASSETS}
    found += [(STORIES, f"{name} is not listed") for name in sorted(there - {entry.path for entry in entries})]
    found += [(f"{STORIES}[{at}]", what) for at, entry in enumerate(entries) for what in _misfits(folder, entry, there)]
    try:
        msgspec.json.decode((folder / REJECTED).read_bytes(), type=tuple[Rejection, ...])
    except (OSError, msgspec.MsgspecError) as error:
        found.append((REJECTED, f"cannot be read ({error})"))
    return tuple(found)


def _misfits(folder: Path, entry: StoryEntry, there: set[str]) -> Iterator[str]:
    if entry.path not in there:
        yield f"{entry.path} is no folder here"
        return
    try:
        dossier = msgspec.json.decode((folder / entry.path / DOSSIER).read_bytes(), type=Dossier)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return
    story, origins = dossier.story, dossier.origins
    told = (story.id, story.title, story.start, story.end, len(dossier.pages), origins.min, origins.max)
    counts = (entry.pages, entry.origins.min, entry.origins.max)
    if told != (entry.id, entry.title, entry.start, entry.end, *counts):
        yield f"says other than {entry.path}/{DOSSIER}"


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


def read_run(folder: Path) -> tuple[Bound, ...]:
    """All stories of an output folder with their pages' texts, in its order. RunError names what can't be read."""
    return tuple(_read_bound(story) for story in find_stories(folder))


def _read_bound(story: Path) -> Bound:
    try:
        files = read_story(story)
        dossier = msgspec.json.decode(files.dossier, type=Dossier)
        texts = tuple(PageFile(page.id, files.pages[page.id].decode("utf-8")) for page in dossier.pages)
    except KeyError as error:
        raise RunError(f"{story}: the text of {error.args[0]} is missing in pages/; build again") from error
    except ItemError as error:
        raise RunError(str(error)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RunError(f"{story / DOSSIER}: cannot be read ({error}); build again") from error
    return Bound(dossier, texts)


class PageEntry(Struct, frozen=True):
    """A page of an output folder: its id, the names it came under, its title, the story that holds it.

    `also` are further stories that hold it, by parts of it.
    """

    id: str
    sources: tuple[str, ...]
    title: str
    story: str
    also: tuple[str, ...] = ()


def read_pages_of(folder: Path) -> tuple[PageEntry, ...]:
    """The pages of all stories of an output folder. Raises RunError when a dossier can't be read."""
    found: dict[str, PageEntry] = {}
    for story in find_stories(folder):
        try:
            dossier = msgspec.json.decode((story / DOSSIER).read_bytes(), type=Dossier)
        except (OSError, msgspec.MsgspecError, RecursionError) as error:
            raise RunError(f"{story / DOSSIER}: cannot be read ({error}); build again") from error
        for page in dossier.pages:
            title = " ".join(page.title.exact.split()) if page.title else ""
            entry = found.setdefault(page.id, PageEntry(page.id, page.sources, title, dossier.story.id))
            if entry.story != dossier.story.id:
                found[page.id] = replace(entry, also=(*entry.also, dossier.story.id))
    return tuple(found.values())


def read_known(folder: Path) -> Known:
    """The stories of an output folder, for a run that is to keep their ids. Raises RunError where there are none."""
    stories = {page.id: page.story for page in read_pages_of(folder) if not page.also}
    return Known(stories, read_decisions(folder).redirects)


def read_decisions(folder: Path) -> Decisions:
    """Why the pages of an output folder are together. Raises RunError when that was not written, or can't be read."""
    try:
        return msgspec.json.decode((folder / DECISIONS).read_bytes(), type=Decisions)
    except (OSError, msgspec.MsgspecError) as error:
        raise RunError(f"{folder / DECISIONS}: cannot be read ({error}); name what doichieu build wrote") from error


def _entries(path: Path) -> tuple[StoryEntry, ...]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[StoryEntry, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise RunError(f"{path}: cannot be read ({error}); build again") from error
