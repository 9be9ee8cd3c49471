"""The lines of a page, in canonical text, with what the HTML tree says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from doichieu.model.page import Role
from doichieu.model.source import Element
from doichieu.model.span import Range
from doichieu.model.view import View

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = re.compile(r"^[\s•·●○■□▪▫*–\-+>»|]+|[\s:…|]+$")
_TIME = re.compile(r"\s+(?:\d{1,2}:)?\d{1,2}:\d\d$")
_SPEED = re.compile(r":?\s\d(?:[.,]\d{1,2})?\s?x$", re.IGNORECASE)
_COUNT = re.compile(r"^\d{1,5}\s+(?=\D)|\s*\(\s*\d+\s*\)$")


class Line(Struct, frozen=True, gc=False):
    """A line of a page: its place in the canonical text, its words, and its element where there is a tree."""

    start: int
    end: int
    text: str
    element: Element | None = None

    @property
    def size(self) -> int:
        """Characters other than spaces."""
        return len(self.text) - self.text.count(" ")


class Label(Struct, frozen=True, gc=False):
    """What a line is, and why, for readers."""

    role: Role
    kept: bool
    reason: str


def read_lines(view: View, elements: tuple[Element, ...] = ()) -> list[Line]:
    """The lines that hold anything, in order. Elements come one a line, in order; without them, lines stand alone."""
    lines = [line for match in _LINE.finditer(view.text) if (line := _trimmed(view.text, *match.span()))]
    return list(_with_elements(lines, view, elements)) if elements else lines


def heading_key(text: str) -> str:
    """A short line without its bullets, colon and count ("5 comments", "Comments (5)"), to look it up.

    A player's running time goes too; its speed is always `1x`.
    """
    bare = _TIME.sub("", _EDGES.sub("", text))
    return _COUNT.sub("", _SPEED.sub(" 1x", bare)).strip().casefold()


def _trimmed(text: str, start: int, end: int) -> Line | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Line(start, end, text[start:end]) if start < end else None


def _with_elements(lines: Iterable[Line], view: View, elements: tuple[Element, ...]) -> Iterable[Line]:
    number = 0
    for line in lines:
        place = view.raw(Range(line.start, line.end))
        while number + 1 < len(elements) and elements[number].range.end <= place.start:
            number += 1
        yield Line(line.start, line.end, line.text, elements[number])
