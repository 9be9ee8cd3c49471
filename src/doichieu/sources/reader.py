"""One input to page texts: plain text as it is, HTML and PDF rendered, JSON lines and archives one page each."""

from __future__ import annotations

import io
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from doichieu.errors import ItemError
from doichieu.model.identity import digest, page_id
from doichieu.model.source import About, Declared, PageText, RawSource, Rejection
from doichieu.sources.decoding import LARGEST, decode, unpack
from doichieu.sources.html import RENDERING, render_html
from doichieu.sources.mhtml import read_mhtml
from doichieu.sources.pdf import RENDERING as PDF_RENDERING
from doichieu.sources.pdf import read_pdf
from doichieu.sources.warc import read_records

STAGE = "read"


class Line(Struct, frozen=True):
    """One JSON line: a page as `html` or `text`, and what the caller knows of it."""

    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    html: str | None = None
    text: str | None = None


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
    pages = [
        _read_line(raw, number, line)
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), raw.line)
        if line.strip()
    ]
    return tuple(pages) or (Rejection(STAGE, raw.name, "The file is empty."),)


def _read_line(raw: RawSource, number: int, data: bytes) -> PageText | Rejection:
    name = f"{raw.name}#{number}"
    try:
        line = msgspec.json.decode(data, type=Line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return Rejection(STAGE, name, f"Line {number} is no page in JSON: {error}. One object a line is expected.")
    name = f"{raw.name}#{line.id}" if line.id not in (None, "") else name
    source = RawSource(name=name, data=data, media="html" if line.html else "text", about=_about(raw.about, line))
    try:
        return _page(source, decode((line.html or line.text or "").encode()).text)
    except ItemError as error:
        return Rejection(STAGE, name, str(error))


def _about(given: About, line: Line) -> About:
    """The line's own fields, and where it has none what was given for the file."""
    own = {field: getattr(line, field) for field in About.__struct_fields__}
    return replace(given, **{field: value for field, value in own.items() if value})


def _page(raw: RawSource, text: str) -> PageText:
    if raw.media != "html":
        return _page_text(raw, text, "text")
    rendered = render_html(text)
    page = _page_text(raw, rendered.text, RENDERING, declared=rendered.declared)
    return replace(page, elements=rendered.elements)


def _page_text(raw: RawSource, text: str, rendering: str, declared: tuple[Declared, ...] = ()) -> PageText:
    if not text.strip():
        raise ItemError("The page holds no text to read; it may be filled in by a script: save it from a browser.")
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
