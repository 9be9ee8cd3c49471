"""The files behind the sources that a user names: files, folders, glob patterns."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

from doichieu.export.folder import MARKER
from doichieu.model.source import Media, Rejection

MEDIA: dict[str, Media] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".mhtml": "mhtml", ".mht": "mhtml", ".pdf": "pdf",
    ".jsonl": "jsonl", ".warc": "warc",
}  # fmt: skip
KINDS = ".txt, .html, .htm, .mhtml, .pdf, .jsonl and .warc, each also as .gz"
ANY_DEPTH = "**"
LINK = "is a link to a folder, and links inside folders are not followed; name the folder itself"
OUTPUT = "is an output of doichieu, which is not read as pages; name the pages it was built from"


class Input(Struct, frozen=True):
    """One file to read, and the name that it has in the dossier."""

    path: Path
    name: str


def find_inputs(sources: Iterable[str]) -> tuple[Input | Rejection, ...]:
    """What was left out, and the files behind the sources, each once and in order of name, however they are named.

    A source is a file, a folder (read with all its subfolders, hidden files and former outputs of doichieu
    excepted) or a glob pattern. In the dossier a file goes by its path inside the folder that was named, else
    by its file name; where two would have one name, by their paths as given.
    """
    spellings: dict[str, list[Input]] = {}
    rejected: set[Rejection] = set()
    for source in sources:
        for item in _behind(source):
            if isinstance(item, Rejection):
                rejected.add(item)
            else:
                spellings.setdefault(os.path.realpath(item.path), []).append(item)
    found = [min(items, key=lambda x: (x.path.is_symlink(), x.name, str(x.path))) for items in spellings.values()]
    names = Counter(item.name for item in found)
    inputs = (x if names[x.name] == 1 else Input(x.path, x.path.as_posix()) for x in found)
    return (*sorted(rejected), *sorted(inputs, key=lambda x: (x.name, str(x.path))))


def media_of(name: str) -> Media | None:
    """What kind of input a file name promises, None for any other file."""
    return MEDIA.get(Path(name.lower().removesuffix(".gz")).suffix)


def unreadable(item: object, error: OSError) -> Rejection:
    """The line for what the system does not let us read."""
    return Rejection("read", str(item), f"cannot be read ({error.strerror or error}); check the path and its rights")


def _behind(source: str) -> Iterator[Input | Rejection]:
    path = Path(source)
    try:
        path.lstat()
    except OSError as error:
        yield from _matching(source) if _is_pattern(source) else (unreadable(source, error),)
        return
    if _is_folder(path):
        yield from _in_folder(path)
    else:
        yield _file(path, path.name)


def _in_folder(folder: Path) -> Iterator[Input | Rejection]:
    count, ahead = 0, [folder]
    while ahead:
        here = ahead.pop()
        try:
            entries = _entries(here)
        except OSError as error:
            count += 1
            yield unreadable(here, error)
            continue
        if entries is None:
            count += here == folder
            yield from (Rejection("read", str(folder), OUTPUT),) if here == folder else ()
            continue
        for path in entries:
            if _is_link(path):
                count += 1
                yield Rejection("read", str(path), LINK)
            elif not _is_folder(path):
                count += 1
                yield _file(path, path.relative_to(folder).as_posix())
        ahead += [path for path in reversed(entries) if _is_folder(path) and not _is_link(path)]
    if not count:
        yield Rejection("read", str(folder), f"the folder holds no page; doichieu reads {KINDS}")


def _entries(folder: Path) -> list[Path] | None:
    """What is in a folder, hidden things left out, in order of name; None where it is a former output."""
    paths = sorted(folder.iterdir())
    if any(path.name == MARKER for path in paths):
        return None
    return [path for path in paths if not path.name.startswith(".")]


def _is_folder(path: Path) -> bool:
    # Path.is_dir raises where a folder above may not be entered.
    return os.path.isdir(path)  # noqa: PTH112


def _is_link(path: Path) -> bool:
    return path.is_symlink() and _is_folder(path)


def _file(path: Path, name: str) -> Input | Rejection:
    if media_of(path.name) is None:
        return Rejection("read", str(path), f"is no page by its name; doichieu reads {KINDS}")
    return Input(path, name)


def _is_pattern(part: str) -> bool:
    return any(sign in part for sign in "*?[")


def _matching(pattern: str) -> Iterator[Input | Rejection]:
    """What a pattern matches; like a folder's, its links to folders are not followed, former outputs passed over."""
    parts = Path(pattern).parts
    start = list(takewhile(lambda part: not _is_pattern(part), parts))
    found = dict.fromkeys(_below(Path(*start), parts[len(start) :]))
    for item in found:
        if isinstance(item, Rejection):
            yield item
        else:
            yield from _in_folder(item) if _is_folder(item) else (_file(item, item.name),)
    if not found:
        yield Rejection("read", pattern, "matches no file outside former outputs; check the pattern")


def _below(folder: Path, parts: Sequence[str]) -> Iterator[Path | Rejection]:
    """The files and folders in a folder that match the rest of a pattern."""
    if not parts:
        yield folder
        return
    if parts[0] == ANY_DEPTH:
        for here in _folders(folder):
            yield from (here,) if isinstance(here, Rejection) else _below(here, parts[1:])
        return
    try:
        entries = (_entries(folder) or []) if _is_folder(folder) else []
    except OSError as error:
        yield unreadable(folder, error)
        return
    if _is_pattern(parts[0]):
        ahead = [path for path in entries if fnmatchcase(path.name, parts[0])]
    else:
        ahead = [folder / parts[0]] if os.path.lexists(folder / parts[0]) else []
    for path in ahead:
        yield from (Rejection("read", str(path), LINK),) if _is_link(path) else _below(path, parts[1:])


def _folders(folder: Path) -> Iterator[Path | Rejection]:
    """A folder and all those below it."""
    ahead = [folder]
    while ahead:
        here = ahead.pop()
        yield here
        try:
            below = [path for path in _entries(here) or () if _is_folder(path)]
        except OSError as error:
            yield unreadable(here, error)
            continue
        yield from (Rejection("read", str(path), LINK) for path in below if path.is_symlink())
        ahead += [path for path in reversed(below) if not path.is_symlink()]
