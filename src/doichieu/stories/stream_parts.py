"""The parts of a page of a stream held against the pages that the stream looks back on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice

import numpy as np
from msgspec import Struct

from doichieu.stories.chance import FLOOR, Weights, company_chance, company_odds, pair_chance
from doichieu.stories.profiles import Part
from doichieu.stories.reasons import Tie
from doichieu.stories.roundups import SAMPLE, TIED, HeldParts, hang_together, tells_several
from doichieu.stories.similarity import lateness, same_event
from doichieu.stories.window import Window

_FIRST_SAMPLE = 10


class Around(Struct, frozen=True):
    """What stands about a page: the window, the likeness of each page's nearest, which share of pages has company.

    `several` are pages that tell several events themselves.
    """

    window: Window
    nearest: Mapping[int, float]
    share: float
    several: Collection[int]
    weights: Weights


def hold_roundup(number: int, around: Around, tied: Callable[[int, int], bool]) -> HeldParts | None:
    """What the parts of a page are near to, where they tell several events."""
    parts = around.window.profiles[number].parts
    if not parts or not _may_be_several(number, around):
        return None
    held = HeldParts(tuple({} for _ in parts), {})
    for at, part in enumerate(parts):
        _hold(held, at, part, number, around)
    return held if tells_several(parts, held.near, tied) and not _hang_together(number, held, around) else None


def _may_be_several(number: int, around: Around) -> bool:
    """Whether the parts are about as strange to each other as the whole page is to the pages before it."""
    page = around.window.profiles[number]
    among = around.window.mutual([part.profile for part in page.parts])
    pages = _sample(number, around, _FIRST_SAMPLE)
    others = around.window.likeness(page, [around.window.profiles[other] for other in pages])
    return not hang_together(among, others[None, :], ({},), pages)


def _hang_together(number: int, held: HeldParts, around: Around) -> bool:
    profiles, parts = around.window.profiles, around.window.profiles[number].parts
    pages = _sample(number, around, SAMPLE)
    there, own = [profiles[page] for page in pages], [part.profile for part in parts]
    others = np.array([around.window.likeness(part, there) for part in own])
    return hang_together(around.window.mutual(own), others, held.near, pages)


def _sample(number: int, around: Around, count: int) -> list[int]:
    return list(islice((page for page in reversed(around.window.profiles) if page != number), count))


def _hold(held: HeldParts, at: int, part: Part, number: int, around: Around) -> None:
    """Holds one part against the pages that may be like it."""
    near = [page for page in around.window.candidates(part.profile) if page != number and page not in around.several]
    tries = []
    for page, wording in zip(near, around.window.wordings(part.profile, near).tolist(), strict=True):
        there = around.window.profiles[page]
        late = lateness(part.profile, there)
        if wording * late >= FLOOR:
            tries.append((page, wording, late, same_event(part.profile, there, wording)))
    best = max((wording * late for _, wording, late, _ in tries), default=0.0)
    for page, wording, late, days in tries:
        strength, theirs = wording * late, max(around.nearest[page], wording * late)
        ends = np.array([best, theirs])
        company = company_chance(company_odds(ends, around.weights), around.share).tolist()
        alike = pair_chance(np.array([strength]), ends[:1], ends[1:], around.weights)
        chance = float(alike[0]) * (company[0] * company[1]) ** 0.5 * days
        if chance >= TIED:
            held.near[at][page] = chance
            shares = strength / best, strength / theirs
            held.ties[at, page] = Tie(wording, late, days, shares, (company[0], company[1]))
