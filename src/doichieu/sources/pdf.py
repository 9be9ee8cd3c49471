"""PDF to one text: the text layer of its pages, printed lines joined to paragraphs.

A printed line goes on in the next one when it reaches the right edge, stands as close and in the same size, and
the next one is not set in. What a PDF says of itself in its data is its maker's, not its author's: only the title
is taken. At most `MOST_PAGES` pages and `MOST_CHARS` characters are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from msgspec import Struct

from doichieu.errors import ItemError
from doichieu.model.source import Declared

RENDERING = "pdf-1"
MOST_PAGES = 300
MOST_CHARS = 2_000_000
_PASSWORD = pdfium_c.FPDF_ERR_PASSWORD
_SAME_SIZE = 0.12
_CLOSE = 1.25
_REACHES = 0.15
_INDENT = 0.7
_LARGE = 1.1
_HYPHENS = "\x02\ufffe\u00ad"
_ENDS = frozenset('.!?:;…”"')


class PdfText(Struct, frozen=True):
    """The text of a PDF, a line a paragraph, and the title it declares."""

    text: str
    declared: tuple[Declared, ...]


class _Line(Struct, frozen=True):
    """A printed line: its words, left and right edge, foot and height in points."""

    text: str
    left: float
    right: float
    foot: float
    height: float


def read_pdf(data: bytes) -> PdfText:
    """The text layer of a PDF. Raises ItemError for a locked, broken or scanned one, or a book."""
    document = _open(data)
    try:
        if len(document) > MOST_PAGES:
            raise ItemError(f"The PDF has more than {MOST_PAGES} pages; give the pages that tell the story.")
        paragraphs: list[str] = []
        for number in range(len(document)):
            paragraphs = _continued(paragraphs, list(_paragraphs(_lines(document, number))))
            if sum(map(len, paragraphs)) > MOST_CHARS:
                raise ItemError(f"The PDF holds more than {MOST_CHARS} characters; give the pages that tell the story.")
        title = " ".join(document.get_metadata_value("Title").split())
    except pdfium.PdfiumError as error:
        raise ItemError(f"The PDF is damaged ({error}); fetch it again, or give its text.") from None
    finally:
        document.close()
    text = "\n".join(paragraphs)
    if not text.strip():
        raise ItemError("The PDF has no text layer, only pictures of pages; run it through text recognition first.")
    return PdfText(text, (Declared("title", title, "meta", title),) if title else ())


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise ItemError("The PDF is protected by a password; give an open copy, or its text.") from None
        raise ItemError("The PDF is damaged; fetch it again, or give its text.") from None


def _lines(document: pdfium.PdfDocument, number: int) -> list[_Line]:
    """The printed lines of a page, in the order of its text layer."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), MOST_CHARS)
        characters = [chr(pdfium_c.FPDFText_GetUnicode(text_page, at)) for at in range(count)]
        return [
            line
            for start, end in _stretches(characters)
            if (line := _line(text_page, characters, start, end)) is not None
        ]
    finally:
        text_page.close()
        page.close()


def _stretches(characters: list[str]) -> Iterator[tuple[int, int]]:
    """The stretches between line breaks."""
    start = 0
    for at, character in enumerate([*characters, "\n"]):
        if character in "\r\n":
            if at > start:
                yield start, at
            start = at + 1


def _line(text_page: pdfium.PdfTextPage, characters: list[str], start: int, end: int) -> _Line | None:
    while start < end and characters[start].isspace():
        start += 1
    while start < end and characters[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    left, foot, _, top = text_page.get_charbox(start, loose=True)
    _, _, right, _ = text_page.get_charbox(end - 1, loose=True)
    text = "".join(characters[start:end]).replace("\x00", "\ufffd")
    return _Line(text, left, right, foot, top - foot)


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """The printed lines of a page, joined."""
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    size = median(line.height for line in lines)
    steps = [one.foot - two.foot for one, two in pairwise(lines) if _alike(one, two)]
    step = median([step for step in steps if step > 0] or [size])
    text = lines[0].text
    for line, following in pairwise(lines):
        # The lines of a heading stand as far apart as its letters are larger.
        close = 0 < line.foot - following.foot <= _CLOSE * step * max(1.0, line.height / size)
        full = line.right >= right - _REACHES * (right - left) and following.left <= left + _INDENT * size
        heading = line.height > _LARGE * size
        if close and _alike(line, following) and (full or heading):
            text = _joined(text, following.text)
        else:
            yield text
            text = following.text
    yield text


def _alike(one: _Line, two: _Line) -> bool:
    return abs(one.height - two.height) <= _SAME_SIZE * max(one.height, two.height)


def _joined(text: str, following: str) -> str:
    return text[:-1] + following if text[-1] in _HYPHENS else f"{text} {following}"


def _continued(before: list[str], paragraphs: list[str]) -> list[str]:
    """The paragraphs of the pages so far with those of the next: one may go on over the page's foot."""
    if before and paragraphs and before[-1][-1] not in _ENDS and paragraphs[0][0].islower():
        return [*before[:-1], _joined(before[-1], paragraphs[0]), *paragraphs[1:]]
    return before + paragraphs
