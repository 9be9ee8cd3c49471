"""Bytes to text: which encoding they are in, and what could not be read."""

from __future__ import annotations

import codecs
import re
import unicodedata
import zlib
from collections import Counter

import charset_normalizer
from msgspec import Struct

from doichieu.errors import ItemError

LARGEST = 20_000_000
# Bytes fed to the decompressor at a time.
_PIECE = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096
_SAMPLE = 20_000
_BROKEN_SHARE = 0.02
_CONTROL_SHARE = 0.01
# Of the letters of Vietnamese a quarter are beyond ASCII: where they all are lost, nothing can be read.
_LOST_SHARE = 0.15
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TONED = re.compile(f"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][{_MARKS}]")
_STRAY = re.compile(f"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[{_MARKS}]")


class Decoded(Struct, frozen=True):
    """A text and the name of the encoding that it was in."""

    text: str
    encoding: str


def unpack(data: bytes) -> bytes:
    """The bytes, unpacked when they are gzip; at most `LARGEST` of them. Raises ItemError for a damaged file."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    found, at = bytearray(), 0
    while data.startswith(b"\x1f\x8b", at) and len(found) <= LARGEST:
        member = zlib.decompressobj(wbits=31)
        try:
            at = _unpack_member(member, data, at, found)
        except zlib.error:
            raise ItemError("The gzip file is damaged; fetch it again, or unpack it by hand.") from None
        if not member.eof and len(found) <= LARGEST:
            raise ItemError("The gzip file is cut off before its end; fetch it again.")
    return bytes(found)


def _unpack_member(member: zlib._Decompress, data: bytes, at: int, found: bytearray) -> int:
    """Adds one member's bytes to what was found, and tells where the next one begins.

    Fed in pieces: what is behind a member's end is copied, and a file may have a million members.
    """
    while not member.eof and at < len(data) and len(found) <= LARGEST:
        piece = member.unconsumed_tail or data[at : at + _PIECE]
        at += 0 if member.unconsumed_tail else len(piece)
        found += member.decompress(piece, LARGEST + 1 - len(found))
    return at - len(member.unused_data)


def decode(data: bytes, *, declares_charset: bool = False, charset: str | None = None) -> Decoded:
    """The text of the bytes. Raises ItemError when they are empty, too large, or no text.

    A byte order mark decides, then strict UTF-8, then zero bytes (UTF-16), the `charset` that its envelope or, where
    `declares_charset`, the page itself names,
    Vietnamese windows-1258, and last a guess by statistics. A few broken bytes become U+FFFD.
    """
    _refuse_what_is_no_text(data)
    mark, name = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    if name and mark != codecs.BOM_UTF8:
        return _checked(_lenient(data, name).removeprefix("\ufeff"), name)
    data = data.removeprefix(mark)
    text = _strict(data, "utf-8")
    name = "utf-8"
    if text is None:
        text, name = _decode_other(data, charset or (_declared(data) if declares_charset else None))
    elif "\x00" in text:
        text, name = _decode_zeros(data) or (text, name)
    return _checked(text, name)


def _checked(text: str, name: str) -> Decoded:
    if _is_binary(text):
        raise ItemError("The file holds no text but binary data; give the page as text or HTML.")
    return Decoded(text, name)


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data.strip(b" \t\r\n\x00"):
        raise ItemError("The file is empty.")
    if len(data) > LARGEST:
        raise ItemError(f"The page is larger than {LARGEST // 1_000_000} MB; give the page alone, without its archive.")
    for start, kind in _BINARY:
        if data.startswith(start):
            raise ItemError(f"The file is {kind}; give the page as text or HTML.")


def _decode_other(data: bytes, declared: str | None) -> tuple[str, str]:
    """What is not UTF-8 throughout, in the first way that fits."""
    zeros = _decode_zeros(data)
    if zeros:
        return zeros
    if declared and not declared.startswith("utf"):
        text = _strict(data, declared)
        if text is not None:
            return text, declared
    nearly = data.decode("utf-8", "replace")
    foreign = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if nearly[:_SAMPLE].count("\ufffd") <= max(1, _BROKEN_SHARE * foreign):
        return nearly, "utf-8"
    vietnamese = _strict(data, "windows-1258")
    if vietnamese and _fits_vietnamese(vietnamese[:_SAMPLE]):
        return vietnamese, "windows-1258"
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    guess = best.encoding if best else "utf-8"
    return _lenient(data, guess), guess


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _decode_zeros(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every second byte of its spaces and Latin letters is zero."""
    sample = data[:_SAMPLE]
    low, high = sample[1::2].count(0), sample[::2].count(0)
    if max(low, high) < len(sample) / 20 or min(low, high) * 10 > max(low, high):
        return None
    name = "utf-16-le" if low > high else "utf-16-be"
    return _lenient(data, name), name


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, name: str) -> str:
    try:
        return data.decode(name, "replace")
    except (UnicodeError, LookupError):
        return data.decode("utf-8", "replace")


def _fits_vietnamese(text: str) -> bool:
    """Whether the combining tones of windows-1258 stand where Vietnamese puts them: on a vowel."""
    toned, stray = len(_TONED.findall(text)), len(_STRAY.findall(text))
    return toned > 3 and stray * 10 <= toned


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    strange = Counter(sample[:2000]).items()
    odd = len(_CONTROL.findall(sample)) + sum(n for c, n in strange if unicodedata.category(c) in {"Co", "Cn"})
    if sample.count("\ufffd") > _LOST_SHARE * len(sample):
        return True
    return odd > _CONTROL_SHARE * len(sample) and odd > 2
