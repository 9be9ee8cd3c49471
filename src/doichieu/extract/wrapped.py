"""Text that was wrapped to a width, as mails and PDFs are: its printed lines joined to paragraphs.

A page is wrapped when no line is longer than a width that print has, and many lines go on in the next one with a
small letter. There, a line goes on where the next begins so, or where its first word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from doichieu.extract.lines import Line
from doichieu.extract.shapes import is_closed, is_mark
from doichieu.model.view import View

_NARROWEST, _WIDEST = 40, 140
_LONG = 0.6
_FULL = 0.93
_FEWEST = 3
_SHARE = 0.25
_LONGER = 0.04
_LONGEST_PARAGRAPH = 5_000
_DATE = re.compile(r"[\d\s:|,.-]{0,12}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\d\s:|,.-]{0,12}")
_BREAKS = str.maketrans("\r\n", "  ")


def join_wrapped(view: View, lines: list[Line], *, printed: bool = False) -> list[Line]:
    """The lines, with those of a wrapped paragraph as one; as they are where the page is not wrapped.

    In print letters are not of one width, and a line may be full with fewer of them.
    """
    width = _width(view, lines)
    return list(_paragraphs(view, lines, width, _FULL * width if printed else width)) if width else lines


def _width(view: View, lines: list[Line]) -> int:
    """How wide the page's lines are at most, 0 where it is not wrapped."""
    sizes = sorted(len(line.text) for line in lines)
    if not sizes:
        return 0
    width = sizes[-1 - int(_LONGER * len(sizes))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    long = [(one, two) for one, two in pairwise(lines) if len(one.text) >= _LONG * width and _adjoin(view, one, two)]
    going_on = sum(two.text[0].islower() and not is_closed(one.text) for one, two in long)
    return width if going_on >= max(_FEWEST, _SHARE * len(long)) else 0


def _adjoin(view: View, one: Line, two: Line) -> bool:
    """Whether no blank line stands between two lines."""
    gap = view.text[one.end : two.start]
    return max(gap.count("\n"), gap.count("\r")) <= 1


def _paragraphs(view: View, lines: list[Line], width: int, full: float) -> Iterator[Line]:
    start = lines[0]
    for one, two in pairwise(lines):
        goes_on = len(one.text) <= width and _adjoin(view, one, two) and _goes_on(one, two, full)
        if not goes_on or two.end - start.start > _LONGEST_PARAGRAPH:
            yield _joined(view, start, one)
            start = two
    yield _joined(view, start, lines[-1])


def _goes_on(one: Line, two: Line, full: float) -> bool:
    if (
        is_mark(two.text)
        or _is_date(one.text)
        or _is_date(two.text)
        or not (two.text[0].isalnum() or two.text[0] in '"“([')
    ):
        return False
    if two.text[0].islower():
        return not is_closed(one.text) or len(one.text) >= _LONG * full
    first = two.text.split(maxsplit=1)[0]
    return not is_closed(one.text) and len(one.text) + 1 + len(first) > full


def _is_date(text: str) -> bool:
    """Whether a line is a date in numbers, with a clock or without, and nothing else."""
    return _DATE.fullmatch(text) is not None


def _joined(view: View, first: Line, last: Line) -> Line:
    if first is last:
        return first
    return Line(first.start, last.end, view.text[first.start : last.end].translate(_BREAKS))
