"""What exporters yield: files with their bytes, not yet on any disk."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Language = Literal["vi", "en"]
_UNENCODABLE = dict.fromkeys(range(55296, 57344), "�")


class File(Struct, frozen=True):
    """A file to be written: its path inside the output folder, with `/`, and its bytes."""

    path: str
    data: bytes


class ExportOptions(Struct, frozen=True):
    """What a caller may choose about the files: `language` is that of the interface, not of the pages.

    `formats` are the names of the formats over the whole run that are asked for. `excerpts`: of the pages only what is
    cited is written. `assets`: style and script are files that the pages link to, not parts of each page.
    """

    language: Language = "vi"
    formats: tuple[str, ...] = ()
    excerpts: bool = False
    assets: bool = False


def encode(text: str) -> bytes:
    """UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD, so no offset moves."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.translate(_UNENCODABLE).encode("utf-8")
