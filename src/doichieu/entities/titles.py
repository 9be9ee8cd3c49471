"""The posts that people are said to hold, one post under its several wordings."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from doichieu.entities.keys import Key, words_in
from doichieu.model.entity import Post
from doichieu.model.span import Span


class Held(Struct, frozen=True):
    """One place that gives a person a post: the title as written, the body's id and its names, as written there."""

    title: str
    of: str | None
    bodies: tuple[str, ...]
    span: Span
    written: str = ""


def posts_held(held: list[Held], heads: frozenset[str]) -> tuple[Post, ...]:
    """A person's posts in order of first sight; a shorter wording counts to the fuller one.

    `heads` are the words a body's name may begin with that its holder's title leaves out ("Bộ").
    """
    groups: list[list[Held]] = []
    for one in sorted(held, key=lambda h: (-len(wording(h.title, h.written, heads)), h.span)):
        group = next((g for g in groups if _same(one, g, heads)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return tuple(_post(group) for group in sorted(groups, key=lambda g: min(h.span for h in g)))


def wording(title: str, body: str | None, heads: frozenset[str]) -> Key:
    """The words of a post with its body, each once where the two meet, without the ministry's own word."""
    left, right = words_in(title), words_in(body or "")
    overlap = next((n for n in range(min(len(left), len(right)), 0, -1) if left[-n:] == right[:n]), 0)
    words = [*left, *right[overlap:]]
    return tuple(word for at, word in enumerate(words) if not (at > 1 and word in heads))


def _wordings(held: Held, heads: frozenset[str]) -> set[Key]:
    return {wording(held.title, body, heads) for body in held.bodies or ("",)}


def _same(one: Held, group: list[Held], heads: frozenset[str]) -> bool:
    """Whether a wording is one of a group's, begins one, or has the same title of the same or a containing body."""
    mine = _wordings(one, heads)
    for other in group:
        theirs = _wordings(other, heads)
        if any(full[: len(short)] == short for short in mine for full in theirs):
            return True
        if words_in(one.title) == words_in(other.title) and _contained(one, other):
            return True
    return False


def _contained(one: Held, other: Held) -> bool:
    return any(
        f" {' '.join(words_in(a))} " in f" {' '.join(words_in(b))} "
        for a in one.bodies
        for b in other.bodies
        if a and b
    )


def _post(group: list[Held]) -> Post:
    first = next((held for held in group if held.of is not None), group[0])
    longest = len(words_in(first.title))
    titles = Counter(h.title for h in group if h.of == first.of and len(words_in(h.title)) == longest)
    title = max(titles, key=lambda t: (titles[t], -sum(map(str.isupper, t)), t))
    return Post(title, first.of, tuple(sorted({held.span for held in group})))
