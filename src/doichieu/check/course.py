"""Findings in the course of time: what a later page may say otherwise without being at odds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from doichieu.model.claim import Side
from doichieu.model.reading import Reading


def goes_on(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether each count stands only in pages published after those with the one before it, up or down throughout.

    The dead become more, and the missing fewer; a count that goes to and fro is at odds.
    """
    published = {r.page.id: r.page.published.value for r in readings if r.page.published}
    counts = sorted((Decimal(side.value.amount or 0), sorted({span.page for span in side.evidence})) for side in sides)
    if any(page not in published for _, pages in counts for page in pages):
        return False
    times = [[published[page] for page in pages] for _, pages in counts]
    return any(all(max(a) < min(b) for a, b in pairwise(order)) for order in (times, times[::-1]))
