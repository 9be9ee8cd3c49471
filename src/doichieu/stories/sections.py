"""The sections of a page: stretches of its text that open anew, so that each may tell an event of its own.

A heading, an item's number or bullet, the hour of an entry mark a section; a paragraph that opens with a day of its own
opens one too. What these sections tell is not looked at here: most pages with sections tell one event in all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.model.page import PROSE_ROLES, Block
from doichieu.model.reading import Reading
from doichieu.text.tokens import words

_LABEL = re.compile(r"\s*[^\s:.;?!][^:.;?!\n]{1,60}:\s\S")
_ITEM = re.compile(r"\s*(?:\d{1,3}\s*[.):/]|[-–—•●▪►*+])\s*\S")
_HOUR = re.compile(r"\s*\d{1,2}\s*(?:[:h.]\s*\d{2}|h)\b")
_MARKS = (_ITEM, _HOUR, _LABEL)
_OPENING = 120
_FEWEST_WORDS = 10
_MOST = 60
_LONGEST_HEADING = 160
_STOPS = frozenset('.!?…;"”')


class Section(Struct, frozen=True):
    """Blocks of a page that follow one another; `marked` where a heading, a number, a bullet or an hour opens them."""

    blocks: tuple[Block, ...]
    marked: bool

    @property
    def start(self) -> int:
        """Where it starts, in canonical text."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.blocks[-1].end


def sections_of(reading: Reading) -> tuple[Section, ...]:
    """The sections of the kept text, in order, what stands before the first mark among them; none of a plain page.

    Title and deck are no section. A section of a few words goes with the one before it.
    """
    found: list[Section] = []
    for section in _cut(reading):
        if found and _is_short(reading, section.blocks) and not section.marked:
            found[-1] = Section((*found[-1].blocks, *section.blocks), found[-1].marked)
        else:
            found.append(section)
    told = tuple(section for section in found if not _is_short(reading, section.blocks))
    return told if 1 < len(told) <= _MOST else ()


def _cut(reading: Reading) -> Iterator[Section]:
    days = sorted(time.range.start for time in reading.times if "-" in (time.value or ""))
    held: list[Block] = []
    marked = False
    for block in _told(reading.blocks):
        mark = block.role == "subtitle" or any(form.match(reading.text, block.start) for form in _MARKS)
        under = marked and len(held) == 1 and _heads(reading, held[0])
        if held and (mark or (not under and _opens_with(days, block))):
            yield Section(tuple(held), marked)
            held, marked = [], False
        marked = marked or mark
        held.append(block)
    if held:
        yield Section(tuple(held), marked)


def _heads(reading: Reading, block: Block) -> bool:
    """Whether a block that marks a section is no more than its heading."""
    return reading.text[block.end - 1] not in _STOPS and block.range.length <= _LONGEST_HEADING


def _opens_with(days: Sequence[int], block: Block) -> bool:
    at = bisect_left(days, block.start)
    return at < len(days) and days[at] < min(block.start + _OPENING, block.end)


def _told(blocks: Sequence[Block]) -> list[Block]:
    """The kept blocks of prose and the headings among and right above them."""
    return [block for block in blocks if block.kept and (block.role in PROSE_ROLES or block.role == "subtitle")]


def _is_short(reading: Reading, blocks: Sequence[Block]) -> bool:
    said = (words(reading.text, block.start, block.end) for block in blocks)
    return sum(map(len, said)) < _FEWEST_WORDS
