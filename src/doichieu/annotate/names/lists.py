"""People whom the page as a whole tells: listed with other people, or named again by their surname."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable

_ROUNDS = 3
_QUOTES = "\"“”‘’'"


def listed_people(
    lines: list[Line], founds: list[list[Found]], people: set[tuple[str, ...]], lexicon: Lexicon
) -> dict[tuple[str, ...], str]:
    """Runs of capitalised words that stand in a list with people: "Thu Minh và Hồ Quỳnh Hương"."""
    runs = [run for line, found in zip(lines, founds, strict=True) for run in _unnamed_runs(line, found, lexicon)]
    more: dict[tuple[str, ...], str] = {}
    for _ in range(_ROUNDS):
        known = people | more.keys()
        added = {r.tokens: r.surface for r in runs if r.tokens not in known and (r.left in known or r.right in known)}
        if not added:
            break
        more |= added
    return more


def reused_surnames(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """Foreign names of two or three words of which the last stands alone elsewhere: "Mesut Ozil", then "Ozil"."""
    full: dict[tuple[str, ...], str] = {}
    alone: set[str] = set()
    for line, found in zip(lines, founds, strict=True):
        for start, end in _capital_runs(line, found):
            words = line.lows[start:end]
            if end - start == 1 and not line.opens(start):
                alone.add(words[0])
            elif 2 <= end - start <= 3 and not _known_word(line, start, end, lexicon):
                full.setdefault(tuple(words), line.surface(start, end))
    return {words: name for words, name in full.items() if words[-1] in alone and len(words[-1]) > 3}


def _capital_runs(line: Line, found: list[Found]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words that no name covers."""
    covered = {at for name in found for at in range(name.start, name.end)}
    at, size = 0, 0 if line.loud else len(line)
    while at < size:
        end = at
        while end < size and line.shapes[end] == "C" and end not in covered and not (end > at and line.joined(end)):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _known_word(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run has a word of Vietnamese shape, of a company's name, or of a known place or body."""
    lists = (lexicon.places, lexicon.bodies, lexicon.countries)
    return any(
        is_syllable(line.words[at])
        or not line.words[at].isalpha()
        or line.lows[at] in lexicon.marks
        or any(known.longest(line, at) for known in lists)
        for at in range(start, end)
    )


class _Run(NamedTuple):
    """Capitalised words that no name covers, and the names they are listed with on either side."""

    tokens: tuple[str, ...]
    surface: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def _unnamed_runs(line: Line, found: list[Found], lexicon: Lexicon) -> list[_Run]:
    """The runs of two to four capitalised words outside all names, in a line whose capitals tell something."""
    people = {name.start: name for name in found if name.kind == "person"}
    spans = [
        (start, end)
        for start, end in _capital_runs(line, found)
        if 2 <= end - start <= 4 and not _quoted(line, start, end) and not _begins_other(line, start, lexicon)
    ]
    parts = sorted([*spans, *((name.start, name.end) for name in people.values())])
    listed = {one: other for one, other in pairwise(parts) if _listed(line, one[1], other[0], lexicon)}
    back = {other: one for one, other in listed.items()}
    return [
        _Run(_lows(line, span), line.surface(*span), _lows(line, back.get(span)), _lows(line, listed.get(span)))
        for span in spans
    ]


def _begins_other(line: Line, at: int, lexicon: Lexicon) -> bool:
    others = (lexicon.stops, lexicon.posts, lexicon.heads, lexicon.home_bodies, lexicon.portfolios, lexicon.fields)
    return any(other.longest(line, at) is not None for other in (*others, lexicon.gatherings, lexicon.place_heads))


def _lows(line: Line, span: tuple[int, int] | None) -> tuple[str, ...]:
    return tuple(line.lows[slice(*span)]) if span else ()


def _quoted(line: Line, start: int, end: int) -> bool:
    before = line.words[start - 1] if start else ""
    return before in _QUOTES or (end < len(line) and line.words[end] in _QUOTES)


def _listed(line: Line, end: int, start: int, lexicon: Lexicon) -> bool:
    """Whether only a comma or "và" stands between two names."""
    return start - end == 1 and line.lows[end] in lexicon.couples
