"""Whether two claims of a story as a whole are of one thing there: what their places have in common.

A claim that names no subject but the story's own is held against another only where nothing refuses it. Each refusal
is a pure function over both claims and their pages; its first line is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product

from doichieu.claims.types.office import GIVEN
from doichieu.claims.types.state import ONE_OF_MANY
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.claim import Claim
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.text.tokens import tokens, words

STORY_WIDE = frozenset({"label", "length", "office", "state", "vote"})
_CUT = re.compile(r"[,;:.()]")
TOLD_ANYWHERE = frozenset({"state"})
NAMED = frozenset({"label", "office"})
_HEAD, _SHARED, _PART, _SHORT = 300, 2, 0.4, 30


@cache
def _slight(code: str) -> frozenset[str]:
    return frozenset(load_pack(code).statements.slight)


@cache
def _elsewhere(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).traits.elsewhere)


class Pages:
    """The pages of a story, to be asked what stands around a place, and whether a page speaks of something."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.page.id: reading for reading in readings}
        self._texts: dict[str, str] = {}

    def beside(self, span: Span) -> frozenset[str]:
        """The telling words of the sentence around a place, without those at the place."""
        reading, place = self._at(span)
        pack = pack_for(reading.page.language)
        slight = _slight(pack.code) if pack else frozenset[str]()
        found = (
            word for r in self._around(span) for word, at in tokens(reading.text, r.start, r.end) if not at.meets(place)
        )
        return frozenset(word for word in found if len(word) > 1 and word not in slight)

    def in_head(self, span: Span) -> bool:
        """Whether a place stands near the beginning of its page, or in the first quarter of it."""
        reading, place = self._at(span)
        return place.start < max(_HEAD, len(reading.text) // 4)

    def away(self, span: Span) -> bool:
        """Whether the clause around a place tells of another time or another thing than the story's own."""
        reading, place = self._at(span)
        pack = pack_for(reading.page.language)
        around = [r for r in self._around(span) if r.holds(place)]
        if pack is None or not around:
            return False
        clauses = _CUT.split(reading.text[around[0].start : place.start])
        behind = _CUT.split(reading.text[place.end : around[0].end])[0]
        said = (clauses[-1], behind, *(clause for clause in clauses[:1] if len(clause) <= _SHORT))
        return any(_elsewhere(pack.code).search(words) for words in said)

    def speaks_of(self, page: str, said: str) -> bool:
        """Whether a page has some words anywhere, in any case."""
        if page not in self._texts:
            self._texts[page] = f" {' '.join(words(self._readings[page].text))} "
        return f" {' '.join(words(said))} " in self._texts[page]

    def _at(self, span: Span) -> tuple[Reading, Range]:
        reading = self._readings[span.page]
        return reading, reading.view.canonical(span.range)

    def _around(self, span: Span) -> list[Range]:
        reading, place = self._at(span)
        return [s.range for s in reading.sentences if s.range.meets(place)]


def spoken_of_there(one: Claim, other: Claim, pages: Pages) -> bool:
    """One page speaks of what the other names too: there are two of the kind."""
    if one.type not in NAMED or one.about.property.endswith(GIVEN):
        return False
    said = ((a, span.page) for a, b in ((one, other), (other, one)) for span in b.evidence)
    return any(
        pages.speaks_of(page, claim.evidence[0].exact if claim.value.text[:1].isdigit() else claim.value.text)
        for claim, page in said
    )


def of_two_things(one: Claim, other: Claim, pages: Pages) -> bool:
    """Neither do both stand in the heads of their pages, nor do their sentences share words that tell something."""
    if one.about.property.endswith(ONE_OF_MANY):
        return not any(len(pages.beside(a) & pages.beside(b)) >= _SHARED for a, b in _beside(one, other))
    anywhere = one.type in TOLD_ANYWHERE
    return not any(_of_one(a, b, pages, anywhere=anywhere) for a, b in _beside(one, other))


def _of_one(one: Span, other: Span, pages: Pages, *, anywhere: bool) -> bool:
    if pages.away(one) or pages.away(other):
        return False
    if anywhere or (pages.in_head(one) and pages.in_head(other)):
        return True
    mine, theirs = pages.beside(one), pages.beside(other)
    shared = len(mine & theirs)
    return shared >= max(_SHARED, _PART * min(len(mine), len(theirs)))


def _beside(one: Claim, other: Claim) -> Iterator[tuple[Span, Span]]:
    return ((a, b) for a, b in product(one.evidence, other.evidence) if a.page != b.page)


REFUSALS: tuple[Callable[[Claim, Claim, Pages], bool], ...] = (spoken_of_there, of_two_things)


def refused(one: Claim, other: Claim, pages: Pages) -> str:
    """The name of the first rule by which two claims of a story may both be right; empty where none says so."""
    if one.type not in STORY_WIDE or one.about.subject:
        return ""
    return next((refusal.__name__ for refusal in REFUSALS if refusal(one, other, pages)), "")
