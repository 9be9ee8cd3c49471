"""Flattened text, where no tree tells story from furniture: repetition, position, shape, stamps and wording must.

The story runs from its headline to the first of: a signature or source line, the heading of a box, a headline
that stands twice, a headline with teaser and stamp, a comment form; unless what follows goes on in its words.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from doichieu.extract.datelines import stamp_above
from doichieu.extract.foreign import cut_others
from doichieu.extract.lines import Label, Line
from doichieu.extract.sequence import Flat, Story, behind_box, goes_on
from doichieu.extract.shapes import begins_in_midst, is_headline, is_mark, is_prose, label_line
from doichieu.extract.signatures import read_signature
from doichieu.extract.story import BODY, is_text, mark_story, same_words
from doichieu.extract.wording import Wording
from doichieu.text.tokens import words

_WORDS_OF_A_TITLE = 4
_BOX_LINES = 6
_SEARCHED = 200
_LOOKED_AHEAD = 100
_CLEARLY = 0.25
_READ_BELOW = 12
_LONGEST_FIRST = 150
_LONGER_THAN_TEASERS = 300
_NOTICE = 300
_SOME = 2
_LONGEST_CONTROL = 40
_AGAIN_AND_AGAIN = 3
_CLOCK = re.compile(r"[\d\s/.,:-]{6,24}(?:[AP]M)?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}")


def label_flat(lines: list[Line], wording: Wording, title: str | None = None) -> list[Label]:
    """A label for each line; `title` is the headline where the caller knows it."""
    shapes = _shapes(lines, wording)
    signs = [_signs(line, shape, wording) for line, shape in zip(lines, shapes, strict=True)]
    for number, line in enumerate(lines[1:]):
        # A line that begins in mid-sentence goes on with the one before it, which is then no name by itself.
        signs[number] &= not begins_in_midst(line.text)
    page = Flat(lines, shapes, signs, wording)
    head = _find_title(page, title)
    first = head if head is not None else _first_text(page)
    story = _find_story(page, first, head)
    inside = frozenset(story)
    above = stamp_above(lines, first, wording, lambda number: not _may_stand_above(shapes[number]))
    labels = [
        _before(shapes[number], number == above) if number < first else _label(page, number, inside, head)
        for number in range(len(lines))
    ]
    return mark_story(lines, cut_others(lines, labels, lines[head].text if head is not None else ""), wording)


def _shapes(lines: list[Line], wording: Wording) -> list[Label | None]:
    """What the words of each line tell, and that a short line which stands again and again is a control."""
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST_CONTROL)
    again = Label("navigation", False, "stands again and again on the page")
    shapes = [label_line(line, wording) or (again if counts[line.text] >= _AGAIN_AND_AGAIN else None) for line in lines]
    for one, two in pairwise(range(len(lines))):
        # A browser prints its clock beside the count of pages.
        for clock, mark in ((one, two), (two, one)):
            if is_mark(lines[mark].text) and _CLOCK.fullmatch(lines[clock].text):
                shapes[clock] = shapes[mark]
    return shapes


def _signs(line: Line, shape: Label | None, wording: Wording) -> bool:
    if shape:
        return shape.role == "source_credit"
    return read_signature(line.text, wording) is not None


def _label(page: Flat, number: int, story: frozenset[int], head: int | None) -> Label:
    if number == head:
        return Label("title", True, "headline of the story")
    if number in story:
        return page.shapes[number] or BODY
    return _after(page, number)


def _first_text(page: Flat) -> int:
    """The first line that may be story, in a page without a headline."""
    texts = [i for i, shape in enumerate(page.shapes) if shape is None or shape.kept]
    prose = [i for i in texts if is_text(page.lines[i])]
    return prose[0] if prose else texts[0] if texts else len(page.lines)


def _find_title(page: Flat, given: str | None) -> int | None:
    """The headline: the given one, else the one with a stamp, else the likeliest line above the first paragraph."""
    if given:
        named = (i for i, line in enumerate(page.lines[:_SEARCHED]) if same_words(line.text, given))
        found = next(named, None)
        if found is not None:
            return found
    stamped, likeliest = _find_stamped(page), _find_likeliest(page)
    if stamped is None or likeliest is None or stamped == likeliest:
        return stamped if stamped is not None else likeliest
    clearly = _shared_below(page, likeliest) > _shared_below(page, stamped) + _CLEARLY
    return likeliest if clearly else stamped


def _find_stamped(page: Flat) -> int | None:
    """The headline with a stamp right under it that the text takes up, when hardly any text stands above."""
    above = 0
    found: list[int] = []
    for number, line in enumerate(page.lines[:_SEARCHED]):
        shape = page.shapes[number]
        if shape is None and is_prose(line.text):
            above += line.size
        elif page.is_headline(number) and page.is_dated(number):
            found.append(number)
        if above > _NOTICE or (above and shape and shape.role == "widget_heading"):
            break
    if len(found) < _SOME:
        return found[0] if found else None
    shares = {number: _shared_below(page, number) for number in found}
    return next(number for number in found if shares[number] >= max(shares.values()) - _CLEARLY)


def _find_likeliest(page: Flat) -> int | None:
    """The line above the first paragraph that shares clearly most with what follows."""
    candidates: list[int] = []
    for number, line in enumerate(page.lines[:_SEARCHED]):
        if page.shapes[number] is None and not page.is_stamp(number):
            if not _may_be_title(line, opens=not candidates):
                break
            candidates.append(number)
    if not candidates or candidates[-1] + 1 >= len(page.lines):
        return None
    if len(candidates) == 1:
        return candidates[0]
    below = page.lines[candidates[-1] + 1 : candidates[-1] + 12]
    rest = {word for line in below for word in words(line.text)}
    shares = {i: _shared(page.lines[i], rest) for i in candidates}
    best = max(shares.values())
    return next(i for i in candidates if shares[i] >= best - _CLEARLY)


def _may_be_title(line: Line, *, opens: bool) -> bool:
    """A headline; the first line of a page may hold points too ("TP. Hà Nội", "Yahoo! Mail")."""
    if opens:
        return len(line.text) <= _LONGEST_FIRST and line.text[-1] not in ".,;:"
    return is_headline(line.text) and not is_prose(line.text)


def _shared_below(page: Flat, number: int) -> float:
    below = page.lines[number + 1 : number + 1 + _READ_BELOW]
    return _shared(page.lines[number], {word for line in below if is_text(line) for word in words(line.text)})


def _shared(line: Line, rest: set[str]) -> float:
    own = words(line.text)
    if len(own) < _WORDS_OF_A_TITLE:
        return 0.0
    return sum(word in rest for word in own) / len(own) + min(len(own), 12) / 24


def _find_story(page: Flat, first: int, head: int | None) -> list[int]:
    """The lines of the story: up to its end, without the boxes among its paragraphs."""
    story = Story(page.lines[head].text if head is not None else "")
    number = first
    while number < len(page.lines):
        signed = story.told and page.signs[number]
        if signed or (story.told and page.opens_box(number)):
            if not goes_on(page, number, story):
                return story.numbers + _signatures(page, number)
            if not signed:
                number = behind_box(page, number, story)
                continue
        story.add(page, number)
        number += 1
    return story.numbers


def _signatures(page: Flat, number: int) -> list[int]:
    """The signature lines that close the story from here on, if any."""
    stop = number
    while stop < len(page.lines) and page.signs[stop]:
        stop += 1
    return list(range(number, stop))


def _may_stand_above(shape: Label | None) -> bool:
    """Whether a line may stand between a stamp and the headline below it: nothing that comes with other stories."""
    return shape is None or shape.role in {"dateline", "navigation", "source_credit"}


def _before(shape: Label | None, own: bool) -> Label:
    if own:
        return Label("dateline", True, "time of publication")
    if shape and not shape.kept:
        return shape
    if shape and shape.role == "dateline":
        return Label("navigation", False, "date of the site, not of the story")
    return Label("navigation", False, "stands before the headline")


def _after(page: Flat, number: int) -> Label:
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
        return Label("related_link", False, "headline of another story, not of this one")
    return Label("related_teaser", False, "text of another story, not of this one")
