"""How far two codings of the same cells agree: the share, and Cohen's kappa, which takes chance away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct


class Agreement(Struct, frozen=True, kw_only=True):
    """One column over all matched rows.

    `same` and `different` count rows that both fill, `coded_only` and `pages_only` those that one fills. `share` is
    that of `same` among the rows that either fills. `kappa` is Cohen's, over all rows, a blank being a value of its
    own; null where both fill every row with one and the same value, so that chance alone would agree as well.
    """

    column: str
    rows: int
    same: int
    different: int
    coded_only: int
    pages_only: int
    share: float | None
    kappa: float | None


def agreement(column: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement of pairs of comparable values, coded and from pages; an empty one is a blank."""
    kinds = Counter((coded == told, bool(coded), bool(told)) for coded, told in pairs)
    same, different = kinds[True, True, True], kinds[False, True, True]
    coded_only, pages_only = kinds[False, True, False], kinds[False, False, True]
    filled = same + different + coded_only + pages_only
    return Agreement(
        column=column,
        rows=len(pairs),
        same=same,
        different=different,
        coded_only=coded_only,
        pages_only=pages_only,
        share=same / filled if filled else None,
        kappa=cohens_kappa(pairs),
    )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two codings: 1 is full agreement, 0 what chance gives; None where it is not defined."""
    total = len(pairs)
    if not total:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(count * second[value] for value, count in first.items())
    if by_chance == total * total:
        return None
    agreed = sum(one == other for one, other in pairs)
    return (agreed * total - by_chance) / (total * total - by_chance)
