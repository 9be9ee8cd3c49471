"""People told in one breath: "A và B", "Thủ tướng A, Chủ tịch Quốc hội B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doichieu.claims.context import SentenceContext
from doichieu.model.entity import Entity
from doichieu.model.span import Range

Person = tuple[Range, Entity]

_FARTHEST = 120


def bare(sentence: SentenceContext, start: int, end: int) -> str:
    """The words of a stretch with its posts and names blanked out."""
    between = list(sentence.text[start:end])
    for place in [*(p.range for p in sentence.posts), *(n.range for n in sentence.names)]:
        first, last = max(place.start, start), min(place.end, end)
        between[first - start : max(last, first) - start] = " " * max(0, last - first)
    return "".join(between)


def joined(sentence: SentenceContext, one: Range, other: Range, join: re.Pattern[str]) -> bool:
    """Whether nothing but a join stands between two people, the other's posts and what they are of set aside."""
    if not 0 <= other.start - one.end <= _FARTHEST:
        return False
    rest = bare(sentence, one.end, other.start)
    match = join.match(rest)
    return match is not None and all(word[0].isupper() for word in rest[match.end() :].split())


def group_from(sentence: SentenceContext, people: Sequence[Person], join: re.Pattern[str]) -> list[Person]:
    """The people that are told in one breath with the first of them."""
    found = list(people[:1])
    for after in people[1:]:
        if not joined(sentence, found[-1][0], after[0], join):
            break
        found.append(after)
    return found


def group_to(sentence: SentenceContext, people: Sequence[Person], join: re.Pattern[str]) -> list[Person]:
    """The people that are told in one breath with the last of them."""
    first = max(len(people) - 1, 0)
    while first > 0 and joined(sentence, people[first - 1][0], people[first][0], join):
        first -= 1
    return list(people[first:])
