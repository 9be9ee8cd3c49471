"""Findings in the course of time: what a page may say otherwise than another without being at odds with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Side
from doichieu.model.reading import Reading


def goes_on(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether each count stands only in pages published after those with the one before it, up or down throughout.

    The dead become more, and the missing fewer; a count that goes to and fro is at odds, and so is one that has
    the same digits in another order: that is a slip.
    """
    published = {r.page.id: r.page.published.value for r in readings if r.page.published}
    counts = sorted((Decimal(side.value.amount or 0), sorted({span.page for span in side.evidence})) for side in sides)
    if any(page not in published for _, pages in counts for page in pages):
        return False
    if any(a != b and sorted(str(a)) == sorted(str(b)) for (a, _), (b, _) in pairwise(counts)):
        return False
    times = [[published[page] for page in pages] for _, pages in counts]
    return any(all(max(a) < min(b) for a, b in pairwise(order)) for order in (times, times[::-1]))


def at_once(sides: Sequence[Side], readings: Sequence[Reading]) -> bool:
    """Whether two sides stand in pages that are not known to have been published on different days."""
    published = {r.page.id: r.page.published.value[:10] for r in readings if r.page.published}
    days = [{published.get(span.page, "") for span in side.evidence} for side in sides]
    return any("" in one | other or one & other for one, other in combinations(days, 2))


def counts_people(unit: str, language: str | None) -> bool:
    """Whether a unit is people, whose number may go on changing."""
    pack = pack_for(language)
    return pack is not None and bool(_patterns(pack.code)[0].match(unit))


def corrects(side: Side, readings: Sequence[Reading]) -> bool:
    """Whether the sentence that states a side says that it corrects something."""
    texts = {reading.page.id: reading for reading in readings}
    return any(_corrects(texts[span.page], span.start, span.end) for span in side.evidence)


def _corrects(reading: Reading, start: int, end: int) -> bool:
    pack = pack_for(reading.page.language)
    if pack is None:
        return False
    raw = (reading.view.raw(sentence.range) for sentence in reading.sentences)
    around = next((place for place in raw if place.start <= start and end <= place.end), None)
    return around is not None and bool(_patterns(pack.code)[1].search(reading.article.text, around.start, around.end))


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_pack(code).statements
    return phrases(words.people), phrases(words.corrections)
