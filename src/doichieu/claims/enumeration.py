"""People told in one breath: "A và B", "Thủ tướng A, Chủ tịch Quốc hội B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doichieu.claims.context import SentenceContext
from doichieu.model.entity import Entity
from doichieu.model.span import Range

Person = tuple[Range, Entity]

_FARTHEST = 120


def joined(sentence: SentenceContext, one: Range, other: Range, join: re.Pattern[str]) -> bool:
    """Whether nothing but a join stands between two people, the other's posts and what they are of set aside."""
    if not 0 <= other.start - one.end <= _FARTHEST:
        return False
    between = list(sentence.text[one.end : other.start])
    marks = [p.range for p in sentence.posts] + [n.range for n in sentence.names]
    for place in marks:
        for at in range(max(place.start, one.end), min(place.end, other.start)):
            between[at - one.end] = " "
    rest = "".join(between)
    match = join.match(rest)
    return bool(match) and all(word[0].isupper() for word in rest[match.end() if match else 0 :].split())


def group_from(sentence: SentenceContext, people: Sequence[Person], first: int, join: re.Pattern[str]) -> list[Person]:
    """The people that are told in one breath from one of them on."""
    found = list(people[first : first + 1])
    for after in people[first + 1 :]:
        if not joined(sentence, found[-1][0], after[0], join):
            break
        found.append(after)
    return found


def group_to(sentence: SentenceContext, people: Sequence[Person], last: int, join: re.Pattern[str]) -> list[Person]:
    """The people that are told in one breath up to one of them."""
    first = last
    while first > 0 and joined(sentence, people[first - 1][0], people[first][0], join):
        first -= 1
    return list(people[first : last + 1])
