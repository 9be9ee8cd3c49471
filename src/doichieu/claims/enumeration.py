"""People told in one breath: "A và B", "Thủ tướng A, Chủ tịch Quốc hội B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doichieu.claims.context import SentenceContext
from doichieu.model.entity import Entity
from doichieu.model.span import Range

Person = tuple[Range, Entity]

_FARTHEST, _SMALL = 160, 6
_APPOSED = re.compile(r"\s*[-,]\s*")
_CLOSED = re.compile(r"[\s)]*")
_BRACKET = re.compile(r"\([^()]{0,40}\)")


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
    rest = _BRACKET.sub(" ", bare(sentence, _past_apposition(sentence, one.end, other), other.start))
    match = join.match(rest)
    return match is not None and _is_title(rest[match.end() :].split())


def _past_apposition(sentence: SentenceContext, start: int, other: Range) -> int:
    """The end of the posts behind a name and a dash or comma: "bà A - Bộ trưởng Tài chính Peru, bà B"."""
    marked = _APPOSED.match(sentence.text, start, other.start)
    if marked is None:
        return start
    theirs = min([p.range.start for p in sentence.posts if p.holder == other], default=other.start)
    told = [*(p.range for p in sentence.posts), *(n.range for n in sentence.names if n.kind != "person")]
    at = marked.end()
    for place in sorted((p for p in told if p.start < theirs), key=lambda place: place.start):
        if place.end > at and not sentence.text[at : place.start].strip(" ,-()"):
            at = place.end
    return _CLOSED.match(sentence.text, at).end() if at > marked.end() else start  # type: ignore[union-attr]


def _is_title(words: Sequence[str]) -> bool:
    """Whether words may be a title that is not read: capitalised, with few small ones between, and no mark."""
    small = sum(not word[0].isupper() for word in words)
    return not small or (small <= _SMALL and words[0][0].isupper() and all(word.isalpha() for word in words))


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
