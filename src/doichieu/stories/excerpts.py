"""What a story holds of a page that tells several events: its part, and nothing of the others."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from doichieu.model.decision import Link, PartOf
from doichieu.model.page import Article, Block
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.stories.profiles import Part, Profile

OTHER_EVENT = "tells another event"
_ABOUT_THE_PAGE = frozenset({"byline", "dateline", "source_credit"})


class Shared(Struct, frozen=True):
    """A page, by its place, that is in a story, by its place, with one of its parts; `other` is its nearest there."""

    page: int
    part: int
    story: int
    other: int
    score: float
    reason: str


class Excerpt(Struct, frozen=True):
    """A page that a story holds without some of its text: both by place, and the stretches of canonical text."""

    story: int
    page: int
    cut: tuple[Range, ...]


class Partition(Struct, frozen=True):
    """Pages that tell several events, and what of them belongs where."""

    readings: Sequence[Reading]
    profiles: Sequence[Profile]
    shared: Sequence[Shared]

    def records(self, ids: Sequence[str]) -> tuple[PartOf, ...]:
        """What is written down of it; `ids` are those of the stories."""
        return tuple(self._record(share, ids[share.story]) for share in self.shared)

    def _record(self, share: Shared, story: str) -> PartOf:
        reading = self.readings[share.page]
        place = reading.view.raw(self.profiles[share.page].parts[share.part].place)
        score = round(share.score, 4)
        return PartOf(
            page=reading.page.id, story=story, start=place.start, end=place.end, score=score, reason=share.reason
        )

    def links(self) -> tuple[Link, ...]:
        """A link from each part to the page that it is nearest to."""
        return tuple(
            Link(
                (self.profiles[share.page].key, self.profiles[share.other].key),
                round(share.score, 4),
                f"a part of {self.profiles[share.page].key} tells of it: {share.reason}",
                together=True,
            )
            for share in self.shared
        )

    def excerpts(self, groups: Sequence[Sequence[int]]) -> tuple[Excerpt, ...]:
        """For each story that holds such a page what to leave out; a story without a part of it holds the rest."""
        taken: dict[int, dict[int, list[int]]] = {}
        for share in self.shared:
            taken.setdefault(share.page, {}).setdefault(share.story, []).append(share.part)
        found = []
        for story, group in enumerate(groups):
            for page in group:
                if page in taken:
                    parts, chosen = self.profiles[page].parts, taken[page].get(story)
                    others = [part for held in taken[page].values() for part in held]
                    cut = outside(parts, chosen) if chosen else tuple(parts[at].place for at in sorted(others))
                    found.append(Excerpt(story, page, cut))
        return tuple(found)


def outside(parts: Sequence[Part], chosen: Sequence[int]) -> tuple[Range, ...]:
    """All of a page but some of its parts; the title goes with a first part that has no heading of its own."""
    kept = [parts[at].place for at in sorted(chosen)]
    if min(chosen) == 0 and not parts[0].marked:
        kept[0] = Range(0, kept[0].end)
    borders = [0, *(end for place in kept for end in (place.start, place.end)), sys.maxsize]
    return tuple(Range(start, end) for start, end in zip(borders[::2], borders[1::2], strict=True) if start < end)


def cut_article(reading: Reading, cut: Sequence[Range]) -> Article:
    """The article without some stretches of its text; who wrote it and when stays."""
    article = reading.article
    raw = [reading.view.raw(place) for place in cut]
    blocks = tuple(_cut_block(block, raw) for block in article.page.blocks)
    return replace(article, page=replace(article.page, blocks=blocks))


def _cut_block(block: Block, cut: Sequence[Range]) -> Block:
    if block.kept and block.role not in _ABOUT_THE_PAGE and any(place.meets(block.range) for place in cut):
        return replace(block, role="related_teaser", kept=False, reason=OTHER_EVENT)
    return block
