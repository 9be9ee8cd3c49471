"""What two mentions must have in common to be one: a key for each kind of name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from doichieu.annotate.names.tokens import is_syllable
from doichieu.lang.pack import Pack, load_pack
from doichieu.text.canonical import canonical
from doichieu.text.fold import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NUMBER = re.compile(r"\d+")
_TIED = re.compile(r"(?<=\w)-(?=(\w))")

Key = tuple[str, ...]


class Wording(Struct, frozen=True):
    """The words of a pack that make no difference between names, and those that do."""

    spellings: dict[str, str]
    units: dict[Key, str]
    home: tuple[Key, ...]
    levels: frozenset[str]
    trade: tuple[Key, ...]
    chambers: frozenset[Key]
    countries: frozenset[Key]
    portfolios: dict[Key, Key]
    units_short: dict[str, Key]
    years: frozenset[str]
    days: frozenset[str]
    same_events: dict[Key, str]
    spouse: frozenset[str]
    spouse_of: str
    alias: frozenset[Key] = frozenset()
    familiar: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()


def wording_for(pack: Pack) -> Wording:
    """The wording of a pack, made once per language."""
    return _wording(pack.code)


@cache
def _wording(code: str) -> Wording:
    pack = load_pack(code)
    home = next(c for c in pack.countries.countries if c.code == pack.countries.home)
    spellings = dict(pack.names.spellings)
    return Wording(
        spellings=spellings,
        units={words_in(unit): unit for unit in pack.places.units},
        home=_longest_first(home.name, *home.forms),
        levels=frozenset(word for level in pack.names.levels for word in words_in(level)),
        trade=_longest_first(*pack.names.trade),
        chambers=frozenset(_plain(word, spellings) for head in pack.names.heads if head.alone for word in head.words),
        countries=frozenset(_plain(form, spellings) for c in pack.countries.countries for form in (c.name, *c.forms)),
        units_short={short.lower(): words_in(full) for short, full in pack.names.short_units.items()},
        portfolios={_plain(s, spellings): _plain(full, spellings) for s, full in pack.names.short_portfolios.items()},
        years=frozenset(pack.events.years),
        days=frozenset(word.lower() for word in pack.events.days),
        same_events={_plain(other, spellings): name for other, name in pack.events.same.items()},
        spouse=frozenset(pack.names.person.spouse),
        spouse_of=pack.names.person.spouse_of,
        alias=frozenset(words_in(word) for word in pack.names.person.alias),
        familiar=frozenset(pack.posts.familiar),
        family_first=frozenset(pack.countries.family_first),
    )


def _longest_first(*forms: str) -> tuple[Key, ...]:
    return tuple(sorted({words_in(form) for form in forms}, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=20_000)
def words_in(text: str) -> Key:
    """The words of a name in lower case, without marks."""
    return tuple(word.lower() for word in _WORD.findall(canonical(text)))


def name_words(name: str) -> Key:
    """The words of a person's name; syllables that hyphens tie are one ("V.Ma-ri-ô": v, mariô)."""
    return words_in(_TIED.sub(lambda tied: "" if tied[1].islower() else " ", canonical(name)))


def plain(name: str, wording: Wording) -> Key:
    """The words of a name in one spelling."""
    return _plain(name, wording.spellings)


def _plain(name: str, spellings: dict[str, str]) -> Key:
    return tuple(spellings.get(word, word) for word in words_in(name))


def is_foreign(name: str) -> bool:
    """Whether a person's name is not all of Vietnamese syllables, or hyphens tie some."""
    return _TIED.search(name) is not None or not all(map(is_syllable, words_in(name)))


def person_key(name: str) -> Key:
    """Vietnamese names by their syllables, tones kept; others by their letters, however they are joined."""
    return ("".join(fold(word) for word in words_in(name)),) if is_foreign(name) else words_in(name)


def body_key(name: str, wording: Wording) -> Key:
    """An organisation by its words, its field written out, without its legal form.

    The home country's name at the end says nothing new.
    """
    words = _own_name(_written_out(plain(name, wording), wording), wording)
    for home in wording.home:
        if len(words) > len(home) + 1 and words[-len(home) :] == home:
            return words[: -len(home)]
    return words


def _written_out(words: Key, wording: Wording) -> Key:
    """The words with those for an administrative unit and a ministry's field in full ("Công an TP", "Bộ GD-ĐT")."""
    words = tuple(full for word in words for full in wording.units_short.get(word, (word,)))
    for size in (3, 2, 1):
        full = wording.portfolios.get(words[1 : 1 + size])
        if full is not None:
            return words[:1] + full + words[1 + size :]
    return words


def _own_name(words: Key, wording: Wording) -> Key:
    """A company's words without those for its legal form ("Công ty cổ phần Tập đoàn Sao Mai")."""
    rest = words
    while (form := next((form for form in wording.trade if rest[: len(form)] == form), None)) is not None:
        rest = rest[len(form) :]
    return rest or words


def short_bodies(key: Key, wording: Wording) -> Iterator[Key]:
    """The keys under which an organisation may stand in short: without its place, its unit's word, its country."""
    for at, word in enumerate(key[:-1]):
        if word in wording.levels and key[at - 1] not in wording.levels:
            end = at + 1 + (key[at + 1] in wording.levels)
            yield key[:at] + key[end:]
            yield key[:end]
    for chamber in wording.chambers:
        if key[: len(chamber)] == chamber and key[len(chamber) :] in wording.countries:
            yield chamber


def place_key(name: str, wording: Wording) -> tuple[str, Key]:
    """A place by its administrative unit, empty where none is written, and its own words."""
    words = plain(name, wording)
    for size in (2, 1):
        unit = wording.units.get(words[:size])
        if unit is not None and len(words) > size:
            return unit, words[size:]
    return "", words


def event_key(name: str, wording: Wording) -> tuple[Key, str]:
    """An event by its words, and apart from them the number of years that a ceremony marks."""
    words = plain(name, wording)
    words = plain(wording.same_events.get(words, name), wording)
    for at in range(len(words) - 1):
        if _NUMBER.fullmatch(words[at]) and words[at + 1] in wording.years:
            return _dayless(words[:at] + words[at + 2 :], wording), words[at]
    return _dayless(words, wording), ""


def _dayless(words: Key, wording: Wording) -> Key:
    """A ceremony's words without the word "day": "Lễ kỷ niệm (Ngày) Chiến thắng"."""
    return words[:1] + tuple(word for word in words[1:] if word not in wording.days)
