"""Which pages have text in common at all: likenesses of neighbouring sentences add up, a stray one says little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from doichieu.reuse.forms import Form
from doichieu.reuse.stretches import Side, Stretch

# More evidence than this, in a sentence and those around it, is no chance and no common knowledge of one event.
FIRM = 15.0
# A sentence with less than this around it stands alone; the more sentences two pages have, the likelier are two of
# them alike by chance, and the more one alone must say: so much for every e-fold of their pairs.
AROUND, CHANCE = 2.0, 1.25
# What is less alike, or has fewer plain words and names fewer people, is no evidence.
ALIKE, PLAIN, PEOPLE = 0.4, 3, 2
# A run of shared words says more with each word above so many.
LONG = 5.0
# A sentence of so many words says so much at least by being repeated.
WORDS, EXACT = 6, 4.0
# A sentence that is the other as a whole says more than a part of it that is as long.
WHOLLY, PARTLY = 4.0, 0.45
# The sentence after the next one counts for so much of the next, and so does one on the other side.
FURTHER, CROSSED = 0.5, 0.5
# Two sentences that give different numbers in the same words may tell of different things: they say so much of it.
CONTESTED = 0.6
# So many neighbours of a sentence are looked at on each side.
NEXT = 4

Pair = tuple[int, int]


class Ties(Struct, frozen=True):
    """The pairs of forms that lie in a row of like pairs, and the pages that such rows tie.

    `pages` holds for each page the set of those it is tied to, as bits: directly, or through a third page.
    """

    rows: frozenset[Pair]
    pages: Mapping[int, int]

    def across(self, left: Sequence[int], right: Sequence[int]) -> tuple[list[int], list[int]]:
        """The pages of each side that are tied to one of the other."""
        return self._tied(left, _mask(right)), self._tied(right, _mask(left))

    def among(self, pages: Sequence[int]) -> tuple[int, ...]:
        """The pages that are tied to another of them."""
        everyone = _mask(pages)
        return tuple(page for page in pages if self._tied([page], everyone & ~(1 << page)))

    def _tied(self, pages: Sequence[int], others: int) -> list[int]:
        return [page for page in pages if self.pages.get(page, 0) & others]


def tie_pages(forms: Sequence[Form], sides: Sequence[Side], known: Mapping[Pair, Sequence[Stretch]]) -> Ties:
    """The ties that the stretches which forms share make, a form that stands in several pages included."""
    evidence = {pair: max(map(_evidence, found), default=0.0) for pair, found in known.items()}
    for at, form in enumerate(forms):
        if len(form.pages) > 1:
            evidence[at, at] = _repeat_evidence(sides[at].strength(0, len(form.code)), len(form.code))
    sides_of = [form.before for form in forms], [form.behind for form in forms]
    around = [_around(at, *sides_of) for at in range(len(forms))]
    sizes = Counter(page for form in forms for page in form.pages)
    chances = [math.log(min(sizes[page] for page in form.pages)) for form in forms]
    rows = {
        (f, g)
        for (f, g), own in evidence.items()
        if own and _firm(own, _support((f, g), around, evidence), chances[f] + chances[g])
    }
    return Ties(frozenset(rows), _closed(_direct(rows, forms)))


def _firm(own: float, around: float, chance: float) -> bool:
    """Whether what a sentence says for one text, and those around it, is more than chance."""
    return own + around > FIRM + (CHANCE * chance if around < AROUND else 0.0)


def _evidence(stretch: Stretch) -> float:
    """What a stretch says for one text."""
    if stretch.similarity < ALIKE or (stretch.plain < PLAIN and stretch.people < PEOPLE):
        return 0.0
    whole = max(0.0, stretch.whole * stretch.similarity - PARTLY)
    said = (stretch.strength + max(0.0, stretch.longest - LONG)) * (1 + WHOLLY * whole)
    return said * CONTESTED if stretch.contested else said


def _repeat_evidence(strength: float, words: int) -> float:
    """What a sentence says by standing in two pages word for word: in a row with others, even one of little weight."""
    return max(strength + max(0.0, strength - LONG), EXACT if words >= WORDS else 0.0)


def _support(pair: Pair, around: Sequence[Mapping[int, float]], evidence: Mapping[Pair, float]) -> float:
    """What the sentences around two sentences say for one text, each counted once."""
    one: dict[int, float] = {}
    other: dict[int, float] = {}
    for f, near in around[pair[0]].items():
        for g, near_too in around[pair[1]].items():
            said = evidence.get((f, g) if f < g else (g, f))
            if said:
                said *= min(abs(near), abs(near_too)) * (1.0 if near * near_too > 0 else CROSSED)
                one[f] = max(one.get(f, 0.0), said)
                other[g] = max(other.get(g, 0.0), said)
    return min(sum(one.values()), sum(other.values()))


def _around(at: int, before: Sequence[Sequence[int]], behind: Sequence[Sequence[int]]) -> dict[int, float]:
    """The sentences around a sentence, and how much each counts: less than nothing stands for before it."""
    near: dict[int, float] = {at: 0.0}
    for sign, sides in ((-1.0, before), (1.0, behind)):
        for other in sides[at][:NEXT]:
            near.setdefault(other, sign)
        for other in sides[at][:NEXT]:
            for further in sides[other][:NEXT]:
                near.setdefault(further, sign * FURTHER)
    del near[at]
    return near


def _direct(rows: Iterable[Pair], forms: Sequence[Form]) -> dict[int, int]:
    """For each page those that a row ties it to."""
    pages: dict[int, int] = {}
    for f, g in rows:
        for here, there in ((f, g), (g, f)):
            others = _mask(forms[there].pages)
            for page in forms[here].pages:
                pages[page] = pages.get(page, 0) | others
    return pages


def _closed(direct: Mapping[int, int]) -> dict[int, int]:
    """The same, with the pages that are tied to those."""
    pages = dict(direct)
    for page, others in direct.items():
        for other in _members(others):
            pages[page] |= direct.get(other, 0)
    return pages


def _mask(pages: Iterable[int]) -> int:
    mask = 0
    for page in pages:
        mask |= 1 << page
    return mask


def _members(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
