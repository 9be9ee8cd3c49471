"""What of a page is compared with other pages: its words, its opening, the days it tells of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from zlib import crc32

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from doichieu.model.page import PROSE_ROLES, Block
from doichieu.model.reading import Reading, TimeMention
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
    whole = _profile(reading, blocks, reading.times, words(headline, 0, len(headline)))
    return replace(whole, parts=tuple(_part(reading, section) for section in sections_of(reading)))


def _part(reading: Reading, section: Section) -> Part:
    place = Range(section.start, section.end)
    said = sum(len(words(reading.text, block.start, block.end)) for block in section.blocks)
    times = [time for time in reading.times if place.holds(time.range)]
    return Part(place, said, section.marked, _profile(reading, section.blocks, times))


def _profile(
    reading: Reading, blocks: Sequence[Block], times: Sequence[TimeMention], headline: Sequence[str] = ()
) -> Profile:
    spoken = [words(reading.text, block.start, block.end) for block in blocks]
    opening, border, left = [list(headline)], 0, OPENING - len(headline)
    for block, said in zip(blocks, spoken, strict=True):
        if left > 0:
            opening.append(said[:left])
            border = block.start + block.range.length * min(len(said), left) // max(len(said), 1)
        left -= len(said)
    named = {
        " ".join(words(reading.text, name.range.start, name.range.end))
        for name in reading.names
        if name.kind in _GUESTS and not name.nested and blocks and blocks[0].start <= name.range.start < border
    }
    told = [(time.range.start, day) for time in times for day in _days(time.value or "")]
    stamp = reading.page.published
    return Profile(
        key=reading.page.id,
        terms=terms_of([*spoken, list(headline)]),
        opening=terms_of(opening),
        days=frozenset(day for _, day in told),
        opening_days=frozenset(day for start, day in told if start < border),
        published=next(_days(stamp.value), None) if stamp else None,
        named=tuple(_hashed(list(map(" ".join, pairwise(name.split()))) or [name]) for name in sorted(named) if name),
    )


def terms_of(blocks: Iterable[list[str]]) -> Terms:
    """The terms of some blocks of syllables; no pair runs over a block's end."""
    counts: Counter[str] = Counter()
    for said in blocks:
        counts.update(said)
        counts.update(map(" ".join, pairwise(said)))
    hashed = _hashed(counts)
    ids, place = np.unique(hashed, return_inverse=True)
    times = np.bincount(place, np.fromiter(counts.values(), dtype=np.int64, count=len(counts)), len(ids))
    return Terms(ids, np.minimum(times, _MOST).astype(np.uint8))


def _hashed(terms: Collection[str]) -> NDArray[np.uint32]:
    return np.fromiter((crc32(term.encode()) for term in terms), dtype=np.uint32, count=len(terms))


def _days(value: str) -> Iterator[int]:
    """The days of an EDTF value of day precision, as ordinals; of an interval all its days, where they are few."""
    found = [date(*map(int, parts)).toordinal() for parts in _DAY.findall(value) if _is_date(*map(int, parts))]
    if found and max(found) - min(found) <= _LONGEST_INTERVAL:
        yield from range(min(found), max(found) + 1)
    else:
        yield from found


def _is_date(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
