"""Where and when a page's own story takes place, by its head: what is told of elsewhere is not the story's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack
from doichieu.model.span import Range

_BEFORE = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Scene(Struct, frozen=True):
    """The places that the head of a page names, and the first day."""

    places: tuple[str, ...]
    since: str

    def holds(self, sentence: SentenceContext) -> bool:
        """Whether a sentence names no place that the head does not name, and no day before its first."""
        known = all(any(name in place or place in name for place in self.places) for name in _places(sentence))
        return known and min(_days(sentence), default=self.since) >= self.since


def scene_of(head: Sequence[SentenceContext]) -> Scene:
    """The scene of a page, from the sentences of its head."""
    places = (name for sentence in head for name in _places(sentence))
    return Scene(tuple(dict.fromkeys(places)), min((day for s in head for day in _days(s)), default=""))


def partial(sentence: SentenceContext, place: Range, code: str) -> bool:
    """Whether the words beside a count make it a part of another, or one of another time."""
    start = max(sentence.range.start, place.start - _BEFORE)
    return bool(_parts(code).search(sentence.text, start, place.end))


@cache
def _parts(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).statements.parts)


def _places(sentence: SentenceContext) -> Iterator[str]:
    return (name.name.lower() for name in sentence.names if name.kind in {"place", "country"})


def _days(sentence: SentenceContext) -> list[str]:
    return [time.value[:10] for time in sentence.times if time.value and _DAY.match(time.value)]
