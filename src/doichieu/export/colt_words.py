"""The words of these pages that the columns of the travel data set rest on: `colt.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

Standing = Literal["state", "government", "president", "party", "other"]


class Occasions(Struct, frozen=True):
    """Words in the names of events, by what an event is."""

    multilateral: tuple[str, ...]
    business: tuple[str, ...]
    ceremony: tuple[str, ...]


class ColtWords(Struct, frozen=True):
    """The file as it stands; `source` says where its facts are from."""

    source: str
    head_of_state: tuple[str, ...]
    head_of_government: tuple[str, ...]
    president: tuple[str, ...]
    of_a_country: tuple[str, ...]
    party_leader: tuple[str, ...]
    igo_leader: tuple[str, ...]
    igo: tuple[str, ...]
    occasions: Occasions


@cache
def colt_words() -> ColtWords:
    """All words, read once."""
    text = files("doichieu.export").joinpath("colt.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=ColtWords)


def standing(title: str, *, of_country: bool) -> Standing:
    """What a title makes its holder; `of_country` says that the post's body is a country.

    A president heads the state and in some countries the government as well: that stays open.
    """
    words = colt_words()
    for known, what in _STANDINGS:
        if among(title, getattr(words, known)):
            return what
    return "state" if of_country and among(title, words.of_a_country) else "other"


def among(name: str, names: tuple[str, ...]) -> bool:
    """Whether a name is one of these, without regard to case."""
    return _plain(name) in _folded(names)


def tells(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text holds one of the words, whole."""
    return bool(_pattern(words).search(_plain(text)))


_STANDINGS: tuple[tuple[str, Standing], ...] = (
    ("party_leader", "party"),
    ("head_of_government", "government"),
    ("head_of_state", "state"),
    ("president", "president"),
)


@cache
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plain, names))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_longest_first(words))})(?!\w)")


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(_plain(word)) for word in sorted(words, key=lambda word: (-len(word), word))]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
