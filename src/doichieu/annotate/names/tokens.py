"""Sentences as tokens, and word lists that are looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Generic, Literal, NamedTuple, TypeVar

from doichieu.model.page import Block
from doichieu.model.reading import NameKind, Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical
from doichieu.text.fold import fold

T = TypeVar("T")
Tokens = tuple[str, ...]
Shape = Literal["C", "U", "l", "d", "p"]

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]")
_SYLLABLE = re.compile(r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_LOUD = 0.85
_REPEATED = 4
_SIGNATURE = 14
_LOUD_FROM = 5
_LONGEST_LINE = 1_500
_ANY, _UPPER, _EXACT = 0, 1, 2


class Found(NamedTuple):
    """A name that may stand at tokens `start` to `end`; `rank` decides between equal lengths, lower
    first; below 0 it decides before length."""

    start: int
    end: int
    kind: NameKind
    name: str
    code: str | None = None
    rank: int = 5


class Line:
    """One sentence as tokens: their words, lower-case forms, shapes and places in the text.

    Shapes: `C` capitalised, `U` in capitals, `l` small, `d` beginning with a digit, `p` a mark. A `loud`
    line is set in capitals or title case, so that capitals tell nothing; in one that `shouts`, all in capitals, only
    what is known may be a name. `capitals` are the places of the capitalised words. `pairs` are the pairs of
    syllables that the page writes small somewhere: a capital on the first does not make them a name; `smalls` are
    the words that it writes small more than once. The `first` line begins a block, the `last` ends it; a page that
    tells of games is `sporting`.
    """

    def __init__(self, text: str, found: Sequence[re.Match[str]], role: str = "body") -> None:
        self.text = text
        self.role = role
        self.words = [m[0] for m in found]
        self.lows = tuple([word.lower() for word in self.words])
        self.index: dict[str, list[int]] = {}
        for at, low in enumerate(self.lows):
            self.index.setdefault(low, []).append(at)
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.shapes: list[Shape] = [_shape(word) for word in self.words]
        self.capitals = [at for at, shape in enumerate(self.shapes) if shape in "CU"]
        capitals = len(self.capitals)
        letters = capitals + self.shapes.count("l")
        self._first = next((at for at, shape in enumerate(self.shapes) if shape != "p"), len(self.words))
        self.pairs: frozenset[tuple[str, str]] = frozenset()
        self.smalls: frozenset[str] = frozenset()
        self.first = self.last = self.sporting = False
        self.loud = letters >= _LOUD_FROM and capitals >= _LOUD * letters
        self.shouts = self.loud and self.shapes.count("U") >= _LOUD * letters

    def __len__(self) -> int:
        return len(self.words)

    def range(self, start: int, end: int) -> Range:
        """The place of tokens `start` to `end`, end exclusive."""
        return Range(self.starts[start], self.ends[end - 1])

    def surface(self, start: int, end: int) -> str:
        """Tokens `start` to `end` as written."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, at: int) -> bool:
        """Whether a capitalised word stands at a token."""
        return 0 <= at < len(self.words) and self.shapes[at] in "CU"

    def where(self, words: Set[str]) -> list[int]:
        """The places of all words of a set, given in lower case."""
        index = self.index
        return sorted([at for low in index.keys() & words for at in index[low]])

    def joined(self, at: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def tied_on(self, end: int) -> bool:
        """Whether a hyphen ties a small part to the word that ends before a token, as foreign names are spelt."""
        tight = self.joined(end) and self.joined(end + 1) and self.words[end] == "-"
        return tight and self.shapes[end + 1] == "l"

    def spelt(self, at: int) -> bool:
        """Whether a foreign name spelt by syllables begins at a token, its initial or none before it ("E.Ma-ri-ô")."""
        initial = len(self.words[at]) == 1 and self.words[at + 1 : at + 2] == ["."] and self.joined(at + 1)
        return self.tied_on(at + 1) or (initial and self.joined(at + 2) and self.tied_on(at + 3))

    def small_pairs(self) -> Iterator[tuple[str, str]]:
        """Neighbouring syllables that are both written small."""
        for at, (one, other) in enumerate(pairwise(self.shapes)):
            if one == other == "l":
                yield self.lows[at], self.lows[at + 1]

    def begin_at(self, at: int) -> None:
        """Let the sentence itself begin at a token, after what stands before it, as a dateline does."""
        self._first = max(self._first, at)

    def opens(self, at: int) -> bool:
        """Whether a token begins the sentence, or one inside it: after a colon, a quotation mark or a list mark."""
        return at <= self._first or self.words[at - 1] in ':"“”.?!•*'


def lines_of(text: str, sentences: tuple[Sentence, ...], blocks: tuple[Block, ...]) -> list[Line]:
    """The sentences of a page as tokens, each told whether it begins or ends its block."""
    lines: list[Line] = []
    for at, sentence in enumerate(sentences):
        here = list(_lines_in(text, sentence.range, blocks[sentence.block].role))
        if here:
            here[0].first = at == 0 or sentences[at - 1].block != sentence.block
            here[-1].last = at + 1 == len(sentences) or sentences[at + 1].block != sentence.block
        lines += here
    openings = {line.lows[:_REPEATED] for line in lines if len(line) >= _REPEATED}
    return [part for line in lines for part in _parted(line, openings)]


def _parted(line: Line, openings: Set[Tokens]) -> Iterator[Line]:
    """A line, in two where another sentence's beginning is repeated right behind a signature ("Văn Ba Sau bão ...")."""
    for at in line.capitals:
        if at > _SIGNATURE:
            break
        before = line.shapes[:at]
        signed = before.count("C") > 1 and line.words[at - 1] not in ",;:" and before.count("l") <= 1
        if signed and line.lows[at : at + _REPEATED] in openings:
            head, rest = (
                list(_lines_in(line.text, line.range(*part), line.role)) for part in ((0, at), (at, len(line)))
            )
            head[-1].last, head[0].first, rest[-1].last = True, line.first, line.last
            yield from (*head, *rest)
            return
    yield line


def _lines_in(text: str, place: Range, role: str) -> Iterator[Line]:
    """The tokens of a sentence: one line, or several where it is longer than any real one, so that work is bounded."""
    found = list(_TOKEN.finditer(text, place.start, place.end))
    for at in range(0, len(found), _LONGEST_LINE):
        yield Line(text, found[at : at + _LONGEST_LINE], role)


class _Entry(NamedTuple, Generic[T]):
    lows: tuple[str, ...]
    needs: tuple[int, ...]
    value: T


class Phrases(Generic[T]):
    """A word list: the longest of its phrases at a token, with what it stands for.

    A `cased` list wants a capital where its phrase has one, and capitals throughout where its phrase is in
    capitals; `first_free` lets the first word begin with a small letter. Loud lines need only capitals.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], cased: bool = True, first_free: bool = False) -> None:
        self._by_first: dict[str, dict[str, list[_Entry[T]]]] = {}
        self._lasts: set[str] = set()
        seen: set[tuple[tuple[str, ...], tuple[int, ...]]] = set()
        for phrase, value in entries:
            words = _TOKEN.findall(canonical(phrase))
            lows = tuple(word.lower() for word in words)
            needs = tuple(_need(word) if cased else _ANY for word in words)
            if first_free and words:
                needs = (_ANY, *needs[1:])
            if words and (lows, needs) not in seen:
                seen.add((lows, needs))
                self._lasts.add(lows[-1])
                seconds = self._by_first.setdefault(lows[0], {})
                seconds.setdefault(lows[1] if len(lows) > 1 else "", []).append(_Entry(lows, needs, value))
        for seconds in self._by_first.values():
            for known in seconds.values():
                known.sort(key=lambda entry: -len(entry.lows))

    def __contains__(self, lows: tuple[str, ...]) -> bool:
        known = self._by_first.get(lows[0], {}).get(lows[1] if len(lows) > 1 else "", ())
        return any(entry.lows == lows for entry in known)

    def firsts(self, line: Line) -> list[int]:
        """The places of a line where a phrase may begin."""
        return line.where(self._by_first.keys())

    def found(self, line: Line) -> Iterator[tuple[int, int, T]]:
        """Every place of a line where a phrase stands, longest first at each: start, end, value."""
        for at in self.firsts(line):
            hit = self.longest(line, at)
            if hit is not None:
                yield at, *hit

    def longest(self, line: Line, at: int) -> tuple[int, T] | None:
        """The end of the longest phrase that begins at a token, and its value."""
        lows = line.lows
        if at >= len(lows) or (seconds := self._by_first.get(lows[at])) is None:
            return None
        if at + 1 < len(lows):
            for entry in seconds.get(lows[at + 1], ()):
                end = at + len(entry.lows)
                if lows[at:end] == entry.lows and _fits(line, at, entry.needs):
                    return end, entry.value
        for entry in seconds.get("", ()):
            if _fits(line, at, entry.needs):
                return at + 1, entry.value
        return None

    def ending(self, line: Line, end: int, reach: int = 5) -> int | None:
        """The start of the longest phrase that ends before a token, at most `reach` tokens long."""
        if end < 1 or line.lows[end - 1] not in self._lasts:
            return None
        for start in range(max(0, end - reach), end):
            seconds = self._by_first.get(line.lows[start])
            for entry in seconds.get(line.lows[start + 1] if start + 1 < end else "", ()) if seconds else ():
                if line.lows[start:end] == entry.lows and _fits(line, start, entry.needs):
                    return start
        return None


def words_of(phrases: Iterable[str], cased: bool = False) -> Phrases[str]:
    """A word list that stands for itself."""
    return Phrases(((phrase, phrase) for phrase in phrases), cased)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is shaped like one Vietnamese syllable."""
    return len(word) <= 7 and _SYLLABLE.fullmatch(fold(word)) is not None


def is_roman(word: str) -> bool:
    """Whether a word may be a number in Roman letters."""
    return all(letter in "IVXLC" for letter in word)


def tokens_in(phrase: str) -> list[str]:
    """The tokens of a phrase, in lower case."""
    return [word.lower() for word in _TOKEN.findall(phrase)]


@lru_cache(maxsize=20_000)
def _shape(word: str) -> Shape:
    first = word[0]
    if first.isdigit():
        return "d"
    if not first.isalpha():
        return "p"
    if not first.isupper():
        return "l"
    return "U" if len(word) > 1 and word.isupper() else "C"


def _need(word: str) -> int:
    shape = _shape(word)
    return _EXACT if shape == "U" else _UPPER if shape == "C" else _ANY


def _fits(line: Line, at: int, needs: tuple[int, ...]) -> bool:
    for offset, need in enumerate(needs):
        shape = line.shapes[at + offset]
        if need and (shape not in "CU" or (need == _EXACT and shape != "U" and not line.loud)):
            return False
        if need == _UPPER and shape == "U" and not line.loud and len(line.words[at + offset]) > 4:
            return False
    return True
