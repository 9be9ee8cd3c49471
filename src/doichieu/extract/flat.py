"""Flattened text, where no tree tells story from furniture: repetition, position, shape, stamps and wording must.

The story runs from its headline to the first of: a signature or source line, the heading of a box, a headline
that stands twice, a headline with teaser and stamp, a comment form; unless what follows goes on in its words.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from doichieu.extract.cohesion import ALONE_COHERENT, COHERENT, INCOHERENT, Vocabulary
from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import begins_in_midst, is_headline, is_prose, label_line
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import find_stamp
from doichieu.extract.story import BODY, is_text, mark_story, same_words, signature_label
from doichieu.extract.wording import Wording
from doichieu.text.tokens import tokens

_WORDS_OF_A_TITLE = 4
_BOX_LINES = 6
_SEARCHED = 200
_LOOKED_AHEAD = 100
_CLEARLY = 0.25
_LONGEST_FIRST = 150
_LONGER_THAN_TEASERS = 300
_NOTICE = 300
_SOME = 2
_LONGEST_CONTROL = 40
_AGAIN_AND_AGAIN = 3
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}")


class _Flat(Struct, frozen=True):
    """A page's lines, what the words of each tell (`shapes`, None where its place must), and which are signatures."""

    lines: list[Line]
    shapes: list[Label | None]
    signs: list[bool]
    wording: Wording


def label_flat(lines: list[Line], wording: Wording, title: str | None = None) -> list[Label]:
    """A label for each line; `title` is the headline where the caller knows it."""
    shapes = _shapes(lines, wording)
    signs = [_signs(line, shape, wording) for line, shape in zip(lines, shapes, strict=True)]
    for number, line in enumerate(lines[1:]):
        # A line that begins in mid-sentence goes on with the one before it, which is then no name by itself.
        signs[number] &= not begins_in_midst(line.text)
    page = _Flat(lines, shapes, signs, wording)
    head = _find_title(page, title)
    first = head if head is not None else _first_text(page)
    story = _find_story(page, first)
    inside = frozenset(story)
    labels = [
        _before(shapes[number]) if number < first else _label(page, number, inside, head)
        for number in range(len(lines))
    ]
    return mark_story(lines, labels, wording)


def _shapes(lines: list[Line], wording: Wording) -> list[Label | None]:
    """What the words of each line tell, and that a short line which stands again and again is a control."""
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST_CONTROL)
    again = Label("navigation", False, "stands again and again on the page")
    return [label_line(line, wording) or (again if counts[line.text] >= _AGAIN_AND_AGAIN else None) for line in lines]


def _signs(line: Line, shape: Label | None, wording: Wording) -> bool:
    if shape:
        return shape.role == "source_credit"
    return read_signature(line.text, wording) is not None


def _label(page: _Flat, number: int, story: frozenset[int], head: int | None) -> Label:
    if number == head:
        return Label("title", True, "headline of the story")
    if number in story:
        return page.shapes[number] or BODY
    return _after(page, number)


def _first_text(page: _Flat) -> int:
    """The first line that may be story, in a page without a headline."""
    texts = [i for i, shape in enumerate(page.shapes) if shape is None or shape.kept]
    prose = [i for i in texts if is_text(page.lines[i])]
    return prose[0] if prose else texts[0] if texts else len(page.lines)


def _find_title(page: _Flat, given: str | None) -> int | None:
    """The headline: the given one, else the one with a stamp, else the likeliest line above the first paragraph."""
    if given:
        named = (i for i, line in enumerate(page.lines[:_SEARCHED]) if same_words(line.text, given))
        found = next(named, None)
        if found is not None:
            return found
    stamped = _find_stamped(page)
    return stamped if stamped is not None else _find_likeliest(page)


def _find_stamped(page: _Flat) -> int | None:
    """The first headline with a stamp right under it, when hardly any text stands above."""
    above = 0
    for number, line in enumerate(page.lines[:_SEARCHED]):
        if page.shapes[number] is None and is_prose(line.text):
            above += line.size
        elif _is_long_headline(page, number) and _is_dated(page, number):
            return number
        if above > _NOTICE:
            return None
    return None


def _is_long_headline(page: _Flat, number: int) -> bool:
    text = page.lines[number].text
    return page.shapes[number] is None and is_headline(text) and len(text.split()) >= _WORDS_OF_A_TITLE


def _is_dated(page: _Flat, number: int) -> bool:
    """Whether the stamp of the story stands one or two lines on, with no other headline between."""
    for at in range(number + 1, min(number + 3, len(page.lines))):
        label = page.shapes[at] or signature_label(page.lines[at], page.wording)
        if label and label.role == "dateline":
            return True
        if _is_long_headline(page, at):
            return False
    return False


def _find_likeliest(page: _Flat) -> int | None:
    """The line above the first paragraph that shares clearly most with what follows."""
    candidates: list[int] = []
    for number, line in enumerate(page.lines[:_SEARCHED]):
        if page.shapes[number] is None:
            if not _may_be_title(line, opens=not candidates):
                break
            candidates.append(number)
    if not candidates or candidates[-1] + 1 >= len(page.lines):
        return None
    below = page.lines[candidates[-1] + 1 : candidates[-1] + 12]
    rest = {token for line in below for token, _ in tokens(line.text)}
    shares = {i: _shared(page.lines[i], rest) for i in candidates}
    best = max(shares.values())
    return next(i for i in candidates if shares[i] >= best - _CLEARLY)


def _may_be_title(line: Line, *, opens: bool) -> bool:
    """A headline; the first line of a page may hold points too ("TP. Hà Nội", "Yahoo! Mail")."""
    if opens:
        return len(line.text) <= _LONGEST_FIRST and line.text[-1] not in ".,;:"
    return is_headline(line.text) and not is_prose(line.text)


def _shared(line: Line, rest: set[str]) -> float:
    words = [word for word, _ in tokens(line.text)]
    if len(words) < _WORDS_OF_A_TITLE:
        return 0.0
    return sum(word in rest for word in words) / len(words) + min(len(words), 12) / 24


def _find_story(page: _Flat, first: int) -> list[int]:
    """The lines of the story: up to its end, without the boxes among its paragraphs."""
    story: list[int] = []
    words = Vocabulary()
    told = False
    number = first
    while number < len(page.lines):
        signed = told and page.signs[number]
        if signed or (told and _opens_box(page, number)):
            if not _goes_on(page, number, words):
                return story + _signatures(page, number)
            if not signed:
                number = _behind_box(page, number, words)
                continue
        story.append(number)
        words.add(page.lines[number].text)
        told = told or (page.shapes[number] is None and number > first and is_text(page.lines[number]))
        number += 1
    return story


def _signatures(page: _Flat, number: int) -> list[int]:
    """The signature lines that close the story from here on, if any."""
    stop = number
    while stop < len(page.lines) and page.signs[stop]:
        stop += 1
    return list(range(number, stop))


def _goes_on(page: _Flat, number: int, words: Vocabulary) -> bool:
    """Whether the story goes on behind a line that looks like its end: more text than headlines, in its own words."""
    shape = page.shapes[number]
    if shape and shape.role == "comment_form":
        return False
    free, led = _ahead(page, number + 1)
    size = sum(map(len, free))
    if not free or (len(free) < led and size < 1.5 * words.size):
        return False
    needed = COHERENT if len(free) > 1 else ALONE_COHERENT
    if len(free) > _SOME and len(free) >= _SOME * led:
        needed = INCOHERENT
    coherence = words.share(free[:4])
    return coherence is not None and coherence >= needed


def _ahead(page: _Flat, start: int) -> tuple[list[str], int]:
    """The paragraphs from here to the next form, and how many more a headline leads in as it does a teaser."""
    free: list[str] = []
    led = 0
    after_headline = False
    for at in range(start, min(start + _LOOKED_AHEAD, len(page.lines))):
        shape, text = page.shapes[at], is_text(page.lines[at])
        if shape and shape.role == "comment_form":
            break
        plain = shape is None and not page.signs[at]
        if plain and text:
            if after_headline and len(page.lines[at].text) < _LONGER_THAN_TEASERS:
                led += 1
            else:
                free.append(page.lines[at].text)
        after_headline = plain and not text
    return free, led


def _behind_box(page: _Flat, number: int, words: Vocabulary) -> int:
    """The first line behind the heading of a box, the headlines under it, and a teaser in other words."""
    at = number + 1
    while at < len(page.lines) and at <= number + _BOX_LINES and page.shapes[at] is None:
        text = page.lines[at].text
        if is_text(page.lines[at]):
            coherence = words.share([text])
            if at == number + 1 or coherence is None or coherence >= ALONE_COHERENT:
                break
        elif not is_headline(text):
            break
        at += 1
    return at


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
    """A headline with, one or two lines on, the stamp of its story and at most the name of a section."""
    for line in page.lines[number + 1 : number + 3]:
        stamp = find_stamp(line.text, page.wording)
        if stamp and (not stamp.rest or (len(stamp.rest) < 30 and ("T" in stamp.value or stamp.end == len(line.text)))):
            return True
        if is_headline(line.text) and not stamp:
            return False
    return False


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
        return Label("related_link", False, "headline of another story, not of this one")
    return Label("related_teaser", False, "text of another story, not of this one")
