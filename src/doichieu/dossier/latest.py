"""How things stand as of the latest page: what became of a visit, how many are counted by now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.wordings import phrases
from doichieu.dossier.parts import Parts
from doichieu.dossier.story import in_order
from doichieu.lang.pack import pack_for
from doichieu.lang.schema.statements import Toll
from doichieu.model.reading import QuantityMention, Reading, Sentence
from doichieu.model.record import Visit
from doichieu.model.span import Range, Span

TOLD_IN = frozenset({"lead", "body", "answer"})
NEAR = 24


class Count(Struct, frozen=True):
    """A sentence that counts the dead, the injured or the missing (`kind`), with the numbers beside the word."""

    kind: str
    values: frozenset[str]
    span: Span


def outcome_told(parts: Parts, visit: Visit) -> tuple[Span, ...]:
    """The sentences that say that a visit was called off or is over, those of the latest page first."""
    pages = in_order(reading.page for reading in parts.readings)
    readings = {reading.page.id: reading for reading in parts.readings}
    return tuple(span for page in reversed(pages) for span in _outcomes(readings[page.id], visit))


def outdated_counts(parts: Parts) -> tuple[Span, ...]:
    """The sentences whose count a later page has moved on from."""
    return tuple(count.span for early, late in _courses(parts) for count in early if not count.values & _values(late))


def last_counts(parts: Parts) -> tuple[tuple[str, Span], ...]:
    """Where the latest page gives a count that moved on, by kind."""
    moved = [(e, late) for e, late in _courses(parts) if any(not count.values & _values(late) for count in e)]
    return tuple((count.kind, count.span) for _, late in moved for count in late)


def told_sentences(reading: Reading) -> Iterator[Sentence]:
    """The sentences of a page's running text."""
    return (s for s in reading.sentences if reading.blocks[s.block].role in TOLD_IN)


def _outcomes(reading: Reading, visit: Visit) -> Iterator[Span]:
    pack = pack_for(reading.page.language)
    if pack and visit.status in {"cancelled", "completed"}:
        words = pack.visits.called_off if visit.status == "cancelled" else pack.visits.completed
        for sentence in told_sentences(reading):
            if _pattern(words).search(reading.text, sentence.range.start, sentence.range.end):
                yield reading.span(sentence.range)


def _values(counts: list[Count]) -> frozenset[str]:
    return frozenset[str]().union(*(count.values for count in counts))


def _courses(parts: Parts) -> Iterator[tuple[list[Count], list[Count]]]:
    """For each kind that several dated pages count: the earlier pages' counts, and those of the latest page."""
    dated = sorted((r.page.published.value, r.page.id, r) for r in parts.readings if r.page.published)
    told = [[*_counts(reading)] for _, _, reading in dated]
    for kind in sorted({count.kind for counts in told for count in counts}):
        by_page = [[c for c in counts if c.kind == kind] for counts in told]
        pages = [counts for counts in by_page if any(count.values for count in counts)]
        if len(pages) > 1:
            yield [count for counts in by_page[: by_page.index(pages[-1])] for count in counts], pages[-1]


def _counts(reading: Reading) -> Iterator[Count]:
    pack = pack_for(reading.page.language)
    counted = [(sentence, counts) for sentence in told_sentences(reading) if (counts := _inside(reading, sentence))]
    for toll in pack.statements.tolls if pack else ():
        for sentence, counts in counted:
            said = [Range(*m.span()) for m in _tolls(toll).finditer(reading.text, *_ends(sentence))]
            if said:
                near = frozenset(q.value for q in counts for word in said if _apart(q.range, word) <= NEAR)
                yield Count(toll.name, near, reading.span(sentence.range))


def _inside(reading: Reading, sentence: Sentence) -> list[QuantityMention]:
    """What a sentence counts."""
    return [q for q in reading.quantities if sentence.range.holds(q.range) and q.kind == "count"]


def _apart(one: Range, other: Range) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.range.start, sentence.range.end


def _tolls(toll: Toll) -> re.Pattern[str]:
    return _pattern((*toll.behind, *toll.before))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words)
