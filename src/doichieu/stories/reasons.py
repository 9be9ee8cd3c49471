"""Why two pages are held for one story or for two, in words."""

from __future__ import annotations

from msgspec import Struct


class Tie(Struct, frozen=True):
    """What was weighed between two pages, all from 0 to 1.

    `wording`: the likeness of their words · `late`: the factor for days of publication · `same_event`: that for days
    and people told · `shares`: how much of the likeness to its nearest page each of them finds in the other ·
    `company`: the chance that each of them has company at all.
    """

    wording: float
    late: float
    same_event: float
    shares: tuple[float, float]
    company: tuple[float, float]


_LONELY = 0.5
_NEAREST = 0.995


def reason_of(tie: Tie) -> str:
    """One sentence with what counted."""
    parts = [f"{tie.wording:.0%} of their weighted wording is the same"]
    low, high = sorted(tie.shares)
    if low >= _NEAREST:
        parts.append("neither is nearer to any other page")
    else:
        near = "all" if high >= _NEAREST else f"{high:.0%}"
        parts.append(f"that is {near} of what the one and {low:.0%} of what the other shares with its nearest page")
    if tie.late < 1:
        parts.append("they were published far apart and open with no day in common")
    if tie.same_event < 1:
        parts.append(f"counted {tie.same_event:.0%}, since their days or people differ")
    if min(tie.company) < _LONELY:
        parts.append("pages so far from their nearest mostly stand alone here")
    return "; ".join(parts)


def parting(mean: float, least: float) -> str:
    """Why two pages are apart though they are near enough to each other: their stories are not."""
    if mean < least:
        return f"apart, since between the pages of their two stories the mean is {mean:.3f}, and {least:g} is asked"
    return "apart, since their two stories have not been held side by side again since they came"
