"""People who are known by the company they are listed in."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from doichieu.annotate.names_lexicon import Lexicon
from doichieu.annotate.names_tokens import Found, Line

_ROUNDS = 3
_QUOTES = "\"“”‘’'"


def listed_people(
    lines: list[Line], founds: list[list[Found]], people: dict[tuple[str, ...], str], lexicon: Lexicon
) -> dict[tuple[str, ...], str]:
    """Runs of capitalised words that stand in a list with people: "Thu Minh và Hồ Quỳnh Hương"."""
    runs = [run for line, found in zip(lines, founds, strict=True) for run in _unnamed_runs(line, found, lexicon)]
    more: dict[tuple[str, ...], str] = {}
    for _ in range(_ROUNDS):
        known = {**people, **more}
        added = {r.tokens: r.surface for r in runs if r.tokens not in known and (r.left in known or r.right in known)}
        if not added:
            break
        more |= added
    return more


class _Run(NamedTuple):
    """Capitalised words that no name covers, and the names they are listed with on either side."""

    tokens: tuple[str, ...]
    surface: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def _unnamed_runs(line: Line, found: list[Found], lexicon: Lexicon) -> list[_Run]:
    """The runs of two to four capitalised words outside all names, in a line whose capitals tell something."""
    if line.loud:
        return []
    covered = {at for name in found for at in range(name.start, name.end)}
    people = {name.start: name for name in found if name.kind == "person"}
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(line):
        end = at
        while (
            end < len(line) and line.shapes[end] == "C" and end not in covered and not (end > at and line.joined(end))
        ):
            end += 1
        if 2 <= end - at <= 4 and not _quoted(line, at, end) and not _begins_other(line, at, lexicon):
            spans.append((at, end))
        at = max(end, at + 1)
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
