"""Which pages tell one story: all of them at once, or one after another as they were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from doichieu.model.decision import Change, Decisions, Link, Redirect
from doichieu.model.identity import content_id
from doichieu.model.reading import Reading
from doichieu.stories.excerpts import Excerpt, Partition, Shared
from doichieu.stories.grouping import StoryOptions, group_profiles
from doichieu.stories.known import Known, keep_ids
from doichieu.stories.membership import Ledger
from doichieu.stories.profiles import Profile, profile
from doichieu.stories.stream import StoryStream


class Decided(Struct, frozen=True):
    """Stories as places in the readings, the ids of those that have one already, and how all of it was decided.

    A page that tells several events is in several stories, in each of them as an excerpt.
    """

    groups: tuple[tuple[int, ...], ...]
    ids: tuple[str | None, ...]
    decisions: Decisions = Decisions()
    excerpts: tuple[Excerpt, ...] = ()


def decide_stories(readings: Sequence[Reading], options: StoryOptions) -> Decided:
    """The stories of the readings: members ascending, stories by their first member, every page in one.

    Which pages are together doesn't depend on the order the readings come in; of a stream, it depends on the days of
    publication, and where those are not known on the pages' ids. What an earlier run knew changes ids alone.
    """
    decided = _group(readings, options)
    return _under_known_ids(readings, decided, options.known) if options.known.stories else decided


def _group(readings: Sequence[Reading], options: StoryOptions) -> Decided:
    if options.one_story:
        everything = (tuple(range(len(readings))),) if readings else ()
        return Decided(everything, (None,) * len(everything))
    profiles = [profile(reading) for reading in readings]
    if options.stream:
        return _one_after_another(readings, profiles, options)
    return _all_at_once(readings, profiles, options)


def _under_known_ids(readings: Sequence[Reading], decided: Decided, known: Known) -> Decided:
    several = {excerpt.page for excerpt in decided.excerpts}
    rank = {at: n for n, at in enumerate(in_time(readings))}
    stories = [sorted(group, key=lambda at: (at in several, rank[at])) for group in decided.groups]
    pages = [[readings[at].page.id for at in story] for story in stories]
    own = [name or content_id("s", story[0]) for name, story in zip(decided.ids, pages, strict=True)]
    kept = keep_ids(pages, own, known)
    now = dict(zip(own, kept.ids, strict=True))
    return replace(decided, ids=kept.ids, decisions=_renamed(decided.decisions, now, kept.redirects))


def _renamed(decisions: Decisions, now: Mapping[str, str], redirects: Sequence[Redirect]) -> Decisions:
    """The decisions with the ids that stories go by now; to the redirects of this run come those of earlier ones."""
    ways = {way.story: now.get(way.to, way.to) for way in decisions.redirects if way.story not in now.values()}
    ways |= {way.story: way.to for way in redirects}
    return replace(
        decisions,
        changes=tuple(replace(x, story=now.get(x.story, x.story)) for x in decisions.changes),
        redirects=tuple(Redirect(name, ways[name]) for name in sorted(ways)),
        parts=tuple(replace(x, story=now.get(x.story, x.story)) for x in decisions.parts),
    )


def _all_at_once(readings: Sequence[Reading], profiles: Sequence[Profile], options: StoryOptions) -> Decided:
    grouping = group_profiles(profiles, options)
    if not grouping.shared:
        return Decided(grouping.groups, (None,) * len(grouping.groups), Decisions(links=grouping.links))
    ids = _ids(readings, grouping.groups, {share.page for share in grouping.shared})
    parts = Partition(readings, profiles, grouping.shared)
    links = (*grouping.links, *parts.links())
    return Decided(
        grouping.groups, ids, Decisions(links=links, parts=parts.records(ids)), parts.excerpts(grouping.groups)
    )


def _ids(readings: Sequence[Reading], groups: Sequence[Sequence[int]], several: AbstractSet[int]) -> tuple[str, ...]:
    """The id of each story: of its first page that tells this event alone, since one of several begins none."""
    rank = {at: n for n, at in enumerate(in_time(readings))}
    first = (min(group, key=lambda at: (at in several, rank[at])) for group in groups)
    return tuple(content_id("s", readings[at].page.id) for at in first)


def _one_after_another(readings: Sequence[Reading], profiles: Sequence[Profile], options: StoryOptions) -> Decided:
    stream, ledger = StoryStream(options), Ledger()
    changes: list[Change] = []
    links: list[Link] = []
    for at in in_time(readings):
        changes += stream.add(profiles[at])
        links += stream.gone()
    changes += stream.finish()
    ledger.follow(changes)
    place = {page.key: at for at, page in enumerate(profiles)}
    stories = sorted((tuple(sorted(place[page] for page in pages)), name) for name, pages in ledger.stories().items())
    groups, ids = tuple(group for group, _ in stories), tuple(name for _, name in stories)
    rank = {name: at for at, name in enumerate(ids)}
    shared = tuple(
        Shared(place[x.page], x.part, rank[story], place[x.other], x.score, x.reason)
        for x in stream.portions()
        if (story := ledger.last(x.story)) in rank
    )
    parts = Partition(readings, profiles, shared)
    links += (*stream.links(), *parts.links())
    decisions = Decisions(tuple(links), tuple(changes), ledger.redirects(), parts.records(ids))
    return Decided(groups, ids, decisions, parts.excerpts(groups))


def in_time(readings: Sequence[Reading]) -> list[int]:
    """The places of the readings in the order they were published; then those without a date, by id.

    An id is made of a page's text, so that it is a shuffle which is always the same.
    """

    def when(at: int) -> tuple[bool, str, str]:
        page = readings[at].page
        return (page.published is None, page.published.value if page.published else "", page.id)

    return sorted(range(len(readings)), key=when)
