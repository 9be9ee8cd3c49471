"""People under several spellings: which full names are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from doichieu.entities.keys import Key, is_foreign, person_key, words_in
from doichieu.text.fold import fold

_TYPO = 0.85


def same_people(names: Iterable[str], posts: Mapping[Key, frozenset[str]]) -> dict[Key, Key]:
    """For each person's key, the key of the person they are; `posts` are what each is said to hold.

    Foreign names are one person's where they differ in a typo and share surname and post, or where one has
    more given names; a surname, an initial, or a Vietnamese name without surname where only one person fits.
    """
    by_key: dict[Key, str] = {}
    for name in sorted(names, key=lambda n: (-len(words_in(n)), n)):
        by_key.setdefault(person_key(name), name)
    joined = {key: key for key in by_key}
    for one, other in combinations(sorted(by_key), 2):
        if _spelt_alike(by_key[one], by_key[other], bool(posts.get(one, _NONE) & posts.get(other, _NONE))):
            _join(joined, one, other)
    for key, name in by_key.items():
        fuller = {_root(joined, other) for other, full in by_key.items() if _shortens(name, full)}
        if len(fuller) == 1 and _root(joined, key) not in fuller:
            joined[_root(joined, key)] = fuller.pop()
    return {key: _root(joined, key) for key in joined}


_NONE: frozenset[str] = frozenset()


def _root(joined: dict[Key, Key], key: Key) -> Key:
    while joined[key] != key:
        key = joined[key]
    return key


def _join(joined: dict[Key, Key], one: Key, other: Key) -> None:
    first, second = sorted((_root(joined, one), _root(joined, other)))
    joined[second] = first


def _spelt_alike(one: str, other: str, same_post: bool) -> bool:
    """Whether two full foreign names are one: same surname, and the rest a typo apart where a post anchors them."""
    if not (is_foreign(one) and is_foreign(other)):
        return False
    left, right = [fold(w) for w in words_in(one)], [fold(w) for w in words_in(other)]
    if len(left) < 2 or len(right) < 2:
        return False
    if left[-1] == right[-1] and left[0] == right[0]:
        return True
    similar = DamerauLevenshtein.normalized_similarity("".join(left), "".join(right)) >= _TYPO
    return same_post and similar


def _shortens(short: str, full: str) -> bool:
    """Whether a name is a shorter form of another: its surname, with initials or none, or its last syllables."""
    if is_foreign(short) != is_foreign(full):
        return False
    a, b = [fold(w) for w in words_in(short)], [fold(w) for w in words_in(full)]
    if not is_foreign(short):
        return 2 <= len(a) < len(b) and words_in(full)[-len(a) :] == words_in(short)
    if len(a) == 1:
        return len(b) > 1 and (a[0] == b[-1] or a[0] == "".join(b))
    return a[-1] == b[-1] and a != b and all(len(x) == 1 and y.startswith(x) for x, y in zip(a[:-1], b, strict=False))


def usual_spelling(surfaces: Mapping[str, int]) -> str:
    """The spelling to show: of the fullest forms the one whose letters most mentions have, tightly joined."""
    letters: dict[str, int] = {}
    for surface, count in surfaces.items():
        letters[_letters(surface)] = letters.get(_letters(surface), 0) + count
    return max(
        surfaces,
        key=lambda s: (
            letters[_letters(s)] if is_foreign(s) and len(words_in(s)) > 1 else 0,
            len(words_in(s)),
            surfaces[s],
            sum(part[:1].isupper() for part in s.split()),
            "-" in s,
            -len(s),
            s,
        ),
    )


def _letters(name: str) -> str:
    return "".join(fold(word) for word in words_in(name))
