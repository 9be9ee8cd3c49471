"""Which pages tell one story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from doichieu.model.reading import Reading
from doichieu.stories.linkage import average_linkage, connected_parts
from doichieu.stories.profiles import profile
from doichieu.stories.rows import Floats, Indices
from doichieu.stories.similarity import FLOOR, Pairs, compare

_LARGEST = 1000
_STEP = 0.02
_FIRM = 0.95
_TREND = 0.4


class StoryOptions(Struct, frozen=True):
    """What a caller may choose: from which mean score on pages are one story, or that all of them are."""

    threshold: float = 0.23
    one_story: bool = False


class Link(Struct, frozen=True):
    """Why two pages are in one story: their places in the readings, the score from 0 to 1, the reason in words."""

    first: int
    second: int
    score: float
    reason: str


class Grouping(Struct, frozen=True):
    """Stories as places in the readings, and for each page its strongest link inside its story."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()


def group_stories(readings: Sequence[Reading], options: StoryOptions) -> tuple[tuple[int, ...], ...]:
    """The stories of the readings, as places in them: members ascending, stories by their first member.

    Which pages are together doesn't depend on the order they come in.
    """
    return explain_stories(readings, options).groups


def explain_stories(readings: Sequence[Reading], options: StoryOptions) -> Grouping:
    """The stories of the readings with the links that hold them together."""
    if options.one_story:
        return Grouping((tuple(range(len(readings))),) if readings else ())
    profiles = [profile(reading) for reading in readings]
    order = sorted(range(len(profiles)), key=lambda at: profiles[at].key)
    pairs = compare([profiles[at] for at in order])
    labels: Indices = np.arange(len(order))
    links: list[Link] = []
    for members, inner in _components(pairs, len(order)):
        score = _scores(inner, len(members))
        labels[members] = members[average_linkage(score, options.threshold)]
        links += _links(inner, score, members, labels)
    return Grouping(_in_place(labels, order), tuple(_link_in_place(link, order) for link in links))


def _components(pairs: Pairs, size: int, floor: float = FLOOR) -> Iterator[tuple[Indices, Pairs]]:
    """The connected parts of two pages or more, each with its pairs counted inside it.

    A part of more than `_LARGEST` pages is taken apart at its weakest links, so the work stays near linear.
    """
    pairs = pairs.where(pairs.score >= floor)
    label = connected_parts(pairs.first, pairs.second, size)
    for members in _grouped(label):
        if len(members) < 2:
            continue
        inner = pairs.where(label[pairs.first] == label[members[0]])
        local = Pairs(np.searchsorted(members, inner.first), np.searchsorted(members, inner.second), *_values(inner))
        if len(members) <= _LARGEST or floor >= 1:
            yield members, local
        else:
            for deeper, rest in _components(local, len(members), floor + _STEP):
                yield members[deeper], rest


def _values(pairs: Pairs) -> tuple[Floats, Floats]:
    return pairs.wording, pairs.same_time


def _grouped(label: Indices) -> list[Indices]:
    """The places of each label, ascending."""
    order = np.argsort(label, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(label) else []


def _scores(pairs: Pairs, size: int) -> Floats:
    """How much each two pages belong together: their own likeness, and that of the company they keep.

    The likeness matrix has an eigenvalue near 1 for every page that stands alone, one well above 1 for every
    group of like pages, and small ones for the differences inside a group. Without the small ones, two pages
    are alike as far as they belong to the same groups; both measures are weighed as a geometric mean.
    """
    own = _square(pairs, pairs.score, size)
    values, vectors = np.linalg.eigh(own)
    trend = vectors * np.sqrt(np.where(values > _FIRM, values, 0.0))
    length = np.linalg.norm(trend, axis=1, keepdims=True)
    length[length == 0] = 1.0
    trend /= length
    together = np.clip(trend @ trend.T, 0.0, 1.0)
    scores = together**_TREND * own ** (1 - _TREND) * _square(pairs, pairs.same_time, size)
    return np.asarray(np.round(scores, 9))


def _square(pairs: Pairs, values: Floats, size: int) -> Floats:
    square = np.eye(size)
    square[pairs.first, pairs.second] = square[pairs.second, pairs.first] = values
    return square


def _links(pairs: Pairs, score: Floats, members: Indices, labels: Indices) -> Iterator[Link]:
    """For each page its strongest link inside its story, each link once."""
    best: dict[int, tuple[float, int]] = {}
    for at, (i, j) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        if labels[members[i]] == labels[members[j]]:
            for page in (i, j):
                best[page] = max(best.get(page, (-1.0, at)), (float(score[i, j]), -at))
    for at in sorted({-place for _, place in best.values()}):
        i, j = int(pairs.first[at]), int(pairs.second[at])
        share = f"{pairs.wording[at]:.0%} of their weighted wording is the same"
        days = "" if pairs.same_time[at] == 1 else f"; counted {pairs.same_time[at]:.0%}, since their days differ"
        yield Link(int(members[i]), int(members[j]), float(score[i, j]), share + days)


def _in_place(labels: Indices, order: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    stories: dict[int, list[int]] = {}
    for at, label in enumerate(labels.tolist()):
        stories.setdefault(label, []).append(order[at])
    return tuple(sorted(tuple(sorted(story)) for story in stories.values()))


def _link_in_place(link: Link, order: Sequence[int]) -> Link:
    first, second = sorted((order[link.first], order[link.second]))
    return Link(first, second, link.score, link.reason)
