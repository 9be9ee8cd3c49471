"""Other stories among the lines of a story, with nothing to announce them: told by their shape and their words.

Headlines in a row, and headlines each with one sentence, head no section: a section has paragraphs of its own, in the
words of the story. Measured against the paragraphs that no headline leads in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from doichieu.extract.cohesion import INCOHERENT, Vocabulary
from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import is_closed, is_headline, is_prose
from doichieu.extract.stamps import find_stamp
from doichieu.extract.story import BODY, is_text
from doichieu.extract.wording import Wording
from doichieu.text.tokens import tokens

_WORDS = 7
_SHORTEST_WORDS = 0.4
_LONGEST_TEASER = 200
_FEWEST_PARAGRAPHS = 2
_FEWEST_AT_THE_END = 3
_FEWEST_CARDS = 2
_SHARED_WITH_TEASER = 3
_TITLE = 0.35
_FITTING = 0.25
_FEWEST_DATED = 3
# A day and a clock, in numbers, before the words of a line.
_DATED = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4},?\s+\d{1,2}[:h]\d{2}|\d{1,2}[:h]\d{2},?\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s+[^\W\d_]"
)
_STAMPS = frozenset({"dateline", "related_teaser"})
_LINK = Label("related_link", False, "headline of another story, in none of the story's words")
_TEASER = Label("related_teaser", False, "text of another story, in none of the story's words")
_STAMP = Label("related_teaser", False, "time stamp of another story")


class Other(Struct, frozen=True):
    """Lines that may be another story's: its headline, and its teaser and stamp where it has them."""

    head: int
    teaser: int | None = None
    stamp: int | None = None

    @property
    def last(self) -> int:
        """Its last line."""
        return max(self.head, self.teaser or 0, self.stamp or 0)


def cut_others(lines: list[Line], labels: list[Label], title: str) -> list[Label]:
    """The labels of a flattened page, without the headlines of other stories and their teasers."""
    story = [i for i, label in enumerate(labels) if label is BODY]
    paragraphs = [i for at, i in enumerate(story) if is_text(lines[i]) and not (at and _is_head(lines[story[at - 1]]))]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:
        return labels
    words = Vocabulary()
    for i in paragraphs:
        words.add(lines[i].text)
    fits = _fitting(lines, words, title)
    done = list(labels)
    for group in _groups(lines, [i for i in story if i > paragraphs[0]]):
        if _is_foreign(group, lines, group[-1].last == story[-1], fits):
            _cut(done, group)
    return done


def cut_cards(lines: list[Line], labels: list[Label], wording: Wording) -> list[Label]:
    """The labels of a tree, without rows of cards: headline, sentence and stamp again and again, in other words."""
    stamped = {i for i, label in enumerate(labels) if label.role in _STAMPS and _is_stamp(lines[i], wording)}
    story = [i for i, label in enumerate(labels) if i in stamped or (label.kept and label.role != "title")]
    text = [i for i in story if is_text(lines[i])]
    if len(stamped) < _FEWEST_CARDS or not text:
        return labels
    done = list(labels)
    for group in _groups(lines, [i for i in story if i > text[0]], stamped):
        cards = [other for other in group if other.stamp is not None]
        inside = {i for other in group for i in (other.head, other.teaser)}
        words = Vocabulary()
        for i in text:
            if i not in inside:
                words.add(lines[i].text)
        share = words.share(lines[i].text for i in inside if i is not None)
        # Where the stamps stand above the headlines, the last card has none behind it, and the first one's is left.
        stamps = len(cards) >= max(_FEWEST_CARDS, len(group) - 1)
        if stamps and (share is None or share < INCOHERENT):
            _cut(done, group)
            above = group[0].head - 1
            if len(cards) < len(group) and above in stamped:
                done[above] = _STAMP
    return done


def cut_dated(lines: list[Line], labels: list[Label]) -> list[Label]:
    """The labels of a tree, without rows of lines that each open with a time of publication, in other words."""
    story = [i for i, label in enumerate(labels) if label is BODY]
    rows = [i for i in story if _DATED.match(lines[i].text)]
    if len(rows) < _FEWEST_DATED:
        return labels
    words = Vocabulary()
    for i in story:
        if not _DATED.match(lines[i].text):
            words.add(lines[i].text)
    share = words.share(lines[i].text for i in rows)
    if share is None or share >= INCOHERENT or len(rows) == len(story):
        return labels
    done = list(labels)
    for i in rows:
        done[i] = _TEASER
    return done


def _is_head(line: Line) -> bool:
    """Whether a line has the shape of a headline that tells something: a sentence rather than a name or a number."""
    words = line.text.split()
    plain = sum(word[0].islower() for word in words)
    return (
        len(words) >= _WORDS
        and plain >= _SHORTEST_WORDS * len(words)
        and words[0][0].isalnum()
        and not words[0][0].isdigit()
        and line.text[-1] not in "?…"
        and is_headline(line.text)
        and not is_prose(line.text)
    )


def _is_stamp(line: Line, wording: Wording) -> bool:
    stamp = find_stamp(line.text, wording)
    return wording.ages.fullmatch(line.text) is not None or (stamp is not None and not stamp.rest)


def _groups(
    lines: list[Line], story: Sequence[int], stamped: frozenset[int] | set[int] = frozenset()
) -> list[list[Other]]:
    """The runs of headlines, each with at most one short paragraph and a stamp behind it."""
    groups: list[list[Other]] = []
    at, open_group = 0, False
    while at < len(story):
        number = story[at]
        if number in stamped or not _is_head(lines[number]):
            open_group = False
            at += 1
            continue
        at += 1
        teaser = stamp = None
        if at < len(story) and _is_teaser(lines[story[at]]) and story[at] not in stamped:
            teaser, at = story[at], at + 1
        if at < len(story) and story[at] in stamped:
            stamp, at = story[at], at + 1
        if not open_group:
            groups.append([])
        groups[-1].append(Other(number, teaser, stamp))
        open_group = True
    return groups


def _is_teaser(line: Line) -> bool:
    return (is_closed(line.text) or is_text(line)) and len(line.text) <= _LONGEST_TEASER


def _fitting(lines: list[Line], words: Vocabulary, title: str) -> Callable[[Other], bool]:
    """Whether lines fit the story: they take up the words of its headline, or of its paragraphs."""
    head = {word for word, _ in tokens(title)}

    def fits(other: Other) -> bool:
        texts = [lines[i].text for i in (other.head, other.teaser) if i is not None]
        share = words.share(texts)
        own = {word for text in texts for word, _ in tokens(text)}
        return (share is not None and share >= INCOHERENT) or (bool(head) and len(head & own) >= _TITLE * len(head))

    return fits


def _is_foreign(group: list[Other], lines: list[Line], at_the_end: bool, fits: Callable[[Other], bool]) -> bool:
    if sum(map(fits, group)) > _FITTING * len(group):
        return False
    bare = [other for other in group if other.teaser is None]
    if len(bare) == len(group):
        return len(group) > 1
    if at_the_end and len(group) >= _FEWEST_AT_THE_END:
        return True
    return all(other.teaser is None or _leads(lines[other.head], lines[other.teaser]) for other in group)


def _leads(head: Line, teaser: Line) -> bool:
    """Whether a sentence tells the same as the headline above it."""
    own = {word for word, _ in tokens(head.text)}
    return len(own & {word for word, _ in tokens(teaser.text)}) >= _SHARED_WITH_TEASER


def _cut(labels: list[Label], group: list[Other]) -> None:
    for other in group:
        labels[other.head] = _LINK
        if other.teaser is not None:
            labels[other.teaser] = _TEASER
        if other.stamp is not None:
            labels[other.stamp] = _STAMP
