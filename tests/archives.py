"""Tiny makers of the kinds of input that no editor writes: PDF, WARC, MHTML."""

from __future__ import annotations

import base64
from typing import NamedTuple


class Printed(NamedTuple):
    """A line of a PDF page: where it begins in points, its size and its words (Latin-1)."""

    left: int
    foot: int
    size: int
    text: str


def pdf(*pages: list[Printed], locked: bool = False) -> bytes:
    """A PDF with these printed lines; a locked one asks for a password that nobody knows."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, lines in enumerate(pages):
        drawn = b"".join(
            b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (x.size, x.left, x.foot, x.text.encode("latin-1")) for x in lines
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * at)
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
    trailer = b""
    if locked:
        key = (b"a" * 32, b"b" * 32)
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >>" % key)
        trailer = b"/Encrypt %d 0 R /ID [(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]" % len(objects)
    return _numbered(objects, trailer)


def _numbered(objects: list[bytes], trailer: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(data))
    )


def record(
    url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """One answer of a server, as a crawler keeps it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def mhtml(html: bytes, url: str = "https://example.org/a", encoding: str = "base64") -> bytes:
    """A page as a browser saves it, with a picture before it."""
    packed = base64.encodebytes(html) if encoding == "base64" else html
    head = (
        "From: <Saved by a browser>\r\n"
        f"Snapshot-Content-Location: {url}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b--"\r\n\r\n'
        "----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        f"----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n"
        f"Content-Location: {url}\r\n\r\n"
    )
    return head.encode() + packed + b"\r\n----b----\r\n"
