"""Who signed a story and whom it credits: the short lines at its ends, and the tail of its last sentence."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from doichieu.extract.wording import Wording

_LONGEST = 90
_PIECE = re.compile(r"[^/,;()\[\]|&·•:]+?(?=\s+-\s*|\s*-\s+|\s*[/,;()\[\]|&·•:]|$)")
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,3}\.){1,3}\s?[^\W\d_]{0,8}\.?$")
_TAIL = re.compile(r"(?:[.!?…]|\./\.|[.!?…][\"”’')\]])\s+(?=[^.!?…]|[^\W\d_]{1,3}\.)")
_LONGEST_GROUP = 50
_MOST_NAMES = 4
_MOST_WORDS = 16
_MOST_PLAIN_WORDS = 7


class Signed(Struct, frozen=True):
    """One name of a signature, and its place in the text."""

    kind: Literal["author", "text"]
    name: str
    start: int
    end: int


class Signature(Struct, frozen=True):
    """A stretch that is a signature and nothing else: writers and sources, in order."""

    names: tuple[Signed, ...]
    labelled: bool = False

    @property
    def authors(self) -> tuple[Signed, ...]:
        """The writers."""
        return tuple(name for name in self.names if name.kind == "author")

    @property
    def credits(self) -> tuple[Signed, ...]:
        """The sources."""
        return tuple(name for name in self.names if name.kind == "text")


def read_signature(text: str, wording: Wording, at: int = 0) -> Signature | None:
    """What a short text signs, when it does nothing else: names, sources, words for nobody. Offsets start at `at`."""
    if not _may_sign(text):
        return None
    label = wording.labels.match(text)
    start = label.end() if label else 0
    names: list[Signed] = []
    seen = 0
    for piece in _pieces(text, start, wording):
        signed = _read_piece(text, piece, wording)
        if signed is None:
            return None
        seen += 1
        names += [Signed(n.kind, n.name, n.start + at, n.end + at) for n in signed]
    return Signature(tuple(names), bool(label)) if 0 < seen <= 2 * _MOST_NAMES and len(names) <= _MOST_NAMES else None


def _may_sign(text: str) -> bool:
    """Whether a text is short enough, and made of names enough, to be worth reading as a signature."""
    if not text or len(text) > _LONGEST or text.rstrip()[-1:] in "?!…:":
        return False
    words = text.split()
    return len(words) <= _MOST_WORDS and sum(word[0].islower() for word in words) <= _MOST_PLAIN_WORDS


def signature_tail(text: str, wording: Wording) -> int | None:
    """Where a signature begins that stands behind the last sentence of a paragraph; None where there is none."""
    low = max(0, len(text) - _LONGEST)
    for match in _TAIL.finditer(text, low):
        if not _ends_sentence(text, match.start()):
            continue
        tail = text[match.end() :]
        if read_signature(tail.strip(), wording):
            return match.end()
    return None


def _ends_sentence(text: str, dot: int) -> bool:
    """Whether the point behind a word ends a sentence: the word is no abbreviation or initial."""
    word = re.search(r"[^\W_]+$", text[max(0, dot - 20) : dot])
    return not word or word[0][0].islower() or word[0].isdigit() or len(word[0]) > 2


def _pieces(text: str, start: int, wording: Wording) -> list[tuple[int, int]]:
    """The stretches between separators; a joining word parts two names, a source word begins a piece."""
    found: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text, start):
        low, high = _strip(text, *match.span())
        cuts = [low]
        for word in re.finditer(r"\S+", text[low:high]):
            plain = word[0].casefold()
            if word.start() and (plain in wording.joints or wording.credit.match(text[low + word.start() : high])):
                cuts.append(low + word.start())
        for begin, end in zip(cuts, [*cuts[1:], high], strict=True):
            found.append(_strip(text, begin, end))
    return [(low, high) for low, high in found if low < high]


def _strip(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " -./*\"“”'":
        low += 1
    while low < high and text[high - 1] in " -/*\"“”'":
        high -= 1
    return low, high


def _read_piece(text: str, piece: tuple[int, int], wording: Wording) -> list[Signed] | None:
    """The names of one piece, none for words like "editor"; None when it is neither."""
    low, high = piece
    words = text[low:high]
    first = words.split(" ", 1)[0].casefold()
    if first in wording.joints:
        low, high = _strip(text, low + len(first), high)
        words = text[low:high]
    plain = words.casefold()
    if plain in wording.nobody or plain.rstrip(".") in wording.nobody or wording.stamp_words.fullmatch(words):
        return []
    credit = wording.credit.match(words)
    if credit:
        return _source(text, low + credit.end(), high, wording)
    if {plain, re.split(r"[ \-]", plain, maxsplit=1)[0]} & wording.agencies:
        return [Signed("text", words, low, high)]
    return [Signed("author", words, low, high)] if is_writer(words, wording) else None


def _source(text: str, low: int, high: int, wording: Wording) -> list[Signed] | None:
    low, high = _strip(text, low, high)
    while high > low and text[high - 1] == ".":
        high -= 1
    name = text[low:high]
    bare = wording.papers.sub("", name)
    words = bare.split()
    if not 1 <= len(words) <= 6 or not bare[0].isupper():
        return None
    proper = sum(word[0].isupper() or word[0].isdigit() or word in {"&", "+"} for word in words)
    if proper * 2 < len(words) or ". " in name:
        return None
    return [Signed("text", name, low, high)]


def is_writer(words: str, wording: Wording) -> bool:
    """Whether words name a writer or a group of writers."""
    return is_name(words) or (len(words) < _LONGEST_GROUP and wording.groups.match(words) is not None)


def is_name(words: str) -> bool:
    """Whether words look like a writer's name: two to five capitalised syllables, or initials."""
    parts = words.split()
    if len(parts) == 1:
        return bool(_INITIALS.match(words)) or (words.isupper() and words.isalpha() and 2 <= len(words) <= 4)
    if not 2 <= len(parts) <= 5 or len(words) > 40:
        return False
    return all(_is_name_part(part) for part in parts) and any(len(part) > 1 for part in parts)


def _is_name_part(part: str) -> bool:
    letters = part.replace(".", "").replace("'", "").replace("-", "")
    return bool(letters) and letters.isalpha() and letters[0].isupper() and (letters[1:].islower() or letters.isupper())
