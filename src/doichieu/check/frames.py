"""A sentence as a frame: words, and slots where a value stands.

Two sentences that say the same of the same thing have the same words around the same slots; whether they
agree is then a matter of what fills the slots. A slot is filled by a time, a quantity, a name, a post, the
kind of a visit, a direction, or a yes or no.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.page import STORY_ROLES
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.text.tokens import tokens

LEAST_WORDS = 5
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


class Term(Struct, frozen=True, gc=False):
    """A word (`slot` empty) or a filled slot; `key` is what is compared, `unit` what must agree besides."""

    range: Range
    slot: str
    key: str
    unit: str = ""


class Frame(Struct, frozen=True):
    """One sentence of one page (by its place in the story's readings), as terms in order."""

    page: int
    range: Range
    terms: tuple[Term, ...]


@cache
def _signs(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Slots that wordings fill: (slot, key, wording)."""
    pack = load_pack(code)
    kinds = [("visit kind", kind.type, phrases(kind.words)) for kind in pack.visits.kinds if kind.words]
    sides = [
        (opposition.name, side, phrases(words))
        for opposition in pack.statements.oppositions
        for side, words in (("+", opposition.one), ("-", opposition.other))
    ]
    return (*sides, *kinds)


def read_frames(reading: Reading, page: int) -> Iterator[Frame]:
    """The frames of a page's sentences that are long enough to tell one thing from another."""
    pack = pack_for(reading.page.language)
    if pack is None:
        return
    filled = _without_overlap(_slots(reading, pack.code))
    starts = [term.range.start for term in filled]
    for sentence in reading.sentences:
        if reading.blocks[sentence.block].role not in STORY_ROLES:
            continue
        first, last = bisect_left(starts, sentence.range.start), bisect_left(starts, sentence.range.end)
        terms = tuple(_terms(reading.text, sentence.range, filled[first:last]))
        if len(terms) >= LEAST_WORDS:
            yield Frame(page, sentence.range, terms)


def _slots(reading: Reading, code: str) -> Iterator[Term]:
    for time in reading.times:
        if time.value:
            yield Term(time.range, "time", time.value, f"{time.type}{time.part or ''}")
    for quantity in reading.quantities:
        value = f"{quantity.value}-{quantity.upper}" if quantity.upper else quantity.value
        yield Term(quantity.range, "quantity", value, f"{quantity.unit or ''}/{quantity.per or ''}")
    for name in reading.names:
        if not name.nested:
            key = name.code or name.name
            yield Term(name.range, "name", " ".join(key.casefold().replace("-", " ").split()), name.kind)
    for post in reading.posts:
        end = post.range.end
        if post.body and post.body.start > post.range.start:
            end = post.body.start
        yield Term(Range(post.range.start, end), "post", " ".join(post.title.casefold().split()))
    for sentence in reading.sentences:
        for slot, key, wording in _signs(code):
            for match in wording.finditer(reading.text, sentence.range.start, sentence.range.end):
                yield Term(Range(*match.span()), slot, key)


_RANK = {"time": 0, "quantity": 1, "name": 2, "post": 3}


def _without_overlap(terms: Iterator[Term]) -> list[Term]:
    """The slots in order of place; where two meet, the earlier kind in `_RANK`, then the longer one stays."""
    kept: list[Term] = []
    order = sorted(terms, key=lambda t: (t.range.start, _RANK.get(t.slot, 4), -t.range.length))
    for term in order:
        if kept and term.range.meets(kept[-1].range):
            if _weight(term) > _weight(kept[-1]):
                kept[-1] = term
            continue
        kept.append(term)
    return kept


def _weight(term: Term) -> tuple[int, int]:
    return (-_RANK.get(term.slot, 4), term.range.length)


def _terms(text: str, place: Range, filled: list[Term]) -> Iterator[Term]:
    at = place.start
    for term in filled:
        yield from _words(text, at, term.range.start)
        yield term
        at = max(at, term.range.end)
    yield from _words(text, at, place.end)


def _words(text: str, start: int, end: int) -> Iterator[Term]:
    """Plain words; a bare number is a slot of its own."""
    for word, place in tokens(text, start, end) if start < end else ():
        if word[0].isdigit():
            number = word.replace(".", "") if _GROUPED.fullmatch(word) else word
            yield Term(place, "number", number)
        else:
            yield Term(place, "", word)
