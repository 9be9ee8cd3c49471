"""Flattened text, where no tree tells story from furniture: repetition, position, shape and stamps must.

The story runs from its headline to the first of: a signature or source line behind which no more of it
follows, the heading of a box, a headline that stands twice, a headline with teaser and stamp, a comment form.
"""

from __future__ import annotations

import re

from msgspec import Struct

from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import is_headline, is_prose, label_line
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import find_stamp
from doichieu.extract.story import BODY, is_text, mark_story, same_words
from doichieu.extract.wording import Wording
from doichieu.text.tokens import tokens

_WORDS_OF_A_TITLE = 4
_BOX_LINES = 6
_SEARCHED = 200
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}")


class _Flat(Struct, frozen=True):
    """A page's lines, and what the words of each tell (`shapes`, None where its place must)."""

    lines: list[Line]
    shapes: list[Label | None]
    wording: Wording

    def plain(self, start: int) -> list[int]:
        """The lines from `start` on whose words tell nothing."""
        return [i for i in range(start, len(self.lines)) if self.shapes[i] is None]

    def signs(self, number: int) -> bool:
        """Whether a line is a signature or names a source."""
        shape = self.shapes[number]
        if shape:
            return shape.role == "source_credit"
        return read_signature(self.lines[number].text, self.wording) is not None


def label_flat(lines: list[Line], wording: Wording, title: str | None = None) -> list[Label]:
    """A label for each line; `title` is the headline where the caller knows it."""
    page = _Flat(lines, [label_line(line, wording) for line in lines], wording)
    head = _find_title(page, title)
    first = head if head is not None else _first_text(page)
    last = _find_end(page, first)
    labels = [_label(page, number, (first, last), head) for number in range(len(lines))]
    return mark_story(lines, labels, wording)


def _label(page: _Flat, number: int, story: tuple[int, int], head: int | None) -> Label:
    first, last = story
    if number == head:
        return Label("title", True, "headline of the story")
    if number < first:
        return _before(page.shapes[number])
    if number > last:
        return _after(page, number)
    return page.shapes[number] or BODY


def _first_text(page: _Flat) -> int:
    """The first line that may be story, in a page without a headline."""
    texts = [i for i, shape in enumerate(page.shapes) if shape is None or shape.kept]
    prose = [i for i in texts if is_text(page.lines[i])]
    return prose[0] if prose else texts[0] if texts else len(page.lines)


def _find_title(page: _Flat, given: str | None) -> int | None:
    """The headline: the given one, else the line before the first paragraph that shares most with what follows."""
    candidates: list[int] = []
    for number, line in enumerate(page.lines[:_SEARCHED]):
        if given and same_words(line.text, given):
            return number
        if page.shapes[number] is None:
            if is_prose(line.text) and (candidates or not is_headline(line.text)):
                break
            if is_headline(line.text):
                candidates.append(number)
    if not candidates or candidates[-1] + 1 >= len(page.lines):
        return None
    below = page.lines[candidates[-1] + 1 : candidates[-1] + 12]
    rest = {token for line in below for token, _ in tokens(line.text)}
    return max(candidates, key=lambda i: (_shared(page.lines[i], rest), -i))


def _shared(line: Line, rest: set[str]) -> float:
    words = [word for word, _ in tokens(line.text)]
    if len(words) < _WORDS_OF_A_TITLE:
        return 0.0
    return sum(word in rest for word in words) / len(words) + min(len(words), 12) / 24


def _find_end(page: _Flat, first: int) -> int:
    """The last line of the story."""
    seen_text = False
    number = first
    while number < len(page.lines):
        if seen_text and _opens_box(page, number):
            again = _story_goes_on(page, number)
            if again is None:
                return number - 1
            number = again
            continue
        if seen_text and _closes_story(page, number):
            return number
        plain = page.shapes[number] is None and number > first
        seen_text = seen_text or (plain and is_text(page.lines[number]))
        number += 1
    return len(page.lines) - 1


def _opens_box(page: _Flat, number: int) -> bool:
    """Whether other stories or forms begin here."""
    shape = page.shapes[number]
    if shape:
        return shape.role in {"widget_heading", "comment_form"}
    line = page.lines[number]
    if not is_headline(line.text):
        return False
    twice = number + 1 < len(page.lines) and line.text == page.lines[number + 1].text
    return twice or _has_stamp(page, number)


def _has_stamp(page: _Flat, number: int) -> bool:
    """A headline with, one or two lines on, the stamp of its story."""
    for line in page.lines[number + 1 : number + 3]:
        stamp = find_stamp(line.text, page.wording)
        if stamp and len(stamp.rest) < 30:
            return True
        if is_headline(line.text) and not stamp:
            return False
    return False


def _story_goes_on(page: _Flat, number: int) -> int | None:
    """Where the story goes on behind a box among its paragraphs: at prose not led in by a headline."""
    shape = page.shapes[number]
    if shape is None or shape.role == "comment_form":
        return None
    at = number + 1
    while (
        at < len(page.lines)
        and at <= number + _BOX_LINES
        and page.shapes[at] is None
        and is_headline(page.lines[at].text)
    ):
        at += 1
    left = page.plain(at)
    if not left or left[0] != at or not is_prose(page.lines[at].text):
        return None
    prose = sum(is_prose(page.lines[i].text) for i in left)
    boxes = sum(shape is not None and not shape.kept for shape in page.shapes[at:])
    return at if prose > 2 * (len(left) - prose) + boxes and prose > 1 else None


def _closes_story(page: _Flat, number: int) -> bool:
    """Whether a signature or a source closes the story here: no paragraph of it follows."""
    if not page.signs(number) or (number + 1 < len(page.lines) and page.signs(number + 1)):
        return False
    following = [page.lines[i] for i in page.plain(number + 1)]
    before = sum(line.size for line in page.lines[:number])
    return not following or not is_prose(following[0].text) or sum(line.size for line in following) < before / 2


def _before(shape: Label | None) -> Label:
    if shape and (shape.role == "dateline" or not shape.kept):
        return shape
    return Label("navigation", False, "stands before the headline")


def _after(page: _Flat, number: int) -> Label:
    """Furniture behind the story, by shape."""
    line, shape = page.lines[number], page.shapes[number]
    below = page.lines[number + 1 : number + 3]
    if shape and shape.role == "widget_heading" and not any(len(other.text) > 20 for other in below):
        return Label("navigation", False, "control of the page")
    if shape and not shape.kept:
        return shape
    if (shape and shape.role == "dateline") or (len(line.text) < 60 and _DATE.search(line.text)):
        return Label("related_teaser", False, "time stamp of another story")
    if is_headline(line.text):
        return Label("related_link", False, "headline of another story, behind the end of this one")
    return Label("related_teaser", False, "text of another story, behind the end of this one")
