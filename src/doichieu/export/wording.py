"""The interface's words, one TOML file per language in `words/`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from doichieu.export.files import Language

_SENTENCE = re.compile(r"(?:^|(?<=[.] ))[^\W\d_]")


class Turn(Struct, frozen=True):
    """How one pattern of the analysis's English is said: a regular expression, and what takes its place."""

    en: str
    vi: str


class Words(Struct, frozen=True):
    """Looks up words as `section.key`, and turns what the analysis says into the reader's language."""

    language: Language
    terms: dict[str, str]
    turns: tuple[Turn, ...] = ()

    def __call__(self, key: str) -> str:
        """The word or phrase; KeyError names one that no file has."""
        return self.terms[key]

    def or_else(self, key: str, otherwise: str) -> str:
        """The same for open vocabularies: what has no word stands for itself."""
        return self.terms.get(key, otherwise)

    def count(self, number: int, what: str) -> str:
        """The counted word alone, singular or plural: `what` is a key of `count`."""
        return self.terms[f"count.{what}" if number == 1 else f"count.{what}_many"]

    def reason(self, text: str) -> str:
        """A reason, which the analysis gives in English, in the reader's language as far as it has words for it."""
        return _turned(text, self.turns)


@lru_cache(maxsize=4096)
def _turned(text: str, turns: tuple[Turn, ...]) -> str:
    turned = text
    for turn in turns:
        turned = re.sub(turn.en, turn.vi, turned)
    return _SENTENCE.sub(lambda start: start[0].upper(), turned) if not text[:1].islower() else turned


@cache
def load_words(language: Language) -> Words:
    """The words of a language."""
    text = files("doichieu.export").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    sections = msgspec.toml.decode(text)
    turns = msgspec.convert(sections.pop("reasons", []), tuple[Turn, ...])
    return Words(language, {f"{s}.{key}": word for s, keys in sections.items() for key, word in keys.items()}, turns)
