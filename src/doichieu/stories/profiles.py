"""What of a page is compared with other pages: its words, its opening, the days it tells of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from zlib import crc32

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from doichieu.model.page import PROSE_ROLES, Block
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.stories.sections import Section, sections_of
from doichieu.text.canonical import canonical
from doichieu.text.tokens import words

OPENING = 90
_TEXT_ROLES = PROSE_ROLES | {"title", "subtitle"}
_GUESTS = frozenset({"person", "country"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_LONGEST_INTERVAL = 31
_MOST = 255
_DAMPED = np.concatenate([[0.0], 1 + np.log(np.arange(1, _MOST + 1))])


class Terms(Struct, frozen=True):
    """Syllables and pairs of syllables: the hash of each, ascending, and how often it stands there (up to 255)."""

    ids: NDArray[np.uint32]
    counts: NDArray[np.uint8]

    def holds(self, terms: NDArray[np.uint32]) -> bool:
        """Whether any of these hashes is among them."""
        places = np.searchsorted(self.ids, terms)
        return any(at < len(self.ids) and self.ids[at] == term for at, term in zip(places, terms, strict=True))

    @property
    def damped(self) -> NDArray[np.float64]:
        """The counts as they weigh: the tenth time says less than the first."""
        return _DAMPED[self.counts]


class Part(Struct, frozen=True):
    """A section of a page, as a profile of its own; `place` counts in canonical text, `words` its syllables."""

    place: Range
    words: int
    marked: bool
    profile: Profile


class Profile(Struct, frozen=True):
    """A page as grouping sees it.

    `terms` are those of the whole story text, `opening` those of its first `OPENING` syllables; `days` and
    `opening_days` are ordinals of the days told there, `published` the ordinal of the day of publication; `named` are
    the people and countries of the opening, each by its terms; `parts` the page's sections, where it has some.
    """

    key: str
    terms: Terms
    opening: Terms
    days: frozenset[int] = frozenset()
    opening_days: frozenset[int] = frozenset()
    published: int | None = None
    named: tuple[NDArray[np.uint32], ...] = ()
    parts: tuple[Part, ...] = ()


def profile(reading: Reading) -> Profile:
    """The profile of one page; a page in a language without a pack has one too, without days."""
    blocks = [block for block in reading.blocks if block.kept and block.role in _TEXT_ROLES]
    headline = canonical(reading.article.headline or "")
    page = _Told(
        reading,
        {block.start: _hashed(words(reading.text, block.start, block.end)) for block in blocks},
        tuple((time.range, tuple(_days(time.value or ""))) for time in reading.times),
    )
    whole = _profile(page, blocks, page.days, _hashed(words(headline, 0, len(headline))))
    return replace(whole, parts=tuple(_part(page, section) for section in sections_of(reading)))


class _Hashed(Struct, frozen=True):
    """The syllables of a block and its pairs of syllables, each as its hash, in order."""

    words: list[int]
    pairs: list[int]

    def first(self, count: int) -> _Hashed:
        """Those of so many syllables from the start."""
        return _Hashed(self.words[:count], self.pairs[: max(count - 1, 0)])


_NOTHING = _Hashed([], [])


class _Told(Struct, frozen=True):
    """A page with its blocks' terms, by where they start, and the days that it tells, with their places."""

    reading: Reading
    blocks: dict[int, _Hashed]
    days: tuple[tuple[Range, tuple[int, ...]], ...]


def _part(page: _Told, section: Section) -> Part:
    place = Range(section.start, section.end)
    said = sum(len(page.blocks[block.start].words) for block in section.blocks)
    days = [(where, told) for where, told in page.days if place.holds(where)]
    return Part(place, said, section.marked, _profile(page, section.blocks, days))


def _profile(
    page: _Told,
    blocks: Sequence[Block],
    days: Sequence[tuple[Range, tuple[int, ...]]],
    headline: _Hashed = _NOTHING,
) -> Profile:
    reading, spoken = page.reading, [page.blocks[block.start] for block in blocks]
    opening, border, left = [headline], 0, OPENING - len(headline.words)
    for block, said in zip(blocks, spoken, strict=True):
        size = len(said.words)
        if left > 0:
            opening.append(said.first(left))
            border = block.start + block.range.length * min(size, left) // max(size, 1)
        left -= size
    named = {
        " ".join(words(reading.text, name.range.start, name.range.end))
        for name in reading.names
        if name.kind in _GUESTS and not name.nested and blocks and blocks[0].start <= name.range.start < border
    }
    stamp = reading.page.published
    return Profile(
        key=reading.page.id,
        terms=_counted([*spoken, headline]),
        opening=_counted(opening),
        days=frozenset(day for _, told in days for day in told),
        opening_days=frozenset(day for place, told in days if place.start < border for day in told),
        published=next(_days(stamp.value), None) if stamp else None,
        named=tuple(_name(_hashed(name.split())) for name in sorted(named) if name),
    )


def _name(said: _Hashed) -> NDArray[np.uint32]:
    """The terms that tell a name: its pairs of syllables, or its one syllable."""
    return np.array(said.pairs or said.words, dtype=np.uint32)


def terms_of(blocks: Iterable[Sequence[str]]) -> Terms:
    """The terms of some blocks of syllables; no pair runs over a block's end."""
    return _counted(map(_hashed, blocks))


def _hashed(said: Sequence[str]) -> _Hashed:
    """Checksums of syllables, and those going on over a blank and the next syllable."""
    spelt = [word.encode() for word in said]
    hashes = [crc32(word) for word in spelt]
    return _Hashed(hashes, [crc32(b" " + word, before) for before, word in zip(hashes, spelt[1:], strict=False)])


def _counted(blocks: Iterable[_Hashed]) -> Terms:
    hashes = np.array([term for block in blocks for term in (*block.words, *block.pairs)], dtype=np.uint32)
    ids, times = np.unique(hashes, return_counts=True)
    return Terms(ids, np.minimum(times, _MOST).astype(np.uint8))


def _days(value: str) -> Iterator[int]:
    """The days of an EDTF value of day precision, as ordinals; of an interval all its days, where they are few."""
    found = [date(*map(int, parts)).toordinal() for parts in _DAY.findall(value) if _is_date(*map(int, parts))]
    if found and max(found) - min(found) <= _LONGEST_INTERVAL:
        yield from range(min(found), max(found) + 1)
    else:
        yield from found


def _is_date(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
