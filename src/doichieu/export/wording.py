"""The interface's words, one TOML file per language in `words/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from doichieu.export.files import Language


class Words(Struct, frozen=True):
    """Looks up words as `section.key`."""

    language: Language
    terms: dict[str, str]

    def __call__(self, key: str) -> str:
        """The word or phrase; KeyError names one that no file has."""
        return self.terms[key]

    def or_else(self, key: str, otherwise: str) -> str:
        """The same for open vocabularies: what has no word stands for itself."""
        return self.terms.get(key, otherwise)

    def count(self, number: int, what: str) -> str:
        """The counted word alone, singular or plural: `what` is a singular key of `count`."""
        return self.terms[f"count.{what}" if number == 1 else f"count.{what}s"]


@cache
def load_words(language: Language) -> Words:
    """The words of a language."""
    text = files("doichieu.export").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    return Words(language, {f"{name}.{key}": word for name, keys in sections.items() for key, word in keys.items()})
