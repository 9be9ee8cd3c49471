"""The sentences of a page's kept blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.lang.pack import Pack
from doichieu.lang.schema.orthography import Orthography, Syllables
from doichieu.model.page import Block
from doichieu.model.reading import Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…]+")
_BLANKS = re.compile(r"\s*")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)?\Z")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[IVX]{1,5}|[a-zA-ZđĐ])(?:\.\d{1,3})*\Z")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_REACH = 24


class _Rules(Struct, frozen=True):
    """What a pack's orthography says, ready for use."""

    closers: re.Pattern[str]
    openings: str
    abbreviations: frozenset[str]
    openers: frozenset[str]
    bullets: re.Pattern[str]
    syllable: re.Pattern[str]


def read_sentences(text: str, blocks: tuple[Block, ...], pack: Pack) -> tuple[Sentence, ...]:
    """The sentences and list items of the kept blocks, in order of place, without the blanks around them.

    A line break ends a sentence, unless the next line goes on in lower case; a point does when what follows
    begins a sentence and what it follows is no abbreviation. Semicolons end nothing. Linear in the text.
    """
    rules = _rules_of(pack.orthography)
    return tuple(
        Sentence(place, at)
        for at, block in enumerate(blocks)
        if block.kept
        for line in _lines(text, block.range)
        for place in _split_line(text, line, rules)
    )


def _lines(text: str, place: Range) -> Iterator[Range]:
    start = place.start
    for found in _LINE_BREAK.finditer(text, place.start, place.end):
        if not _goes_on(text, found, place):
            yield Range(start, found.start())
            start = found.end()
    yield Range(start, place.end)


def _goes_on(text: str, found: re.Match[str], place: Range) -> bool:
    """Whether a line was only wrapped: one break, no stop before it, lower case after it."""
    if len(found[0]) > 1 + ("\r\n" in found[0]) or not place.start < found.start() < found.end() < place.end:
        return False
    before, after = text[found.start() - 1], text[found.end()]
    return after.islower() and (before.isalnum() or before in ", ")


def _split_line(text: str, line: Range, rules: _Rules) -> Iterator[Range]:
    start, held = line.start, None
    for end in [*sorted(_ends(text, line, rules)), line.end]:
        place = _trimmed(text, start, end)
        if place is None or (end < line.end and _is_enumerator(text, place)):
            continue
        start = end
        if held and not _has_word(text, place):
            held = Range(held.start, place.end)
            continue
        if held:
            yield held
        held = place
    if held and _has_word(text, held):
        yield held


def _has_word(text: str, place: Range) -> bool:
    return any(text[at].isalnum() for at in range(place.start, place.end))


def _is_enumerator(text: str, place: Range) -> bool:
    """Whether a stretch only numbers what follows it."""
    return place.length < _REACH and _ENUMERATOR.match(text[place.start : place.end].rstrip(".")) is not None


def _ends(text: str, line: Range, rules: _Rules) -> Iterator[int]:
    for found in rules.bullets.finditer(text, line.start, line.end):
        yield found.start()
    for found in _STOP.finditer(text, line.start, line.end):
        closed = rules.closers.match(text, found.end(), line.end)
        end = closed.end() if closed else found.end()
        if _ends_sentence(text, found, Range(end, line.end), rules):
            yield end


def _ends_sentence(text: str, stop: re.Match[str], rest: Range, rules: _Rules) -> bool:
    """Whether a stop, with the marks that close behind it, ends a sentence; `rest` is what is left of the line."""
    blank = _BLANKS.match(text, rest.start, rest.end)
    following = blank.end() if blank else rest.start
    if following >= rest.end:
        return True
    before = _LAST_WORD.search(text[max(0, stop.start() - _REACH) : stop.start()])
    word = before[0] if before else ""
    if following == rest.start:
        return rest.start == stop.end() and _lacks_blank(text, stop, following, word)
    closed = rest.start > stop.end()
    if text[following].islower() or text[following] in ",;:)" or (closed and text[following] == "-"):
        return False
    if text[following].isdigit() and (stop[0] == "…" or len(stop[0]) > 1):
        return False
    if stop[0] != "." or closed:
        return True
    return word not in rules.abbreviations and not _is_initial(text, word, following, rules)


def _lacks_blank(text: str, stop: re.Match[str], following: int, word: str) -> bool:
    """Whether only the blank is missing: a word in lower case, one stop, a word with a capital."""
    capital = text[following : following + 2]
    return len(word) > 1 and word.islower() and stop[0] in ".!?" and capital[:1].isupper() and capital[1:].islower()


def _is_initial(text: str, word: str, following: int, rules: _Rules) -> bool:
    """Whether a point belongs to an initial: a single capital, unless a new sentence clearly begins behind it."""
    if len(word) != 1 or not word.isupper():
        return False
    after = _WORD.match(text, following)
    if after is None:
        return text[following] not in rules.openings
    if after[0] in rules.openers:
        return False
    second = text[after.end() : after.end() + 2]
    return not (second[:1] == " " and second[1:].islower() and rules.syllable.fullmatch(toneless(after[0])))


def toneless(word: str) -> str:
    """A word in lower case without the marks of tone."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in _TONES)
    return unicodedata.normalize("NFC", plain)


def _trimmed(text: str, start: int, end: int) -> Range | None:
    """The stretch without the blanks around it, nothing when it is blank."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return Range(start + left, start + len(inner.rstrip())) if left < len(inner) else None


@cache
def _rules_of(orthography: Orthography) -> _Rules:
    closing = "".join(close for _, close in orthography.quotes) + "'"
    return _Rules(
        closers=re.compile(f"[{re.escape(closing)})\\]]*"),
        openings="".join(open_ for open_, _ in orthography.quotes),
        abbreviations=frozenset(canonical(word) for word in orthography.abbreviations),
        openers=frozenset(canonical(word).split()[0] for word in orthography.openers),
        bullets=re.compile(f"[{re.escape(orthography.bullets)}]"),
        syllable=syllable_pattern(orthography.syllables),
    )


def syllable_pattern(parts: Syllables) -> re.Pattern[str]:
    """What a syllable of the language looks like without its tone; foreign names mostly don't."""
    onsets, nuclei, codas = ("|".join(map(re.escape, side)) for side in (parts.onsets, parts.nuclei, parts.codas))
    return re.compile(f"(?:{onsets})?(?:{nuclei})(?:{codas})?")
