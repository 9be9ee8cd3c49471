"""The clauses of a sentence: stretches that each say one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.span import Range

LEAST_WORDS = 6
_WORD = re.compile(r"\w+")
_EDGE = ' ,;:.-–…"“”()\n'


@cache
def _breaks(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The marks and the words that a clause begins with."""
    words = load_pack(code).statements
    marks = re.compile(rf";|:\s|,\s+(?={alternatives(words.clause_verbs)})", re.IGNORECASE)
    return marks, phrases(words.clause_breaks)


def read_clauses(text: str, sentence: Range, code: str) -> Iterator[Range]:
    """The clauses in order; one that is too short to say anything joins the one before it."""
    breaks = {m.start() for pattern in _breaks(code) for m in pattern.finditer(text, sentence.start, sentence.end)}
    cuts = [sentence.start, *sorted(breaks)]
    pieces: list[tuple[int, int]] = []
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        words = len(_WORD.findall(text, start, end))
        if pieces and (words < LEAST_WORDS or _words(text, pieces[-1]) < LEAST_WORDS):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    for start, end in pieces:
        said = text[start:end]
        left = len(said) - len(said.lstrip(_EDGE))
        right = len(said.rstrip(_EDGE))
        if left < right:
            yield Range(start + left, start + right)


def _words(text: str, piece: tuple[int, int]) -> int:
    return len(_WORD.findall(text, *piece))
