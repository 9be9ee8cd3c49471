"""What kind of input some bytes are, by how they begin: for what comes without a file name."""

from __future__ import annotations

import re
import zlib

from doichieu.model.source import Media

SNIFFED = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS: tuple[tuple[bytes, Media], ...] = (
    (b"WARC/", "warc"),
    (b"%PDF-", "pdf"),
    (b"{", "jsonl"),
    (b"<", "html"),
)
_MHTML = re.compile(
    rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?content-type:\s*multipart/related\b", re.I
)


def is_packed(head: bytes) -> bool:
    """Whether the bytes are gzip."""
    return head.startswith(b"\x1f\x8b")


def media_of_data(head: bytes) -> Media:
    """The kind of input that begins so, packed or not, in UTF-8 or UTF-16; text where nothing else is told."""
    if is_packed(head):
        head = _unpacked(head)
    for mark in _BOMS:
        head = head.removeprefix(mark)
    # The letters that tell are ASCII: of two bytes in UTF-16, one is zero.
    head = head.replace(b"\x00", b"").lstrip()
    known = next((media for start, media in _BEGINNINGS if head.startswith(start)), None)
    return known or ("mhtml" if _MHTML.match(head) else "text")


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, SNIFFED)
    except zlib.error:
        return b""
