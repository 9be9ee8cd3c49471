"""The parts of pages held against all other pages of a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from doichieu.stories.chance import Weights, company_chance, company_odds, company_share, pair_chance
from doichieu.stories.profiles import Profile
from doichieu.stories.reasons import Tie
from doichieu.stories.roundups import ALIKE, SAMPLE, TIED, HeldParts, hang_together, tells_several
from doichieu.stories.rows import Floats, Indices, Mask, Rows, inner_products, mean_product
from doichieu.stories.similarity import Pairs, compare, weighted


def find_roundups(
    profiles: Sequence[Profile], pairs: Pairs, score: Floats, nearest: Floats, weights: Weights
) -> dict[int, HeldParts]:
    """The pages that tell several events, by their place, with what their parts are near to.

    `pairs` are the pairs of pages that have something in common, `score` the chance that each tells one story,
    `nearest` the likeness of each page's nearest.
    """
    strange = _strange(profiles)
    if not strange:
        return {}
    near = pairs.where(score >= TIED)
    tied = set(zip(near.first.tolist(), near.second.tolist(), strict=True))
    held = {
        page: parts
        for page, parts in hold_parts(profiles, strange, nearest, weights).items()
        if tells_several(profiles[page].parts, parts.near, lambda p, q: (min(p, q), max(p, q)) in tied)
    }
    return {page: held[page] for page in _of_several_matters(profiles, held)}


def _strange(profiles: Sequence[Profile]) -> list[int]:
    """The pages whose parts are about as strange to each other as they are to some pages of the batch."""
    parted = [at for at, page in enumerate(profiles) if page.parts]
    rows = _rows(profiles, parted)
    sample = min(len(profiles), SAMPLE)
    ends = rows.pointer[sample]
    mean = np.bincount(rows.column[:ends], rows.value[:ends], rows.width) / max(sample, 1)
    start, found = len(profiles), []
    for at in parted:
        count = len(profiles[at].parts)
        own = slice(rows.pointer[start], rows.pointer[start + count])
        others = float(rows.value[own] @ mean[rows.column[own]]) / count
        if mean_product(rows.column[own], rows.value[own], count) <= ALIKE * others:
            found.append(at)
        start += count
    return found


def _of_several_matters(profiles: Sequence[Profile], held: Mapping[int, HeldParts]) -> list[int]:
    """The pages whose parts are no more alike to each other than to pages that they are not near to."""
    rows = _rows(profiles, list(held))
    start, found = len(profiles), []
    for at, parts in held.items():
        count = len(parts.near)
        pages = np.array([p for p in range(min(len(profiles), SAMPLE + 1)) if p != at])
        own = slice(rows.pointer[start], rows.pointer[start + count])
        among = mean_product(rows.column[own], rows.value[own], count)
        ends = np.repeat(np.arange(start, start + count), len(pages)), np.tile(pages, count)
        others = inner_products(rows, *ends).reshape(count, len(pages))
        if not hang_together(among, others, parts.near, pages.tolist()):
            found.append(at)
        start += count
    return found


def _rows(profiles: Sequence[Profile], parted: Sequence[int]) -> Rows:
    """The weighted terms of all pages, and after them those of the parts of some."""
    return weighted(
        [*(page.terms for page in profiles), *(x.profile.terms for at in parted for x in profiles[at].parts)]
    )


def hold_parts(
    profiles: Sequence[Profile], parted: Sequence[int], nearest: Floats, weights: Weights
) -> dict[int, HeldParts]:
    """The parts of some pages, by the pages' places, held against all pages but their own."""
    owner = np.array([at for at in parted for _ in profiles[at].parts])
    number = np.array([n for at in parted for n in range(len(profiles[at].parts))])
    size = len(profiles)

    def of_another(page: Indices, part: Indices) -> Mask:
        mixed = (page < size) & (part >= size)
        mixed[mixed] = page[mixed] != owner[part[mixed] - size]
        return mixed

    pairs = compare([*profiles, *(part.profile for at in parted for part in profiles[at].parts)], of_another)
    part, page = pairs.second - size, pairs.first
    best, there = np.zeros(len(owner)), nearest.copy()
    np.maximum.at(best, part, pairs.strength)
    there = np.maximum(there[page], pairs.strength)
    share = company_share(company_odds(nearest, weights))
    own, others = (company_chance(company_odds(near, weights), share) for near in (best[part], there))
    chance = pair_chance(pairs.strength, best[part], there, weights) * np.sqrt(own * others) * pairs.same_event
    found = {at: HeldParts(tuple({} for _ in profiles[at].parts), {}) for at in parted}
    for at in np.flatnonzero(chance >= TIED).tolist():
        whose, which, other = int(owner[part[at]]), int(number[part[at]]), int(page[at])
        strength = float(pairs.strength[at])
        shares = strength / float(best[part[at]]), strength / float(there[at])
        factors = float(pairs.wording[at]), float(pairs.late[at]), float(pairs.same_event[at])
        found[whose].near[which][other] = float(chance[at])
        found[whose].ties[which, other] = Tie(*factors, shares, (float(own[at]), float(others[at])))
    return found
