"""One input to page texts: plain text as it is, HTML and PDF rendered, JSON lines and archives one page each."""

from __future__ import annotations

import io
import unicodedata
from hashlib import sha256

from msgspec.structs import replace

from doichieu.errors import ItemError
from doichieu.model.identity import digest, page_id
from doichieu.model.source import Declared, PageText, RawSource, Rejection
from doichieu.sources.decoding import LARGEST, decode, unpack
from doichieu.sources.html import RENDERING, render_html
from doichieu.sources.lines import Names, read_line
from doichieu.sources.mhtml import read_mhtml
from doichieu.sources.pdf import RENDERING as PDF_RENDERING
from doichieu.sources.pdf import read_pdf
from doichieu.sources.warc import read_records

STAGE = "read"
_MOST_MARKS = 1_000


def read_pages(raw: RawSource) -> tuple[PageText | Rejection, ...]:
    """The pages of one input, in order; what can't be read is a rejection that says why. Never raises."""
    if raw.media == "warc":
        records = read_records(io.BufferedReader(io.BytesIO(raw.data)), raw.name, raw.about, LARGEST)
        return tuple(page for record in records for page in _of_record(record))
    try:
        data = unpack(raw.data)
    except ItemError as error:
        return (Rejection(STAGE, raw.name, str(error)),)
    if raw.media == "jsonl":
        return _read_lines(raw, data)
    return (_read_one(raw, data),)


def _of_record(record: RawSource | Rejection) -> tuple[PageText | Rejection, ...]:
    return (record,) if isinstance(record, Rejection) else read_pages(record)


def _read_one(raw: RawSource, data: bytes) -> PageText | Rejection:
    try:
        if raw.media == "pdf" or data.startswith(b"%PDF-"):
            return _pdf_page(raw, data)
        if raw.media == "mhtml":
            return _saved_page(raw, data)
        return _page(raw, decode(data, declares_charset=raw.media == "html").text)
    except ItemError as error:
        return Rejection(STAGE, raw.name, str(error))


def _pdf_page(raw: RawSource, data: bytes) -> PageText:
    if len(data) > LARGEST:
        raise ItemError(f"The PDF is larger than {LARGEST // 1_000_000} MB; give the pages that tell the story.")
    pdf = read_pdf(data)
    return _page_text(raw, pdf.text, PDF_RENDERING, declared=pdf.declared)


def _saved_page(raw: RawSource, data: bytes) -> PageText:
    """The page in a MHTML file; its address counts where none was given."""
    saved = read_mhtml(data)
    about = replace(raw.about, url=raw.about.url or saved.url)
    text = decode(saved.html, declares_charset=True, charset=saved.charset).text
    return _page(replace(raw, media="html", about=about), text)


def _read_lines(raw: RawSource, data: bytes) -> tuple[PageText | Rejection, ...]:
    names = Names()
    pages = [
        _read_line(replace(raw, data=line, line=number, name_taken=names.is_taken(number, line) or raw.name_taken))
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), raw.line)
        if line.strip()
    ]
    return tuple(pages) or (Rejection(STAGE, raw.name, "The file is empty."),)


def _read_line(raw: RawSource) -> PageText | Rejection:
    try:
        page, text = read_line(raw)
        return _page(page, decode(text.encode()).text)
    except ItemError as error:
        return Rejection(STAGE, f"{raw.name}#{raw.line}", str(error))


def _page(raw: RawSource, text: str) -> PageText:
    if raw.media != "html":
        return _page_text(raw, text, "text")
    rendered = render_html(text)
    page = _page_text(raw, rendered.text, RENDERING, declared=rendered.declared)
    return replace(page, elements=rendered.elements)


def _page_text(raw: RawSource, text: str, rendering: str, declared: tuple[Declared, ...] = ()) -> PageText:
    if not text.strip():
        raise ItemError("The page holds no text to read; it may be filled in by a script: save it from a browser.")
    if _piles_up_marks(text):
        raise ItemError("The page piles up thousands of combining marks on one letter, which nobody can read.")
    return PageText(
        id=page_id(text),
        text=text,
        name=raw.name,
        sha256=digest(text),
        source_sha256=sha256(raw.data).hexdigest(),
        rendering=rendering,
        about=raw.about,
        declared=declared,
    )


def _piles_up_marks(text: str) -> bool:
    """Whether a run of combining marks is so long that to compose it would take the square of its length."""
    half = _MOST_MARKS // 2
    return any(
        unicodedata.combining(text[at]) and all(map(unicodedata.combining, text[at : at + half]))
        for at in range(0, len(text) - half, half)
    )
