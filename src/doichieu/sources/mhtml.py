"""MHTML, a page as a browser saves it: its HTML, and the address it was saved from.

The outer message is cut at its boundary here, in one pass; headers are read by the standard library. Only the
first part that is HTML counts, pictures and frames are left alone.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from msgspec import Struct

from doichieu.errors import ItemError

_BREAK = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 65_536
_MOST_PARTS = 2_000
_DEEPEST = 3
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class Saved(Struct, frozen=True):
    """The HTML of a saved page, in bytes, with the charset its part declares, and its address."""

    html: bytes
    charset: str | None = None
    url: str | None = None


def read_mhtml(data: bytes) -> Saved:
    """The page in a MHTML file. Raises ItemError when no HTML is in it."""
    head, body = _split(data)
    saved = _find_html(head, body, _DEEPEST)
    if saved is None:
        raise ItemError("The MHTML file holds no HTML page; save the page again from a browser.")
    url = _text(head, "Snapshot-Content-Location") or saved.url
    return Saved(saved.html, saved.charset, url)


def _find_html(head: Message, body: bytes, depth: int) -> Saved | None:
    kind = head.get_content_type()
    if kind in _HTML:
        return Saved(_decoded(head, body), _charset(head), _text(head, "Content-Location"))
    if not kind.startswith("multipart/") or not depth:
        return None
    for part in _parts(body, _text(head, "Content-Type") and head.get_boundary()):
        found = _find_html(*_split(part), depth - 1)
        if found:
            return found
    return None


def _split(data: bytes) -> tuple[Message, bytes]:
    """A message's head and what follows it."""
    gap = _BREAK.search(data, 0, _LONGEST_HEAD)
    head = data[: gap.start()] if gap else data[:_LONGEST_HEAD]
    return BytesHeaderParser().parsebytes(head.lstrip() + b"\n\n"), data[gap.end() :] if gap else b""


def _parts(body: bytes, boundary: str | None) -> Iterator[bytes]:
    if not boundary:
        return
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    at = body.find(mark)
    for _ in range(_MOST_PARTS):
        if at < 0:
            return
        start = at + len(mark)
        at = body.find(b"\n" + mark, start)
        at += at >= 0
        yield body[start : at if at >= 0 else len(body)].lstrip(b"\r\n")


def _decoded(head: Message, body: bytes) -> bytes:
    encoding = (_text(head, "Content-Transfer-Encoding") or "").lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        try:
            return base64.b64decode(b"".join(body.split()) + b"==")
        except binascii.Error:
            raise ItemError("The MHTML file is damaged; save the page again from a browser.") from None
    return body


def _charset(head: Message) -> str | None:
    charset = head.get_content_charset()
    return charset if charset and charset.isascii() else None


def _text(head: Message, name: str) -> str | None:
    """A header as text; what is no text in it is left out."""
    value = head.get(name)
    return " ".join(str(value).encode("ascii", "ignore").decode().split()) or None if value is not None else None
