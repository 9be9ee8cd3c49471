"""What of a page is compared with other pages: its words, its opening, the days it tells of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct

from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.text.tokens import words

OPENING = 90
_TEXT_ROLES = PROSE_ROLES | {"title", "subtitle"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_LONGEST_INTERVAL = 31


class Profile(Struct, frozen=True):
    """A page as grouping sees it.

    `terms` and `opening` count syllables and pairs of syllables, of the whole story text and of its first
    `OPENING` syllables; `days` and `opening_days` are ordinals of the days told there, `published` the
    ordinal of the day of publication.
    """

    key: str
    terms: Mapping[str, int]
    opening: Mapping[str, int]
    days: frozenset[int]
    opening_days: frozenset[int]
    published: int | None


def profile(reading: Reading) -> Profile:
    """The profile of one page; a page in a language without a pack has one too, without days."""
    blocks = [block for block in reading.blocks if block.kept and block.role in _TEXT_ROLES]
    spoken = [words(reading.text, block.start, block.end) for block in blocks]
    opening, border, left = [], 0, OPENING
    for block, said in zip(blocks, spoken, strict=True):
        if left > 0:
            opening.append(said[:left])
            border = block.start + block.range.length * min(len(said), left) // max(len(said), 1)
        left -= len(said)
    days = [(time.range.start, day) for time in reading.times for day in _days(time.value or "")]
    stamp = reading.page.published
    return Profile(
        key=reading.page.id,
        terms=_terms(spoken),
        opening=_terms(opening),
        days=frozenset(day for _, day in days),
        opening_days=frozenset(day for start, day in days if start < border),
        published=next(_days(stamp.value), None) if stamp else None,
    )


def _terms(blocks: list[list[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for said in blocks:
        counts.update(said)
        counts.update(map(" ".join, pairwise(said)))
    return counts


def _days(value: str) -> Iterator[int]:
    """The days of an EDTF value of day precision, as ordinals; of an interval all its days, where they are few."""
    found = [date(*map(int, parts)).toordinal() for parts in _DAY.findall(value) if _is_date(*map(int, parts))]
    if found and max(found) - min(found) <= _LONGEST_INTERVAL:
        yield from range(min(found), max(found) + 1)
    else:
        yield from found


def _is_date(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
