"""Who took from whom, page by page, for a reader: the nearest kin of each page, and the rest by number."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from doichieu.export.sheet import Sheet
from doichieu.model.passage import Derivation

VERDICTS = ("derived", "common_origin", "undecided")
NEAREST = 1
FEW_PAIRS = 60
MOST_OTHERS = 40


class Kin(Struct, frozen=True):
    """What a page shares with others: the nearest with the reason; `others` are numbers of further pages, `left` how
    many more there are."""

    page: str
    nearest: tuple[Derivation, ...]
    others: tuple[int, ...]
    left: int = 0


def kin_of_pages(sheet: Sheet) -> tuple[Kin, ...]:
    """An entry for each page that shares text with one before it in the list of pairs, by number of page."""
    pairs = sorted(sheet.dossier.derivations, key=lambda pair: (sheet.number(pair.page), *nearness(pair)))
    shown = NEAREST if len(pairs) > FEW_PAIRS else FEW_PAIRS
    found = []
    for page, group in groupby(pairs, key=lambda pair: pair.page):
        kin = tuple(group)
        others = kin[shown : shown + MOST_OTHERS]
        left = len(kin) - shown - len(others)
        found.append(Kin(page, kin[:shown], tuple(sorted(sheet.number(pair.of) for pair in others)), max(left, 0)))
    return tuple(found)


def nearness(pair: Derivation) -> tuple[int, float, str]:
    """What a pair is sorted by: a verdict that says more, then more text in common."""
    return VERDICTS.index(pair.verdict), -pair.share, pair.of


def nearest_pairs(derivations: tuple[Derivation, ...], most: int) -> tuple[Derivation, ...]:
    """All pairs when they are few, else each page's nearest."""
    if len(derivations) <= most:
        return derivations
    best: dict[str, Derivation] = {}
    for pair in sorted(derivations, key=nearness):
        best.setdefault(pair.page, pair)
    return tuple(best.values())
