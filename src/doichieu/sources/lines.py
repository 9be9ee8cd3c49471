"""JSON lines: a page as `html` or `text` on each, and what the caller knows of it."""

from __future__ import annotations

from codecs import BOM_UTF8

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from doichieu.errors import ItemError
from doichieu.model.source import About, RawSource
from doichieu.sources.given import HOW_TO_DATE, is_time


class Line(Struct, frozen=True):
    """One JSON line."""

    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    html: str | None = None
    text: str | None = None


class _Named(Struct, frozen=True):
    id: str | int | None = None


class Names:
    """The names of a file's lines, so that no two pages have one: the id, else the number of the line."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def is_taken(self, number: int, data: bytes) -> bool:
        """Whether an earlier line has the name that this one would have; from now on it is taken."""
        try:
            name = _name(msgspec.json.decode(data.removeprefix(BOM_UTF8), type=_Named).id, number)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            name = str(number)
        taken = name in self._known
        self._known.add(name)
        return taken


def read_line(raw: RawSource) -> tuple[RawSource, str]:
    """The page on one line, named by its id, and its text or HTML. Raises ItemError where there is none.

    Behind an id that an earlier line has stands the number of the line.
    """
    try:
        line = msgspec.json.decode(raw.data, type=Line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ItemError(f"Line {raw.line} is no page in JSON: {error}. One object a line is expected.") from None
    if line.published and not is_time(line.published.strip()):
        raise ItemError(f"Line {raw.line}: published {line.published[:40]} is no date; {HOW_TO_DATE}.")
    name = f"{raw.name}#{_name(line.id, raw.line)}" + (f"#{raw.line}" if raw.name_taken else "")
    page = replace(raw, name=name, media="html" if line.html else "text", about=_about(raw.about, line))
    return page, line.html or line.text or ""


def _name(given: str | int | None, number: int) -> str:
    return str(given) if given not in (None, "") else str(number)


def _about(given: About, line: Line) -> About:
    """The line's own fields, and where it has none what was given for the file."""
    own = {field: getattr(line, field) for field in About.__struct_fields__}
    return replace(given, **{field: value.strip() for field, value in own.items() if value and value.strip()})
