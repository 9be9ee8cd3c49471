"""The sources that a user names, read one after another: pages to work on, or a reason why not."""

from __future__ import annotations

import glob
import gzip
import os
import stat
import zlib
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from msgspec import Struct

from doichieu.batch.about import AboutTable
from doichieu.batch.options import MEGABYTE
from doichieu.export.folder import MARKER
from doichieu.model.source import Media, RawSource, Rejection

MEDIA: dict[str, Media] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
Stream = BufferedReader | gzip.GzipFile
KINDS = ".txt, .html, .htm and .jsonl, each also as .gz"


class Input(Struct, frozen=True):
    """One file to read, and the name that it has in the dossier."""

    path: Path
    name: str


class Intake(Struct, frozen=True):
    """How files are read: what is known of them from outside, and from which size on they are left alone."""

    about: AboutTable
    page_bytes: int


def find_inputs(sources: Iterable[str]) -> tuple[Input | Rejection, ...]:
    """The files behind the sources, in their order, each once; a folder's files in order of name.

    A source is a file, a folder (read with all its subfolders, hidden files and former outputs of doichieu
    excepted) or a glob pattern. In the dossier a file goes by its path inside the folder that was named, else
    by its file name; where two would have one name, by their paths as given.
    """
    found: dict[Path, Input] = {}
    rejected: list[Rejection] = []
    for source in sources:
        for item in _behind(source):
            if isinstance(item, Rejection):
                rejected.append(item)
            else:
                found.setdefault(item.path.absolute(), item)
    names = Counter(item.name for item in found.values())
    inputs = (x if names[x.name] == 1 else Input(x.path, x.path.as_posix()) for x in found.values())
    return (*rejected, *inputs)


def _behind(source: str) -> Iterator[Input | Rejection]:
    path = Path(source)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or path.is_symlink():
        yield _file(path, path.name)
    elif matches := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207  a pattern may be absolute
        for match in matches:
            yield from _behind(match)
    else:
        yield Rejection("read", source, "there is no such file or folder; check the path")


def _in_folder(folder: Path) -> Iterator[Input | Rejection]:
    count = 0
    for root, folders, files in os.walk(folder):
        if MARKER in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(root, name)
            count += 1
            yield _file(path, path.relative_to(folder).as_posix())
    if not count:
        yield Rejection("read", str(folder), f"the folder holds no page; doichieu reads {KINDS}")


def _file(path: Path, name: str) -> Input | Rejection:
    if media_of(path.name) is None:
        return Rejection("read", str(path), f"is no page by its name; doichieu reads {KINDS}")
    return Input(path, name)


def media_of(name: str) -> Media | None:
    """What kind of input a file name promises, None for any other file."""
    return MEDIA.get(Path(name.lower().removesuffix(".gz")).suffix)


def read_inputs(inputs: Iterable[Input], how: Intake) -> Iterator[RawSource | Rejection]:
    """The files' contents, one at a time: a page per file, a page per line of a `.jsonl` file."""
    for item in inputs:
        try:
            yield from _read(item, how)
        except OSError as error:
            yield Rejection("read", str(item.path), f"cannot be read ({error.strerror or error}); the rest was built")
        except (EOFError, zlib.error):
            yield Rejection("read", str(item.path), "its gzip data are broken or cut short; compress it again")


def _read(item: Input, how: Intake) -> Iterator[RawSource | Rejection]:
    # A pipe or device would block or never end; only regular files are opened.
    if not stat.S_ISREG(item.path.stat().st_mode):
        yield Rejection("read", str(item.path), "is no regular file; give it through standard input as -")
        return
    media = media_of(item.path.name) or "text"
    # Packed pages are unpacked where they are decoded; packed lines here, so that they come one at a time.
    packed = media == "jsonl" and item.path.suffix.lower() == ".gz"
    with gzip.open(item.path) if packed else item.path.open("rb") as stream:
        yield from _pages(stream, item, media, how)


def read_stream(stream: BufferedReader, how: Intake) -> Iterator[RawSource | Rejection]:
    """The pages that come through standard input: JSON lines, HTML or text, by how they begin."""
    head = stream.peek(256).removeprefix(BOM_UTF8).lstrip()[:1]
    media: Media = "jsonl" if head == b"{" else "html" if head == b"<" else "text"
    yield from _pages(stream, Input(Path("-"), "-"), media, how)


def _pages(stream: Stream, item: Input, media: Media, how: Intake) -> Iterator[RawSource | Rejection]:
    """The pages in an open file; never more than `page_bytes` of it is held at once."""
    if media == "jsonl":
        yield from _lines(stream, item, how)
        return
    data = stream.read(how.page_bytes + 1)
    about = how.about.of(item.path, item.name)
    yield _page(str(item.path), RawSource(name=item.name, data=data, media=media, about=about), how)


def _lines(stream: Stream, item: Input, how: Intake) -> Iterator[RawSource | Rejection]:
    """A source per line that is not blank; a line too long is passed over to its end."""
    number = 0
    about = how.about.of(item.path, item.name)
    while data := stream.readline(how.page_bytes + 1):
        number += 1
        if data.strip():
            raw = RawSource(name=item.name, data=data, media="jsonl", about=about, line=number)
            yield _page(f"{item.path}#{number}", raw, how)
        while len(data) > how.page_bytes and not data.endswith(b"\n"):
            data = stream.readline(how.page_bytes + 1)
    if not number:
        yield Rejection("read", str(item.path), "is empty; give a file with text in it")


def _page(path: str, raw: RawSource, how: Intake) -> RawSource | Rejection:
    if len(raw.data) > how.page_bytes:
        size = how.page_bytes // MEGABYTE
        return Rejection("read", path, f"is larger than {size} MB, which no press page is; split it into pages")
    if not raw.data.strip():
        return Rejection("read", path, "is empty; give a file with text in it")
    return raw
