"""Which pages tell one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from doichieu.model.decision import Link
from doichieu.stories.chance import WEIGHTS, Weights, company_chance, company_odds, company_share, pair_chance
from doichieu.stories.excerpts import Shared
from doichieu.stories.known import Known
from doichieu.stories.linkage import Parts, average_linkage, connected_parts
from doichieu.stories.parts import find_roundups
from doichieu.stories.profiles import Profile
from doichieu.stories.reasons import Tie, parting, reason_of
from doichieu.stories.roundups import OF_A_PART, HeldParts, is_left, share_out
from doichieu.stories.rows import Floats, Indices
from doichieu.stories.similarity import Pairs, compare

_LEAST = 0.02
_LARGEST = 1000
_STEP = 0.05
_DIGITS = 9


class StoryOptions(Struct, frozen=True):
    """What a caller may choose.

    `threshold`: from which mean chance on pages are one story · `one_story`: all of them are · `stream`: pages are
    taken one after another, as they were published · `window_pages`, `window_days`: what a stream looks back on ·
    `weights`: of the model behind the chance · `known`: what an earlier run decided, whose stories keep their ids.
    """

    threshold: float = 0.28
    one_story: bool = False
    stream: bool = False
    window_pages: int = 10_000
    window_days: int = 60
    weights: Weights = WEIGHTS
    known: Known = Known()


class Grouping(Struct, frozen=True):
    """Stories as places in the pages, the links that hold each together, and for each page its strongest out of it.

    A page that tells several events is in several stories, in each by what `shared` says.
    """

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()
    shared: tuple[Shared, ...] = ()


def group_profiles(profiles: Sequence[Profile], options: StoryOptions) -> Grouping:
    """The stories of the pages: members ascending, stories by their first member.

    Which pages are together doesn't depend on the order they come in.
    """
    order = sorted(range(len(profiles)), key=lambda at: profiles[at].key)
    pages = [profiles[at] for at in order]
    weighed = weigh(compare(pages), len(order), options.weights)
    held = find_roundups(pages, weighed.pairs, weighed.score, weighed.nearest, options.weights)
    if held:
        several = np.zeros(len(order), dtype=np.bool_)
        several[list(held)] = True
        pairs = weighed.pairs
        weighed = weigh(pairs.where(~(several[pairs.first] | several[pairs.second])), len(order), options.weights)
    labels: Indices = np.arange(len(order))
    for members, score in _components(weighed.pairs, weighed.score, len(order)):
        labels[members] = members[average_linkage(score, options.threshold)]
    stories = {int(story[0]): story.tolist() for story in _grouped(labels)}
    shares = _share_out(pages, held, stories, options.threshold)
    return _in_place(stories, shares, order, tuple(_links(weighed, labels, [page.key for page in pages], options)))


class Weighed(Struct, frozen=True):
    """Pairs with the chance that each tells one story, the likeness of each page's nearest, and its company."""

    pairs: Pairs
    score: Floats
    nearest: Floats
    company: Floats


def weigh(pairs: Pairs, size: int, weights: Weights = WEIGHTS) -> Weighed:
    """The chance of each pair: that of the pair itself, where both have company, whether they have, and the days."""
    nearest = np.zeros(size)
    for ends in (pairs.first, pairs.second):
        np.maximum.at(nearest, ends, pairs.strength)
    odds = company_odds(nearest, weights)
    company = company_chance(odds, company_share(odds))
    score = pair_chance(pairs.strength, nearest[pairs.first], nearest[pairs.second], weights)
    score *= np.sqrt(company[pairs.first] * company[pairs.second]) * pairs.same_event
    return Weighed(pairs, np.asarray(np.round(score, _DIGITS)), nearest, company)


def _components(pairs: Pairs, score: Floats, size: int, least: float = _LEAST) -> Iterator[tuple[Indices, Floats]]:
    """The connected parts of two pages or more, each with the matrix of its scores.

    A part of more than `_LARGEST` pages is taken apart at its weakest links, so the work stays near linear.
    """
    kept = score >= least
    first, second, score = pairs.first[kept], pairs.second[kept], score[kept]
    pairs = pairs.where(kept)
    label = connected_parts(first, second, size)
    whose = label[first]
    order = np.argsort(whose, kind="stable")
    bounds = np.searchsorted(whose[order], np.arange(size + 1))
    for members in _grouped(label):
        if len(members) < 2:
            continue
        inner = order[bounds[label[members[0]]] : bounds[label[members[0]] + 1]]
        i, j = np.searchsorted(members, first[inner]), np.searchsorted(members, second[inner])
        if len(members) <= _LARGEST or least >= 1:
            matrix = np.eye(len(members))
            matrix[i, j] = matrix[j, i] = score[inner]
            yield members, matrix
        else:
            local = replace(pairs.where(inner), first=i, second=j)
            for deeper, matrix in _components(local, score[inner], len(members), least + _STEP):
                yield members[deeper], matrix


def _grouped(label: Indices) -> list[Indices]:
    """The places of each label, ascending."""
    order = np.argsort(label, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(label) else []


def _links(weighed: Weighed, labels: Indices, keys: Sequence[str], options: StoryOptions) -> Iterator[Link]:
    """For each page its strongest link inside its story and its strongest out of it, each link once."""
    pairs = weighed.pairs
    together = labels[pairs.first] == labels[pairs.second]
    means = _means(weighed, labels)
    for at in strongest(pairs.first.tolist(), pairs.second.tolist(), together.tolist(), weighed.score.tolist()):
        pages = keys[int(pairs.first[at])], keys[int(pairs.second[at])]
        reason, score = reason_of(_tie(weighed, at)), float(weighed.score[at])
        if not together[at] and score >= options.threshold:
            reason = f"{reason}; {parting(float(means[at]), options.threshold)}"
        yield Link(pages, round(score, 4), reason, bool(together[at]))


def _means(weighed: Weighed, labels: Indices) -> Floats:
    """For each pair the mean chance between all pages of the one's story and all of the other's."""
    ends = np.sort([labels[weighed.pairs.first], labels[weighed.pairs.second]], axis=0)
    _, between = np.unique(ends[0] * len(labels) + ends[1], return_inverse=True)
    size = np.bincount(labels, minlength=len(labels))
    return np.asarray(np.bincount(between, weighed.score)[between] / (size[ends[0]] * size[ends[1]]))


def strongest(first: Sequence[int], second: Sequence[int], kind: Sequence[bool], score: Sequence[float]) -> list[int]:
    """The places of the pairs worth writing down, by whether each is `together`.

    Of those together, the strongest that lead from every page of a story to every other; of those apart, for each
    page its strongest.
    """
    order = sorted(range(len(score)), key=lambda at: (-score[at], at))
    found = []
    joined = Parts()
    named: set[int] = set()
    for at in order:
        one, other = first[at], second[at]
        if joined.join(one, other) if kind[at] else not {one, other} <= named:
            found.append(at)
        if not kind[at]:
            named |= {one, other}
    return sorted(found)


def _tie(weighed: Weighed, at: int) -> Tie:
    pairs = weighed.pairs
    strength, ends = float(pairs.strength[at]), (int(pairs.first[at]), int(pairs.second[at]))
    shares = tuple(strength / float(weighed.nearest[end]) for end in ends)
    company = tuple(float(weighed.company[end]) for end in ends)
    factors = float(pairs.late[at]), float(pairs.same_event[at])
    return Tie(float(pairs.wording[at]), *factors, (shares[0], shares[1]), (company[0], company[1]))


def _share_out(
    pages: Sequence[Profile], held: Mapping[int, HeldParts], stories: dict[int, list[int]], least: float
) -> list[Shared]:
    """Puts pages that tell several events into the stories that their parts belong to; `stories` are by first page."""
    sizes = {at: (first, len(story)) for first, story in stories.items() for at in story if at not in held}
    found = []
    for page, parts in sorted(held.items()):
        shares = share_out(parts.near, sizes, least * OF_A_PART)
        if shares and not is_left(pages[page].parts, shares):
            del stories[page]
        for share in shares:
            reason = reason_of(parts.ties[share.part, share.page])
            found.append(Shared(page, share.part, share.story, share.page, share.score, reason))
        for story in dict.fromkeys(share.story for share in shares):
            stories[story].append(page)
    return found


def _in_place(
    stories: Mapping[int, Sequence[int]], shares: Sequence[Shared], order: Sequence[int], links: tuple[Link, ...]
) -> Grouping:
    """Stories and shares by the places that the pages came in."""
    placed = {first: tuple(sorted(order[at] for at in story)) for first, story in stories.items()}
    firsts = sorted(placed, key=placed.__getitem__)
    rank = {first: at for at, first in enumerate(firsts)}
    shared = (
        replace(share, page=order[share.page], story=rank[share.story], other=order[share.other]) for share in shares
    )
    return Grouping(tuple(placed[first] for first in firsts), links, tuple(shared))
