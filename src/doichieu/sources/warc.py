"""WARC, a crawl's archive: its pages one after another, whatever becomes of the rest of the file (ISO 28500).

Only answers that hold a page count: HTML, text and PDF that the server gave with status 200. One record at a time
is held in memory, and none larger than the limit.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from io import BufferedReader
from itertools import count

from msgspec.structs import replace

from doichieu.errors import ItemError
from doichieu.model.source import About, Media, RawSource, Rejection

STAGE = "read"
_PAGES: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}
_GZIP = b"\x1f\x8b"
_LONGEST_LINE = 65_536
_MOST_LINES = 500
_PIECE = 1_000_000
_STATUS = re.compile(rb"HTTP/\S+\s+(\d{3})")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_GAP = re.compile(rb"\r?\n\r?\n")


class _BrokenError(Exception):
    """The archive can't be followed any further; the message says why."""


def read_records(stream: BufferedReader, name: str, about: About, limit: int) -> Iterator[RawSource | Rejection]:
    """The pages in an archive, plain or gzipped, each by its number in it; what is broken is a rejection."""
    source = gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == _GZIP else stream
    number = 1
    try:
        for number in count(1):
            head = _read_head(source)
            if head is None:
                break
            try:
                page = _read_record(source, head, f"{name}#{number}", limit)
            except ItemError as error:
                yield Rejection(STAGE, f"{name}#{number}", str(error))
                continue
            if page is not None:
                yield replace(page, about=replace(about, url=about.url or _address(head)))
    except (_BrokenError, EOFError, OSError, zlib.error) as error:
        yield Rejection(STAGE, f"{name}#{number}", f"The archive is broken or cut off here ({error}).")
        return
    if number == 1:
        yield Rejection(STAGE, name, "The archive is empty; give a WARC file of a crawl.")


def _read_head(source: BufferedReader | gzip.GzipFile) -> Message | None:
    """The headers of the next record, None at the end."""
    line = source.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = source.readline(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise _BrokenError("no record begins here")
    lines: list[bytes] = []
    while (line := source.readline(_LONGEST_LINE)).strip():
        lines.append(line)
        if len(lines) > _MOST_LINES:
            raise _BrokenError("a record's head has no end")
    if not line:
        raise _BrokenError("it ends in a record's head")
    return _headers(b"".join(lines))


def _read_record(source: BufferedReader | gzip.GzipFile, head: Message, name: str, limit: int) -> RawSource | None:
    """The page of a record, None where it is a picture, a redirect or the like."""
    size = str(head.get("Content-Length", "")).strip()
    if not (size.isascii() and size.isdigit() and len(size) < 16):
        raise _BrokenError("a record does not say how long it is")
    kind = str(head.get("WARC-Type", "")).strip().lower()
    if kind not in {"response", "resource"} or int(size) > 2 * limit:
        _pass_over(source, int(size))
        if kind in {"response", "resource"}:
            raise ItemError(f"The page is larger than {limit // 1_000_000} MB, which no press page is.")
        return None
    data = source.read(int(size))
    if len(data) < int(size):
        raise _BrokenError("it ends inside a record")
    answer = head
    if data.startswith(b"HTTP/"):
        status = _STATUS.match(data)
        if not status or status[1] != b"200":
            return None
        answer, data = _answer(data)
    media = _PAGES.get(answer.get_content_type()) if answer.get("Content-Type") else None
    if media is None:
        return None
    return RawSource(name=name, data=_unpacked(answer, data, limit), media=media)


def _pass_over(source: BufferedReader | gzip.GzipFile, size: int) -> None:
    while size:
        piece = source.read(min(size, _PIECE))
        if not piece:
            raise _BrokenError("it ends inside a record")
        size -= len(piece)


def _headers(head: bytes) -> Message:
    return BytesHeaderParser().parsebytes(head + b"\n")


def _address(head: Message) -> str | None:
    """The address of a record; bytes that are no text make no address."""
    address = head.get("WARC-Target-URI")
    return address if isinstance(address, str) else None


def _answer(data: bytes) -> tuple[Message, bytes]:
    """The headers of a server's answer and its body."""
    gap = _GAP.search(data, 0, _LONGEST_LINE)
    first = data.find(b"\n")
    return _headers(data[first + 1 : gap.start()] if gap else b""), data[gap.end() :] if gap else b""


def _unpacked(answer: Message, data: bytes, limit: int) -> bytes:
    """The body as the page was written; gzip is left to whoever decodes it."""
    if "chunked" in str(answer.get("Transfer-Encoding", "")).lower():
        data = _joined(data)
    encoding = str(answer.get("Content-Encoding", "")).strip().lower()
    if encoding == "deflate":
        # Servers send it with its header or without.
        for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                data = zlib.decompressobj(bits).decompress(data, limit + 1)
                break
            except zlib.error:
                continue
    elif encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise ItemError(f"The page is packed as {encoding[:20]}, which doichieu can't unpack; fetch it without.")
    if len(data) > limit:
        raise ItemError(f"The page is larger than {limit // 1_000_000} MB, which no press page is.")
    return data


def _joined(data: bytes) -> bytes:
    """The body of an answer that was sent in chunks; as it is where a crawler joined them already."""
    pieces: list[bytes] = []
    at = 0
    while size := _CHUNK.match(data, at):
        end = size.end() + int(size[1], 16)
        pieces.append(data[size.end() : end])
        at = end
    return b"".join(pieces) if pieces else data
