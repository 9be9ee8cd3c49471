"""Pages that tell several events: which of their parts belongs to which story.

A page is taken apart only where its parts are near to pages that have nothing in common with one another, and are no
more alike to each other than to pages of other matters. So an analysis in five sections stays whole, and so does an
article whose last paragraphs recall another event.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from msgspec import Struct

from doichieu.stories.profiles import Part
from doichieu.stories.reasons import Tie
from doichieu.stories.rows import Floats

SURE = 0.35
TIED = 0.1
# A part has fewer words than a page of the same story, and so has less in common with others.
OF_A_PART = 0.7
_NEAREST = 5
_MOST_OF_IT = 0.75
_MARKED, _UNMARKED = 2, 3
ALIKE = 2.0
SAMPLE = 50

Near = Mapping[int, float]
Story = TypeVar("Story", bound=Hashable)


class HeldParts(Struct, frozen=True):
    """The parts of one page held against other pages: for each part the chance that a page tells its story, and why."""

    near: tuple[dict[int, float], ...]
    ties: dict[tuple[int, int], Tie]


class Share(Struct, Generic[Story], frozen=True):
    """A part, by its place among its page's, and the story that it belongs to: mean chance, its nearest page there."""

    part: int
    story: Story
    score: float
    page: int


def tells_several(parts: Sequence[Part], near: Sequence[Near], tied: Callable[[int, int], bool]) -> bool:
    """Whether parts of one page tell different events.

    `near` holds for each part the chance that other pages tell its story, by page; `tied` says of two pages whether
    they have anything in common. Where headings or numbers part the page, two events are enough; days alone part
    many an article from what it recalls.
    """
    events: list[int] = []
    words: list[int] = []
    for at, part in enumerate(parts):
        if max(near[at].values(), default=0.0) < SURE:
            continue
        same = next((n for n, event in enumerate(events) if not _apart(near[event], near[at], tied)), None)
        if same is None:
            events.append(at)
            words.append(part.words)
        else:
            words[same] += part.words
    needed = _MARKED if sum(part.marked for part in parts) > 1 else _UNMARKED
    return len(events) >= needed and max(words) <= _MOST_OF_IT * sum(part.words for part in parts)


def hang_together(among: float, others: Floats, near: Sequence[Near], pages: Sequence[int]) -> bool:
    """Whether the parts of a page are more alike to each other than they are to pages of other matters.

    `among` is the mean likeness of two parts, `others` that of each part to each of some `pages`.
    """
    foreign = np.array([[page not in known for page in pages] for known in near], dtype=np.bool_)
    return not foreign.any() or among > ALIKE * float(others[foreign].mean())


def _apart(one: Near, other: Near, tied: Callable[[int, int], bool]) -> bool:
    """Whether two parts have each a page that surely tells its story and has nothing to do with the other's."""
    return any(
        p != q and other.get(p, 0.0) < TIED and one.get(q, 0.0) < TIED and not tied(p, q)
        for p in _surest(one)
        for q in _surest(other)
    )


def _surest(near: Near) -> list[int]:
    return sorted((page for page in near if near[page] >= SURE), key=lambda page: (-near[page], page))[:_NEAREST]


def share_out(near: Sequence[Near], stories: Mapping[int, tuple[Story, int]], least: float) -> list[Share[Story]]:
    """For each part the story with whose pages it goes best, where the mean chance is enough.

    `stories` holds for each page its story and how many pages that has.
    """
    found = []
    for at, chances in enumerate(near):
        sums: dict[Story, list[tuple[float, int]]] = {}
        for page in sorted(chances):
            if page in stories:
                sums.setdefault(stories[page][0], []).append((chances[page], -page))
        means = [
            Share(at, story, sum(chance for chance, _ in held) / stories[-max(held)[1]][1], -max(held)[1])
            for story, held in sums.items()
        ]
        best = max(means, key=lambda share: (share.score, -share.page), default=None)
        if best and best.score >= least:
            found.append(best)
    return found


def is_left(parts: Sequence[Part], shares: Sequence[Share[Story]]) -> bool:
    """Whether a page has parts that belong to no story, other than words in front of its first heading."""
    taken = {share.part for share in shares}
    marked = any(part.marked for part in parts)
    return any(at not in taken and (at > 0 or part.marked or not marked) for at, part in enumerate(parts))
