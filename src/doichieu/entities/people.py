"""People under several spellings: which full names are one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein

from doichieu.entities.keys import Key, is_foreign, name_words, person_key, words_in
from doichieu.text.fold import fold

_TYPO = 0.85
_LIKE = 0.5
_GIVEN, _SURE = 4, 3
_WORD = re.compile(r"\w+")
_MOST_HOLDERS = 50
_TIED_SMALL = re.compile(r"\w-[a-z]")


class Told(Struct, frozen=True):
    """What a story's pages tell of people beside their names, by their keys.

    `posts`: what each is said to hold. `familiar` are addressed as no holder of a post is, `family_first` called by
    the family name that stands first; each of the `same` pairs is one person's, as the pages say.
    """

    posts: Mapping[Key, frozenset[str]]
    familiar: frozenset[Key] = frozenset()
    family_first: frozenset[Key] = frozenset()
    same: tuple[tuple[Key, Key], ...] = ()


def same_people(names: Iterable[str], told: Told) -> dict[Key, Key]:
    """For each person's key, the key of the person they are.

    Foreign names are one person's where surname and first name agree, or where they are a typo apart and share a
    post; a surname, initials, or a Vietnamese name without its surname is the one person's whom it fits.
    """
    by_key: dict[Key, str] = {}
    for name in sorted(names, key=lambda n: (-len(name_words(n)), n)):
        by_key.setdefault(person_key(name), name)
    joined = {key: key for key in by_key}
    for one, other in (*_spelt_alike(by_key, told.posts), *_unmarked(by_key), *told.same):
        _join(joined, one, other)
    fuller = _fuller_names(by_key)
    for key, name in by_key.items():
        owners = {_root(joined, other) for other in fuller.get(_short_form(name), ()) if _shortens(name, by_key[other])}
        if len(owners) == 1 and _root(joined, key) not in owners:
            joined[_root(joined, key)] = owners.pop()
    joined |= _bare_names(joined, by_key, told)
    return {key: _root(joined, key) for key in joined}


def _bare_names(joined: dict[Key, Key], by_key: dict[Key, str], told: Told) -> dict[Key, Key]:
    """Names of one syllable with the one person whose given name it is, else whose family name stands first."""
    given: dict[str, set[Key]] = defaultdict(set)
    family: dict[str, set[Key]] = defaultdict(set)
    for key, name in by_key.items():
        words = words_in(name)
        if len(words) > 1 and not is_foreign(name):
            given[words[-1]].add(_root(joined, key))
        if len(words) > 1 and (key in told.family_first or _family_first(name)):
            family[words[0]].add(_root(joined, key))
    found: dict[Key, Key] = {}
    for key, name in by_key.items():
        alone = joined[key] == key and len(key) == 1 and len(name) > 1 and name_words(name) == key
        owners = given.get(key[0], set()) - (told.posts.keys() if key in told.familiar else set()) if alone else set()
        owners = owners or (family.get(key[0], set()) if alone else set())
        if len(owners) == 1:
            found[key] = next(iter(owners))
    return found


def _family_first(name: str) -> bool:
    """Whether a name is spelt as Korean ones are: a syllable, then two that a hyphen ties ("Kim Sang-ho")."""
    family, *given = name.split(" ")
    return len(given) == 1 and name.isascii() and family.isalpha() and _TIED_SMALL.search(given[0]) is not None


def _root(joined: dict[Key, Key], key: Key) -> Key:
    while joined[key] != key:
        key = joined[key]
    return key


def _join(joined: dict[Key, Key], one: Key, other: Key) -> None:
    first, second = sorted((_root(joined, one), _root(joined, other)))
    joined[second] = first


def _spelt_alike(by_key: dict[Key, str], posts: Mapping[Key, frozenset[str]]) -> Iterator[tuple[Key, Key]]:
    """Pairs of full foreign names that are one: the same ends, or, of one post, a typo apart or one name longer."""
    ends: dict[tuple[str, str], Key] = {}
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(by_key):
        words = _folded(by_key[key])
        if len(words) < 2 or not is_foreign(by_key[key]):
            continue
        same = ends.setdefault((words[0], words[-1]), key)
        if _middles_agree(_folded(by_key[same]), words):
            yield same, key
        for post in sorted(posts.get(key, ())):
            holders[post].append(key)
    for keys in holders.values():
        for one, other in combinations(keys[:_MOST_HOLDERS], 2):
            alike = DamerauLevenshtein.normalized_similarity(one[0], other[0]) >= _TYPO
            if alike or _goes_on(_folded(by_key[one]), _folded(by_key[other])):
                yield one, other


def _unmarked(by_key: dict[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Vietnamese names of three syllables or more without marks, each with the one marked name of these letters."""
    marked: dict[Key, list[Key]] = defaultdict(list)
    for key, name in by_key.items():
        if len(key) >= _SURE and not name.isascii():
            marked[tuple(map(fold, key))].append(key)
    for key, name in by_key.items():
        if name.isascii() and len(marked.get(key, ())) == 1:
            yield marked[key][0], key


def _goes_on(one: list[str], other: list[str]) -> bool:
    """Whether one name is the other with more behind: of two family names, many are called by the first."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long[: len(short)] == short


def _middles_agree(one: list[str], other: list[str]) -> bool:
    """Whether two names with the same ends may be one's: unless both have something between, and not the same."""
    a, b = "".join(one[1:-1]), "".join(other[1:-1])
    shortened = a.startswith(b) or b.startswith(a)
    return shortened or DamerauLevenshtein.normalized_similarity(a, b) >= _LIKE


def _folded(name: str) -> list[str]:
    return [fold(word) for word in name_words(name)]


def _fuller_names(by_key: dict[Key, str]) -> dict[Key, list[Key]]:
    """The keys of full names by every short form that may mean them."""
    fuller: dict[Key, list[Key]] = defaultdict(list)
    for key, name in by_key.items():
        words = name_words(name)
        forms: set[Key]
        if is_foreign(name):
            forms = {(fold(words[-1]),), ("".join(map(fold, words)),)}
            forms |= {(fold(words[0]),)} if len(words[0]) > _GIVEN else set()
        else:
            forms = {tuple(words[at:]) for at in range(1, len(words) - 1)}
        for form in forms:
            fuller[form].append(key)
    return fuller


def _short_form(name: str) -> Key:
    """How a short name is looked up: a foreign one by its surname, a Vietnamese one whole."""
    return (_folded(name)[-1],) if is_foreign(name) else name_words(name)


def _shortens(short: str, full: str) -> bool:
    """Whether a name is a shorter form of a full one: its surnames, with initials or none, or last syllables."""
    if is_foreign(short) != is_foreign(full):
        return False
    a, b = _folded(short), _folded(full)
    if not is_foreign(short) or len(a) == 1:
        return len(a) < len(b) or a == ["".join(b)] != b
    initials = all(len(x) == 1 and y.startswith(x) for x, y in zip(a[:-1], b, strict=False))
    return a != b and (initials or a == b[-len(a) :])


def usual_spelling(surfaces: Mapping[str, int]) -> str:
    """The spelling to show: of the fullest forms the one whose letters most mentions have, tightly joined."""
    letters: dict[str, int] = {}
    for surface, count in surfaces.items():
        letters[_letters(surface)] = letters.get(_letters(surface), 0) + count
    return max(
        surfaces,
        key=lambda s: (
            letters[_letters(s)] if is_foreign(s) and len(name_words(s)) > 1 else 0,
            len(name_words(s)),
            surfaces[s],
            sum(word.istitle() for word in _WORD.findall(s)),
            "-" in s,
            -len(s),
            s,
        ),
    )


def _letters(name: str) -> str:
    return "".join(fold(word) for word in name_words(name))
