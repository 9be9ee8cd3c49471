"""Whether one sentence of the pages says all that a sentence of a draft states, and not only speaks of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from doichieu.check.frames import Term
from doichieu.claims.wordings import phrases
from doichieu.dossier.draft.nearness import Told
from doichieu.dossier.draft.values import Weighed, like_units
from doichieu.lang.pack import load_pack, pack_for
from doichieu.text.tokens import tokens

WORDED = frozenset({"", "opposite", "negation", "direction", "deputy", "visit kind", "day", "number word"})
STEM, BEFORE = 3, 3


class _Words(Struct, frozen=True):
    """What a language's words do: carry no fact, end in ways that change none, deny or put off what follows."""

    slight: frozenset[str]
    relations: frozenset[str]
    endings: tuple[str, ...]
    turning: tuple[re.Pattern[str], ...]


@cache
def _words(code: str) -> _Words:
    said = load_pack(code).statements
    slight = frozenset(said.slight) | _each_word(said.both) | _each_word(said.bilateral)
    signs = phrases(said.denials), phrases(said.plans)
    return _Words(slight, _each_word(said.relations) - slight, ("", *said.endings), signs)


def _each_word(wordings: Iterable[str]) -> frozenset[str]:
    return frozenset(word for wording in wordings for word in wording.split())


def is_backed(said: Told, weighed: Iterable[Weighed], nearest: Iterable[Told], topic: str) -> bool:
    """Whether one sentence has every word of a draft's that carries a fact, beside its numbers, names and posts.

    Words of the `topic`, the story's title, are understood.
    """
    pack = pack_for(said.reading.page.language)
    if pack is None:
        return False
    held = {each.at: {id(place.told) for place in each.same} for each in weighed}
    places = [place.told for each in weighed for place in each.same]
    candidates = {id(told): told for told in (*nearest, *places)}
    words = _words(pack.code)
    understood = frozenset(stem for key, _ in tokens(topic) for stem in _stems(key, words))
    return any(_says(told, said, held, words, understood) for told in candidates.values())


def _says(told: Told, said: Told, held: dict[int, set[int]], words: _Words, understood: frozenset[str]) -> bool:
    stems = {key: _stems(key, words) for key in (*told.keys, *said.keys)}
    has = understood.union(*(stems[key] for key in told.keys))
    has |= words.relations if not words.relations.isdisjoint(told.keys) else frozenset()
    if _held_for_another(told, said):
        return False
    for at, term in enumerate(said.frame.terms):
        if term.slot == "number":
            there = id(told) in held.get(at, ()) and not _said_of_another(told, said, at, words)
        elif term.slot in WORDED:
            there = _is_slight(term, words) or not has.isdisjoint(stems[said.keys[at]])
        else:
            there = _is_told_of(said, at, told)
        if not there:
            return False
    return all(_turned(told, sign, said) <= _turned(said, sign, said) for sign in words.turning)


def _is_slight(term: Term, words: _Words) -> bool:
    """Whether a word carries no fact: a particle, or one that says "has" or "will" against "has not"."""
    return not {term.text, term.key}.isdisjoint(words.slight) or (term.slot, term.key) == ("negation", "+")


def _is_told_of(said: Told, at: int, told: Told) -> bool:
    """Whether a sentence has a draft's time, name or post."""
    term, key = said.frame.terms[at], said.keys[at]
    if term.slot == "time":
        return _same_part(term, key, told)
    if term.slot == "post":
        return key in told.keys or _held_by_name(said, at)
    return term.slot != "name" or key in told.all | told.before


def _same_part(term: Term, key: str, told: Told) -> bool:
    """Whether a time's part of the day is not another one, nor left out, where a sentence has its day."""
    days = [its.unit for its, own in zip(told.frame.terms, told.keys, strict=True) if own == key]
    return not (term.unit and days) or term.unit in days


def _held_by_name(said: Told, at: int) -> bool:
    """Whether a person's name stands right behind a post, so that the name tells who is meant."""
    behind = said.frame.terms[at + 1 : at + 2]
    return bool(behind) and behind[0].slot == "name" and behind[0].unit == "person"


def _held_for_another(told: Told, said: Told) -> bool:
    """Whether a post that a draft tells of a person is that of another country, or body, in a sentence."""
    posts = {term.key for term in said.frame.terms if term.slot == "post"}
    for at, term in enumerate(told.frame.terms):
        if term.slot != "name" or term.unit != "person" or told.keys[at] not in said.keys:
            continue
        before = range(max(0, at - BEFORE), at)
        held = max((i for i in before if told.frame.terms[i].slot == "post"), default=at)
        whose = {told.keys[i] for i in range(held + 1, at) if told.frame.terms[i].slot == "name"}
        if held < at and told.frame.terms[held].key in posts and not whose <= set(said.keys):
            return True
    return False


def _said_of_another(told: Told, said: Told, at: int, words: _Words) -> bool:
    """Whether the word right before a draft's number stands nearer another number of that kind in a sentence."""
    term, terms = said.frame.terms[at], told.frame.terms
    before = said.frame.terms[at - 1] if at else term
    if before.slot or _is_slight(before, words):
        return False
    counts = [i for i, its in enumerate(terms) if its.slot == "number" and like_units(term.unit, its.unit)]
    verbs = [i for i, key in enumerate(told.keys) if key == before.key]
    same = [i for i in counts if terms[i].key == term.key]
    rest = [i for i in counts if i not in same]
    return bool(verbs and same and rest) and all(
        min(abs(i - verb) for i in same) > min(abs(i - verb) for i in rest) for verb in verbs
    )


def _turned(told: Told, sign: re.Pattern[str], said: Told) -> frozenset[str]:
    """The words of a draft that stand right behind a word of denial, or of plans, in a sentence."""
    place, terms = told.frame.range, told.frame.terms
    ends = [match.end() for match in sign.finditer(told.reading.text, place.start, place.end)]
    behind = (next((at for at, t in enumerate(terms) if t.range.start >= end), None) for end in ends)
    return frozenset(told.keys[at] for at in behind if at is not None) & frozenset(said.keys)


def _stems(key: str, words: _Words) -> frozenset[str]:
    """A word, and what it is without an ending."""
    return frozenset(_cut(key, words.endings))


def _cut(key: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if key.endswith(ending) and (not ending or len(key) - len(ending) >= STEM):
            yield key.removesuffix(ending)
