"""Syllables and what stands between them."""

from __future__ import annotations

import re

from doichieu.model.span import Range

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, Range]]:
    """The syllables and numbers of a text, folded to lower case, with their places ("4,58" is one token)."""
    stop = len(text) if end is None else end
    return [(m[0].lower(), Range(m.start(), m.end())) for m in _WORD.finditer(text, start, stop)]


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The same tokens without their places, several times faster."""
    return _WORD.findall(text[start:end].lower())
