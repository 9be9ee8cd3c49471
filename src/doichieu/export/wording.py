"""The interface's words: gettext catalogues in `locale/`. What the analysis says is turned by patterns in `words/`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

import msgspec
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import Struct

from doichieu.export.files import Language

ENGLISH: Language = "en"
_SENTENCE = re.compile(r"(?:^|(?<=[.] ))[^\W\d_]")


class Turn(Struct, frozen=True):
    """How one pattern of the analysis's English is said: a regular expression, and what takes its place."""

    en: str
    vi: str


class Turns(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `words/`."""

    reasons: tuple[Turn, ...] = ()


class Words(Struct, frozen=True):
    """Looks up words as `section.key`, and turns what the analysis says into the reader's language."""

    language: Language
    terms: dict[str, str]
    counted: dict[str, tuple[str, str]]
    translations: NullTranslations
    turns: tuple[Turn, ...] = ()

    def __call__(self, key: str) -> str:
        """The word or phrase; KeyError names one that no catalogue has."""
        return self.terms[key]

    def or_else(self, key: str, otherwise: str) -> str:
        """The same for open vocabularies: what has no word stands for itself."""
        return self.terms.get(key, otherwise)

    def count(self, number: int, what: str) -> str:
        """The counted word alone, in the form that goes with the number: `what` is a key of `count`."""
        return self.translations.npgettext(f"count.{what}", *self.counted[f"count.{what}"], number)

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
    """The words of a language: the template has every word with its key (its context) and its English."""
    messages = [message for message in read_catalogue(ENGLISH) if message.context]
    single = {str(m.context): m.id for m in messages if isinstance(m.id, str)}
    counted = {str(m.context): (m.id[0], m.id[1]) for m in messages if not isinstance(m.id, str)}
    translations = NullTranslations() if language == ENGLISH else _compiled(read_catalogue(language))
    terms = {key: translations.pgettext(key, id) for key, id in single.items()}
    turns = _folder().joinpath("words", f"{language}.toml")
    reasons = msgspec.toml.decode(turns.read_bytes(), type=Turns).reasons if turns.is_file() else ()
    return Words(language, terms, counted, translations, reasons)


def read_catalogue(language: Language) -> Catalog:
    """The catalogue of a language as translators have it; the template is that of English."""
    place = "doichieu.pot" if language == ENGLISH else f"{language}/LC_MESSAGES/doichieu.po"
    return read_po(BytesIO(_folder().joinpath("locale", place).read_bytes()), locale=language)


def _compiled(catalogue: Catalog) -> GNUTranslations:
    data = BytesIO()
    write_mo(data, catalogue)
    data.seek(0)
    return GNUTranslations(data)


def _folder() -> Traversable:
    return files("doichieu.export")
