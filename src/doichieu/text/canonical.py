"""The canonical view of a text: one spelling for what Unicode and typists write in several ways.

NFC; every kind of space but line breaks as a space, every dash as a hyphen, straight apostrophes; the tone
mark of open `oa oe uy` on the first vowel ("hòa", not "hoà"). Case, letters and words stay. Offsets of the
view map back to the raw text, which is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from doichieu.model.view import View

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_ONE_FOR_ONE = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "-" for c in _DASHES},
    0x2019: "'",
    0x02BC: "'",
    0x00D0: "\u0110",
}
_CHANGED = re.compile(f"[{_SPACES}{_DASHES}\u2019\u02bc\u00d0]")

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_FIRST = {"a": "o", "e": "o", "y": "u"}
_SHIFT = {
    unicodedata.normalize("NFC", _FIRST[v] + v + m): unicodedata.normalize("NFC", _FIRST[v] + m + v)
    for v in _FIRST
    for m in _MARKS
}
_SHIFT |= {case(k): case(v) for case in (str.upper, str.capitalize) for k, v in list(_SHIFT.items())}
_FIRSTS, _SECONDS = ("".join(sorted({pair[at] for pair in _SHIFT})) for at in (0, 1))
_TONES = re.compile(f"(?<![qQ])[{_FIRSTS}][{_SECONDS}](?![^\\W\\d_])")


def canonical(text: str) -> str:
    """The canonical form of a text; idempotent. Word lists are compared in it too."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _one_for_one(text)


@lru_cache(maxsize=4)  # A page is asked for its view twice: when it is cleaned and when it is read.
def view_of(raw: str) -> View:
    """The canonical view of a raw text. Its offsets are the raw ones wherever composition changes no length."""
    if raw.isascii() or unicodedata.is_normalized("NFC", raw):
        return View(_one_for_one(raw), (), len(raw))
    pieces, anchors = _compose(raw)
    return View(_one_for_one("".join(pieces)), anchors, len(raw))


def _one_for_one(text: str) -> str:
    for character in sorted(set(_CHANGED.findall(text))):
        text = text.replace(character, _ONE_FOR_ONE[ord(character)])
    return _TONES.sub(lambda match: _SHIFT.get(match[0], match[0]), text)


def _compose(raw: str) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """NFC piece by piece: a new anchor wherever the lengths part."""
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    done = written = 0
    for start, end in _clusters(raw):
        composed = unicodedata.normalize("NFC", raw[start:end])
        pieces += [raw[done:start], composed]
        written += start - done
        if anchors and anchors[-1] == (written, start):
            anchors.pop()
        anchors.append((written, start))
        written += len(composed)
        anchors.append((written, end))
        done = end
    pieces.append(raw[done:])
    return pieces, tuple(anchors)


def _clusters(raw: str) -> list[tuple[int, int]]:
    """Stretches that normalisation may change: a starter with what combines with it."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(raw) + 1):
        if at == len(raw) or not _continues(raw[at]):
            if raw[start:at] and unicodedata.normalize("NFC", raw[start:at]) != raw[start:at]:
                found.append((start, at))
            start = at
    return found


def _continues(character: str) -> bool:
    """Whether a character joins the one before it: a combining mark, or a Hangul vowel or final."""
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"
