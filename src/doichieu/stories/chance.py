"""How likely two pages tell one story, learned from pages grouped by hand (`benchmarks/stories.py --fit`).

Three things speak for it: how alike the two are, and how much of the likeness to its nearest page of all each of them
finds in the other. The last says most where every page has company; where most pages stand alone, each of them
still has a nearest one that means nothing. So how many pages have company is estimated from the pages at hand.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from doichieu.stories.rows import Floats

FLOOR = 0.1
SOFT = 0.02
_STEPS = 200
_CLOSE = 1e-6
_FIRMNESS = 20
_CERTAIN = 0.98


class Weights(Struct, frozen=True):
    """Weights of two logistic models.

    Of a pair: `strength` times the log of its likeness, `less` and `more` times the smaller and the larger of the two
    shares of the nearest page's likeness, and `constant`. Of a page, whether another tells its story: `nearest` times
    the log of the likeness of its nearest page, and `alone`, where half of all pages have company.
    """

    strength: float = 2.3
    less: float = 2.8
    more: float = 5.5
    constant: float = -2.5
    nearest: float = 4.7
    alone: float = 7.5


WEIGHTS = Weights()


def pair_features(strength: Floats, one: Floats, other: Floats) -> Floats:
    """A row for each pair: log of its likeness, smaller and larger share; `one`, `other`: their nearest's likeness."""
    shares = strength / np.maximum([one, other], SOFT)
    return np.stack([np.log(strength + SOFT), shares.min(axis=0), shares.max(axis=0)], axis=1)


def pair_chance(strength: Floats, one: Floats, other: Floats, weights: Weights = WEIGHTS) -> Floats:
    """The chance that two pages tell one story, given that both have company."""
    row = np.array([weights.strength, weights.less, weights.more])
    return logistic(pair_features(strength, one, other) @ row + weights.constant)


def company_odds(nearest: Floats, weights: Weights = WEIGHTS) -> Floats:
    """The odds that a page has company, given its nearest page's likeness and that half of all pages have."""
    return np.asarray(np.exp(np.clip(weights.nearest * np.log(nearest + SOFT) + weights.alone, -20, 20)))


def company_share(odds: Floats, start: float = 0.5) -> float:
    """Which share of the pages have company, by expectation and maximisation; few pages hardly move it."""
    share = start
    for _ in range(_STEPS):
        total = float(company_chance(odds, share).sum())
        former, share = share, min((total + _FIRMNESS * 0.5) / (len(odds) + _FIRMNESS), _CERTAIN)
        if abs(share - former) < _CLOSE:
            break
    return share


def company_chance(odds: Floats, share: float) -> Floats:
    """For each page the chance that it has company, where that share of all pages has."""
    weighed = odds * (share / (1 - share))
    return np.asarray(weighed / (1 + weighed))


def logistic(value: Floats) -> Floats:
    """From log odds to chances."""
    return np.asarray(1 / (1 + np.exp(-np.clip(value, -30, 30))))
