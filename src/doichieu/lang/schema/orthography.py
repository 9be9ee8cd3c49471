"""How a language is written: what ends a sentence, and what only looks as if it did."""

from __future__ import annotations

from msgspec import Struct


class Syllables(Struct, frozen=True, forbid_unknown_fields=True):
    """What a syllable of the language is made of, in lower case and without tone marks."""

    source: str
    onsets: tuple[str, ...]
    nuclei: tuple[str, ...]
    codas: tuple[str, ...]


class OrthographyExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of text and the sentences in it."""

    text: str
    sentences: tuple[str, ...]


class Orthography(Struct, frozen=True, forbid_unknown_fields=True):
    """The orthography section of a pack.

    `quotes` are pairs of opening and closing quotation marks; `abbreviations` are written with a point and
    never end a sentence, since what they announce follows ("TS. ..."); `openers` begin a sentence wherever
    they stand in capitals behind a point; `bullets` begin an item of a list. Words are in any case as printed.
    """

    source: str
    quotes: tuple[tuple[str, str], ...]
    abbreviations: tuple[str, ...]
    openers: tuple[str, ...]
    bullets: str
    syllables: Syllables
    examples: tuple[OrthographyExample, ...] = ()
