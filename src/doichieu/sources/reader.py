"""One input to page texts: plain text as it is, HTML rendered, JSON lines one page each."""

from __future__ import annotations

from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from doichieu.errors import ItemError
from doichieu.model.identity import digest, page_id
from doichieu.model.source import About, Media, PageText, RawSource, Rejection
from doichieu.sources.decoding import decode, unpack
from doichieu.sources.html import RENDERING, render_html

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
    try:
        data = unpack(raw.data)
    except ItemError as error:
        return (Rejection(STAGE, raw.name, str(error)),)
    if raw.media == "jsonl":
        return _read_lines(raw, data)
    return (_read_one(raw, data),)


def _read_one(raw: RawSource, data: bytes) -> PageText | Rejection:
    try:
        decoded = decode(data, declares_charset=raw.media == "html")
        return _page(raw, decoded.text)
    except ItemError as error:
        return Rejection(STAGE, raw.name, str(error))


def _read_lines(raw: RawSource, data: bytes) -> tuple[PageText | Rejection, ...]:
    pages = [
        _read_line(raw, number, line)
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
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
    media: Media = raw.media
    rendered = render_html(text) if media == "html" else None
    shown = rendered.text if rendered else text
    if not shown.strip():
        raise ItemError("The page holds no text to read; it may be filled in by a script: save it from a browser.")
    return PageText(
        id=page_id(shown),
        text=shown,
        name=raw.name,
        sha256=digest(shown),
        source_sha256=sha256(raw.data).hexdigest(),
        rendering=RENDERING if rendered else "text",
        about=raw.about,
        declared=rendered.declared if rendered else (),
        elements=rendered.elements if rendered else (),
    )
