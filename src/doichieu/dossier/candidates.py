"""The sentences that a brief may take, with all that decides whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.wordings import alternatives
from doichieu.dossier.clauses import clause_about
from doichieu.dossier.facts import Fact, FactBook, collect_facts
from doichieu.dossier.latest import outcome_told, outdated_counts
from doichieu.dossier.parts import Parts
from doichieu.dossier.standing import Places, lost_evidence, rivals_by_place, stale_evidence
from doichieu.dossier.story import in_order
from doichieu.dossier.topics import Topics
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.reading import Reading, Sentence
from doichieu.model.span import Range, Span
from doichieu.text.tokens import words

SUMMARY = "lead"
TOLD_IN = frozenset({SUMMARY, "body", "answer"})
SHORTEST, LONGEST, HEADING = 8, 130, 20
ENDS, CLOSING = frozenset(".!?…"), "\"”’')] "


class Candidate(Struct, frozen=True):
    """A sentence that may be taken: where it stands, its syllables, the facts it tells, the passages it is part of.

    `position` is its turn in its page, `turn` that in the running text, null in the outlet's own summary above it.
    `outcome` is its turn among those that say what became of a visit, `rivals` are what other pages say instead, by
    the finding in which neither is better attested. One that `leans` goes on from the sentence before it.
    """

    page: str
    place: Range
    span: Span
    words: tuple[str, ...]
    position: int
    turn: int | None
    facts: tuple[Fact, ...]
    passages: frozenset[str]
    outcome: int | None
    rivals: dict[str, tuple[Span, ...]]
    topic: int
    named: bool
    leans: bool


def read_candidates(parts: Parts, country: str | None = None) -> list[Candidate]:
    """The sentences of the running text, from first page to last; with a country's code those alone that speak of it.

    None holds what lost a contradiction or is outdated.
    """
    readings = {reading.page.id: reading for reading in parts.readings}
    pages = in_order(reading.page for reading in parts.readings)
    known = _Known(parts)
    found = (candidate for page in pages for candidate in known.candidates(readings[page.id]))
    return [c for c in found if country is None or country in known.topics.countries(c.page, c.place, c.span)]


class _Known:
    """What the story's parts say of any sentence."""

    def __init__(self, parts: Parts) -> None:
        self.topics = Topics(parts)
        self._readings = {reading.page.id: reading for reading in parts.readings}
        self._book: FactBook = collect_facts(parts)
        shunned = (
            *lost_evidence(parts.findings),
            *stale_evidence(parts.findings, parts.readings),
            *outdated_counts(parts),
        )
        self._shunned = Places(("", span) for span in shunned)
        self._passages = Places((passage.id, part) for passage in parts.passages for part in passage.spans)
        self._rivals = rivals_by_place(parts.findings)
        outcomes = (span for visit in parts.visits for span in outcome_told(parts, visit))
        self._outcomes = {span: at for at, span in reversed([*enumerate(outcomes)])}

    def candidates(self, reading: Reading) -> Iterator[Candidate]:
        """A page's."""
        prose = [s for s in reading.sentences if reading.blocks[s.block].role in TOLD_IN]
        summary = sum(reading.blocks[s.block].role == SUMMARY for s in prose)
        for position, sentence in enumerate(prose):
            said = tuple(words(reading.text, sentence.range.start, sentence.range.end))
            span = reading.span(sentence.range)
            if SHORTEST <= len(said) <= LONGEST and _whole(span.exact, len(said)) and not self._shunned.meeting(span):
                yield self._candidate(reading, sentence, said, (position, position - summary))

    def _candidate(
        self, reading: Reading, sentence: Sentence, said: tuple[str, ...], turns: tuple[int, int]
    ) -> Candidate:
        page, span = reading.page.id, reading.span(sentence.range)
        topic, named = self.topics.of(page, sentence.range, span)
        return Candidate(
            page=page,
            place=sentence.range,
            span=span,
            words=said,
            position=turns[0],
            turn=turns[1] if turns[1] >= 0 else None,
            facts=tuple(self._book.inside(page, span.range)),
            passages=self._passages.meeting(span),
            rivals={finding: tuple(map(self._clause, spans)) for finding, spans in self._rivals(span).items()},
            outcome=self._outcomes.get(span),
            topic=topic,
            named=named,
            leans=_leans(reading, sentence),
        )

    def _clause(self, span: Span) -> Span:
        """The clause around evidence, so that it can be read where its sentence is not."""
        reading = self._readings[span.page]
        place = reading.view.canonical(span.range)
        around = (s.range for s in reading.sentences if s.range.holds(place))
        sentence = next(around, place)
        return reading.span(clause_about(reading.text, sentence, place, alone=False))


def _leans(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with a word that goes on from the one before it, and no name behind it."""
    pack = pack_for(reading.page.language)
    opening = _leaning(pack.code).match(reading.text, sentence.range.start, sentence.range.end) if pack else None
    return opening is not None and not reading.text[opening.end() : opening.end() + 1].isupper()


@cache
def _leaning(code: str) -> re.Pattern[str]:
    return re.compile(alternatives(load_pack(code).statements.leaning) + r"\s*", re.IGNORECASE)


def _whole(text: str, length: int) -> bool:
    """Whether a sentence of so many syllables is no heading, and no quotation is cut off at its ends."""
    ended = length > HEADING or text.rstrip(CLOSING)[-1:] in ENDS
    return ended and text.count('"') % 2 == 0 and text.count("“") == text.count("”")
