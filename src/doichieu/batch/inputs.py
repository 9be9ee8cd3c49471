"""The sources that a user names, read one after another: pages to work on, or a reason why not."""

from __future__ import annotations

import gzip
import stat
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from doichieu.batch.options import MEGABYTE
from doichieu.batch.search import Input, media_of, unreadable
from doichieu.model.source import About, Media, RawSource, Rejection
from doichieu.sources.lines import Names
from doichieu.sources.sniffing import SNIFFED, is_packed, media_of_data
from doichieu.sources.warc import read_records

STANDARD_INPUT = Input(Path("-"), "-")
Stream = BufferedReader | gzip.GzipFile


class Intake(Struct, frozen=True):
    """How files are read: what is known of them from outside, and from which size on they are left alone."""

    about: Mapping[Path, About]
    page_bytes: int


def read_inputs(inputs: Iterable[Input], how: Intake) -> Iterator[RawSource | Rejection]:
    """The files' contents, one at a time: a page per file, or per line of a `.jsonl` file, per answer in an archive."""
    for item in inputs:
        try:
            yield from _read(item, how)
        except gzip.BadGzipFile:
            yield Rejection("read", str(item.path), "is no gzip data, as its name says; compress or rename it")
        except OSError as error:
            yield unreadable(item.path, error)
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


def read_stream(stream: BufferedReader | None, how: Intake) -> Iterator[RawSource | Rejection]:
    """The pages that come through standard input, packed or not: what they are is told by how they begin."""
    if stream is None:
        yield Rejection("read", "-", "standard input is closed; pipe a page into it, or name a file")
        return
    try:
        head = stream.peek(SNIFFED)
        media = media_of_data(head)
        lines = gzip.GzipFile(fileobj=stream) if media == "jsonl" and is_packed(head) else stream
        yield from _pages(lines, STANDARD_INPUT, media, how)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Rejection("read", "-", "its gzip data are broken or cut short; compress it again")
    except OSError as error:
        reason = f"standard input cannot be read ({error.strerror or error}); pipe a page into it, or name a file"
        yield Rejection("read", "-", reason)


def _pages(stream: Stream, item: Input, media: Media, how: Intake) -> Iterator[RawSource | Rejection]:
    """The pages in an open file; never more than `page_bytes` of it is held at once."""
    if media == "jsonl":
        yield from _lines(stream, item, how)
        return
    about = how.about.get(item.path, About())
    if media == "warc":
        for record in read_records(cast(BufferedReader, stream), item.name, about, how.page_bytes):
            if isinstance(record, Rejection):
                yield replace(record, item=f"{item.path}{record.item.removeprefix(item.name)}")
            else:
                yield record
        return
    data = stream.read(how.page_bytes + 1)
    yield _page(str(item.path), RawSource(name=item.name, data=data, media=media, about=about), how)


def _lines(stream: Stream, item: Input, how: Intake) -> Iterator[RawSource | Rejection]:
    """A source per line that is not blank; a line too long is passed over to its end."""
    number = told = 0
    names = Names()
    about = how.about.get(item.path, About())
    while data := stream.readline(how.page_bytes + 1):
        number += 1
        if data.strip():
            told += 1
            taken = names.is_taken(number, data)
            raw = RawSource(name=item.name, data=data, media="jsonl", about=about, line=number, name_taken=taken)
            yield _page(f"{item.path}#{number}", raw, how)
        while len(data) > how.page_bytes and not data.endswith(b"\n"):
            data = stream.readline(how.page_bytes + 1)
    if not told:
        yield Rejection("read", str(item.path), "is empty; give a file with text in it")


def _page(path: str, raw: RawSource, how: Intake) -> RawSource | Rejection:
    if len(raw.data) > how.page_bytes:
        size = how.page_bytes // MEGABYTE
        return Rejection("read", path, f"is larger than {size} MB, which no press page is; split it into pages")
    if not raw.data.strip():
        return Rejection("read", path, "is empty; give a file with text in it")
    return raw
