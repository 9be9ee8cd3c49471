"""A clause that several pages share: whatever it says, they say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.claims.clauses import read_clauses
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.passage import Passage
from doichieu.model.span import Range, Span
from doichieu.text.align import Codebook, common_runs
from doichieu.text.tokens import tokens, words

TYPE = "statement"
_LEAST_WORDS = 5
_SHARED = 0.65
_HALF = 0.5


class _Clause(Struct, frozen=True):
    """A clause of one page, with its words in order, and each once."""

    page: str
    place: Range
    evidence: Span
    text: tuple[str, ...]
    words: frozenset[str]


def read_shared(materials: Sequence[Material], passages: Sequence[Passage]) -> Iterator[Statement]:
    """One statement for each place of each clause that stands in two pages or more.

    Clauses are one when a passage joins the sentences they stand in and most of their words are the same.
    """
    clauses = [clause for material in materials for clause in _clauses(material, passages)]
    for group in _joined(clauses, _links(clauses, passages)):
        said = [clauses[at] for at in group]
        value = Value(text=" ".join(said[0].evidence.exact.split()))
        for evidence in (*(clause.evidence for clause in said), *_inside(said, materials, passages)):
            yield Statement(type=TYPE, about=About(subject=None, property="says"), value=value, evidence=evidence)


def _inside(said: Sequence[_Clause], materials: Sequence[Material], passages: Sequence[Passage]) -> Iterator[Span]:
    """Where further pages say the clause inside a sentence that says more, in a passage they share with it."""
    pages = {clause.page for clause in said}
    for material in materials:
        page = material.page.reading.page.id
        if page in pages:
            continue
        shared = [
            (span, clause)
            for passage in passages
            for span in passage.spans
            if span.page == page
            for clause in said
            if any(own.page == clause.page and _mostly(clause.evidence, own) for own in passage.spans)
        ]
        found = ((_stretch(clause, material, span)) for span, clause in shared)
        yield from sorted({place for place in found if place})


def _stretch(clause: _Clause, material: Material, passage: Span) -> Span | None:
    """The part of a sentence that has half of the words of a clause, and little else between them."""
    reading, book = material.page.reading, Codebook()
    for sentence in material.page.sentences:
        if not reading.view.canonical(passage.range).meets(sentence.range):
            continue
        there = tokens(reading.text, sentence.range.start, sentence.range.end)
        runs = common_runs(book.encode(clause.text), book.encode(word for word, _ in there))
        dense = _densest(sorted((run.b, run.b + run.length) for run in runs))
        if dense and dense[2] >= max(_LEAST_WORDS, _HALF * len(clause.text), _SHARED * (dense[1] - dense[0])):
            return reading.span(Range(there[dense[0]][1].start, there[dense[1] - 1][1].end))
    return None


def _densest(runs: Sequence[tuple[int, int]]) -> tuple[int, int, int] | None:
    """The stretch with the most words of the runs over those between them: its ends, and how many are theirs."""
    best = going = None
    for start, end in runs:
        if going and going[2] > start - going[1]:
            going = (going[0], end, going[2] + end - start, going[3] + end - start - (start - going[1]))
        else:
            going = (start, end, end - start, end - start)
        best = going if best is None or going[3] > best[3] else best
    return best[:3] if best else None


def _clauses(material: Material, passages: Sequence[Passage]) -> Iterator[_Clause]:
    """The clauses of the sentences that some passage touches."""
    reading = material.page.reading
    spans = (span for passage in passages for span in passage.spans if span.page == reading.page.id)
    shared = [reading.view.canonical(span.range) for span in spans]
    for sentence in material.page.sentences:
        if not any(place.meets(sentence.range) for place in shared):
            continue
        for place in read_clauses(reading.text, sentence.range, material.page.pack.code):
            said = tuple(words(reading.text, place.start, place.end))
            if len(set(said)) >= _LEAST_WORDS:
                yield _Clause(reading.page.id, place, reading.span(place), said, frozenset(said))


def _links(clauses: Sequence[_Clause], passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Pairs of clauses of different pages that lie in one passage and share most of their words."""
    by_page: dict[str, list[int]] = {}
    for at, clause in enumerate(clauses):
        by_page.setdefault(clause.page, []).append(at)
    for passage in passages:
        inside = [
            at for span in passage.spans for at in by_page.get(span.page, ()) if _mostly(clauses[at].evidence, span)
        ]
        for i, one in enumerate(inside):
            for other in inside[i + 1 :]:
                if clauses[one].page != clauses[other].page and _alike(clauses[one], clauses[other]):
                    yield one, other


def _mostly(clause: Span, passage: Span) -> bool:
    shared = min(clause.end, passage.end) - max(clause.start, passage.start)
    return 2 * shared >= min(clause.end - clause.start, passage.end - passage.start) > 0


def _alike(one: _Clause, other: _Clause) -> bool:
    """Whether most words are the same, and no number of one stands against another of the other."""
    numbers = [{word for word in clause.words if word[0].isdigit()} for clause in (one, other)]
    if numbers[0] - numbers[1] and numbers[1] - numbers[0]:
        return False
    return 2 * len(one.words & other.words) >= _SHARED * (len(one.words) + len(other.words))


def _joined(clauses: Sequence[_Clause], links: Iterator[tuple[int, int]]) -> Iterator[list[int]]:
    """The groups that links make, in order of first sight."""
    parent = list(range(len(clauses)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for at in range(len(clauses)):
        groups.setdefault(root(at), []).append(at)
    return (group for group in groups.values() if len(group) > 1)
