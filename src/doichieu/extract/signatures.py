"""Who signed a story and whom it credits: the short lines at its ends, and the tail of its last sentence.

A signature is names and nothing else: of writers, of the paper or agency that a text is from, of photographers
behind the word for it, among words for who is no name, for what was done and for where from.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from doichieu.extract.wording import Wording

Kind = Literal["author", "text", "photo"]
Mode = Literal["author", "text", "photo", "other", "place"]

_LONGEST = 90
_PIECE = re.compile(r"[^/,;()\[\]|&·•:]+?(?=\s+-\s*|\s*-\s+|\s*[/,;()\[\]|&·•:]|$)")
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,3}\.){1,3}\s?[^\W\d_]{0,8}\.?$")
_TAIL = re.compile(r"(?:[.!?…]|\./\.|[.!?…][\"”’')\]])\s+(?=[^.!?…]|[^\W\d_]{1,3}\.)")
_SITE = re.compile(r"(?:[a-z0-9-]{3,}\.)+[a-z]{2,6}(?:\.[a-z]{2})?(?![\w.])", re.IGNORECASE)
_MAIL = re.compile(r"(?:(?<=\s)|^)[\w.+-]{1,40}@[\w.-]{3,40}$")
_LONGEST_GROUP = 50
_MOST_NAMES = 4
_MOST_WORDS = 16
_MOST_PLAIN_WORDS = 7
_MOST_WORDS_OF_A_SOURCE = 6
_CLOSING = frozenset(")];|•·")
_PARTED = str.maketrans("/&-,", "\x00\x01\x02\x03")


class Signed(Struct, frozen=True):
    """One name of a signature, and its place in the text."""

    kind: Kind
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


class _Piece(Struct, frozen=True):
    """A stretch between separators: those before it, and whether a colon follows."""

    low: int
    high: int
    before: str
    colon: bool = False


def read_signature(text: str, wording: Wording, at: int = 0) -> Signature | None:
    """What a short text signs, when it does nothing else: names, sources, words for nobody. Offsets start at `at`."""
    if not _may_sign(text):
        return None
    label = wording.labels.match(text)
    closing = wording.closings.search(text, label.end()) if label else None
    text = text[: closing.start()] if closing else text
    reader = _Reader(text, wording)
    pieces = _pieces(text, label.end() if label else 0, wording)
    if not 0 < len(pieces) <= 2 * _MOST_NAMES or not all(map(reader.read, pieces)) or len(reader.names) > _MOST_NAMES:
        return None
    named = any(n.kind == "author" and not wording.groups.match(n.name) for n in reader.names)
    return Signature(
        tuple(
            Signed(n.kind, n.name, n.start + at, n.end + at)
            for n in reader.names
            if not (named and wording.groups.match(n.name))
        ),
        bool(label),
    )


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


def _pieces(text: str, start: int, wording: Wording) -> list[_Piece]:
    """The stretches between separators; a joining word parts two names, a source word or a site begins a piece."""
    whole = wording.atoms.sub(lambda match: match[0].translate(_PARTED), text)
    found: list[_Piece] = []
    end = start
    for match in _PIECE.finditer(whole, start):
        low, high = _strip(text, *match.span())
        if low >= high:
            continue
        cuts = _cuts(text, low, high, wording)
        colon = text[match.end() :].lstrip().startswith(":")
        for place, (begin, stop) in enumerate(zip(cuts, [*cuts[1:], high], strict=True)):
            inner = _strip(text, begin, stop)
            if inner[0] < inner[1]:
                found.append(_Piece(*inner, "" if place else text[end:low].strip(), colon and stop == high))
        end = match.end()
    return found


def _cuts(text: str, low: int, high: int, wording: Wording) -> list[int]:
    """Where the parts of a piece begin: a paper's name stays whole whatever words are in it."""
    cuts = [low]
    if names_house(text[low:high], wording):
        return cuts
    for word in re.finditer(r"\S+", text[low:high]):
        if not word.start():
            continue
        plain, at = word[0].casefold(), low + word.start()
        if (
            plain in wording.joints
            or plain in wording.where
            or wording.credit.match(text[at:high])
            or (_SITE.fullmatch(word[0]) and not wording.credit.match(text[cuts[-1] : high]))
        ):
            cuts.append(at)
    return cuts


def _strip(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " -./*\"“”'":
        low += 1
    while low < high and text[high - 1] in " -/*\"“”'":
        high -= 1
    return low, high


class _Reader:
    """Reads the pieces of a signature in order; `mode` is what a name stands for where no word of its own says."""

    def __init__(self, text: str, wording: Wording) -> None:
        self._text = text
        self._wording = wording
        self._mode: Mode = "author"
        self._inside = False
        self._branch = False
        self.names: list[Signed] = []

    def read(self, piece: _Piece) -> bool:
        """Whether a piece belongs to a signature; its names are kept."""
        self._pass(piece.before)
        branch, self._branch = self._branch and piece.before == "-", False
        low, high = self._bare(piece.low, piece.high)
        words = self._text[low:high]
        if piece.colon:
            return self._label(low, high)
        if not words or branch or self._wording.stamp_words.fullmatch(words):
            return True
        if words.split(" ", 1)[0].casefold() in self._wording.where:
            return self._place(low, high)
        credit = self._wording.credit.match(words)
        if credit:
            self._mode = "text"
            return self._source(low + credit.end(), high)
        return self._name(low, high, piece.before)

    def _pass(self, before: str) -> None:
        """What the marks before a piece end: a list of sources runs on over commas and into brackets."""
        opens = "(" in before or "[" in before
        if (
            not _CLOSING.isdisjoint(before)
            or (opens and self._mode != "text")
            or ("-" in before and self._mode == "text")
        ):
            self._mode = "author"
        if self._mode == "place" and not self._inside and before != ",":
            self._mode = "author"
        self._inside = opens or (self._inside and _CLOSING.isdisjoint(before))

    def _bare(self, low: int, high: int) -> tuple[int, int]:
        """A piece without the joining word before it, and the words around a name that say who its owner is."""
        first = self._text[low:high].split(" ", 1)[0]
        if first.casefold() in self._wording.joints:
            low, high = _strip(self._text, low + len(first), high)
        if self._wording.groups.match(self._text[low:high]):
            return low, high
        role = self._wording.roles_before.match(self._text[low:high])
        if role:
            low, high = _strip(self._text, low + role.end(), high)
        address = _MAIL.search(self._text, low, high)
        if address and address.end() == high:
            low, high = _strip(self._text, low, address.start())
        role = self._wording.roles_behind.search(self._text[low:high])
        return _strip(self._text, low, low + role.start()) if role else (low, high)

    def _label(self, low: int, high: int) -> bool:
        """What the names behind a colon did, as the words before it say; a name before these is a writer's."""
        words = self._text[low:high]
        found = [(m.start(), mode) for label, mode in self._wording.before_colon if (m := label.search(words))]
        if not found:
            return not words
        kind: Kind = "photo" if self._mode == "photo" else "author"
        start, self._mode = min(found, key=lambda way: way[0])
        return not start or self._add(kind, low, low + start)

    def _place(self, low: int, high: int) -> bool:
        """Where somebody writes from; before an agency, that the text is from there."""
        words = self._text[low:high].partition(" ")[2]
        if is_outlet(words, self._wording):
            self._mode = "text"
            return self._source(high - len(words), high)
        if self._text[low:high] == self._text and is_name(self._text):
            return self._add("author", low, high)
        self._mode = "place"
        return words[:1].isupper()

    def _name(self, low: int, high: int, before: str) -> bool:
        """A piece that is nothing but a name, by where it stands."""
        words, wording = self._text[low:high], self._wording
        somewhere = words.casefold() in wording.places
        if self._mode == "place" and not (self._inside or " " not in words or somewhere):
            self._mode = "author"
        if self._mode in {"place", "other"}:
            return words[:1].isupper()
        if self._mode == "photo":
            return _is_source(words, wording) and self._add("photo", low, high)
        if self._mode == "text":
            return self._source_beside(low, high, before)
        beside = bool(self.names) and ("/" in before or self._inside)
        if is_outlet(words, wording) and (self.names or is_name(words) or is_agency(words, wording)):
            self._branch = "/" in before
            return self._add("text", low, high)
        if beside and (somewhere or (self._inside and words[:1].isupper())):
            # Behind a writer's name, what stands in brackets is his paper, house or place: nobody can tell which.
            return True
        return self._signed_for(low, high) or self._add("author", low, high)

    def _source_beside(self, low: int, high: int, before: str) -> bool:
        """One more source, or the paper of the writer by whom the text goes: "Theo A (B)", "Theo A/B"."""
        wording = self._wording
        last = self.names[-1] if self.names else None
        if last and last.kind == "text" and ("(" in before or "/" in before):
            known = is_outlet(self._text[low:high], wording)
            if is_name(last.name) and not is_outlet(last.name, wording) and (known or "(" in before):
                self.names[-1] = replace(last, kind="author")
            elif "(" in before and not known and is_outlet(last.name, wording) and is_name(self._text[low:high]):
                return self._add("author", low, high)
        return self._source(low, high)

    def _source(self, low: int, high: int) -> bool:
        low, high = _strip(self._text, low, high)
        while high > low and self._text[high - 1] == ".":
            high -= 1
        return self._signed_for(low, high) or (
            _is_source(self._text[low:high], self._wording) and self._add("text", low, high)
        )

    def _signed_for(self, low: int, high: int) -> bool:
        """A writer's name with that of his paper right behind it."""
        cut = _outlet_behind(self._text[low:high], self._wording)
        if not cut or not is_writer(self._text[low : low + cut].rstrip(), self._wording):
            return False
        return self._add("author", low, low + cut) and self._add("text", low + cut, high)

    def _add(self, kind: Kind, low: int, high: int) -> bool:
        low, high = _strip(self._text, low, high)
        name = self._text[low:high]
        if kind == "author" and not is_writer(name, self._wording):
            return False
        self.names.append(Signed(kind, name, low, high))
        return True


def _is_source(name: str, wording: Wording) -> bool:
    """Whether words behind a source word name one: mostly capitalised, or a site's address."""
    if _SITE.fullmatch(name):
        return True
    bare = wording.papers.sub("", name)
    words = bare.split()
    if not 1 <= len(words) <= _MOST_WORDS_OF_A_SOURCE or not bare[0].isupper() or ". " in name:
        return False
    words = name.split() if names_house(name, wording) else words
    return 2 * sum(word[0].isupper() or word[0].isdigit() or word in {"&", "+"} for word in words) >= len(words)


def _outlet_behind(words: str, wording: Wording) -> int:
    """Where the name of a known paper begins behind another name; 0 where there is none."""
    starts = [match.start() for match in re.finditer(r"(?<=\s)\S", words)]
    return next(
        (at for at in starts if words[at:].casefold() in wording.outlets or names_house(words[at:], wording)), 0
    )


def is_outlet(words: str, wording: Wording) -> bool:
    """Whether words name a paper, agency or station: a known one, or by what the name begins with, or a site."""
    return (
        is_agency(words, wording)
        or words.casefold() in wording.outlets
        or names_house(words, wording)
        or _SITE.fullmatch(words) is not None
    )


def is_agency(words: str, wording: Wording) -> bool:
    """Whether words name a known agency, or one of its desks."""
    plain = words.casefold()
    desk = re.split(r"[ \-]", plain, maxsplit=1)[0] in wording.agencies
    return plain in wording.agencies or (desk and sum(word[0].islower() for word in words.split()) <= 1)


def names_house(words: str, wording: Wording) -> bool:
    """Whether a name begins with the word for a paper, station or portal."""
    match = wording.houses.match(words)
    return match is not None and (words[match.end()].isupper() or words[match.end()].isdigit())


def is_writer(words: str, wording: Wording) -> bool:
    """Whether words name a writer or a group of writers."""
    if len(words) < _LONGEST_GROUP and wording.groups.match(words):
        return True
    return is_name(words) and not is_outlet(words, wording)


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
