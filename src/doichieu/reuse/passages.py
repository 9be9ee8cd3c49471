"""Passages: text that stands in two or more pages of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.model.identity import content_id
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.reuse.forms import Form, Place, read_forms
from doichieu.reuse.grouping import Edge, Group, Kind, Node, group_edges
from doichieu.reuse.matching import EVIDENCE, Match, candidates, matches
from doichieu.reuse.weights import Weights, word_weights

# Two stretches are near copies when they share so much, else paraphrases.
NEAR = 0.72
# Of a match, at most this part may already be another's.
CLAIMED = 0.3


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Text that stands in two or more pages, in order of its first place.

    Kept prose is compared, sentence by sentence; a passage covers the sentence or the part of it that is
    shared. Stock formulas and names alone are none, nor are the same facts in other words. A sentence that
    answers to several of another page answers to the one it is nearest to.
    """
    forms = read_forms(readings)
    weights = word_weights(forms, len(readings))
    found = [m for f, g in candidates(forms, weights) for m in matches(forms, weights, f, g) if accept(m)]
    edges = [_edge(readings, forms, *claim) for claim in _exclusive(found, forms)]
    groups = group_edges(edges, _repeated(forms, weights))
    passages = [_passage(readings, forms, group) for group in groups]
    order = {reading.page.id: at for at, reading in enumerate(readings)}
    return tuple(sorted(passages, key=lambda p: [(order[s.page], s.start, s.end) for s in p.spans]))


LOW, COVER, SHARED = 3.0, 0.8, 0.5
def accept(m):
    return m.similarity >= SHARED and (m.strength >= EVIDENCE or (m.strength >= LOW and m.covered >= COVER))


def _repeated(forms: Sequence[Form], weights: Weights) -> list[Node]:
    """The forms that stand as they are in several pages, and say enough."""
    return [
        Node(at, Range(0, len(form.code)), tuple(sorted(form.pages)))
        for at, form in enumerate(forms)
        if len(form.pages) > 1 and sum(weights[at]) - max(weights[at]) >= EVIDENCE
    ]


def _exclusive(matches: list[Match], forms: Sequence[Form]) -> Iterator[tuple[Match, Node, Node]]:
    """The matches, strongest first, each with the pages in which its words are no better match's."""
    claimed: dict[tuple[int, int], int] = {}
    for found in sorted(matches, key=lambda m: (-m.strength * m.similarity, m.f, m.g)):
        f, g = forms[found.f].pages, forms[found.g].pages
        most = CLAIMED * found.shared
        a, b = _mask(found.a), _mask(found.b)
        right = [q for q in sorted(g - f) if (claimed.get((found.f, q), 0) & a).bit_count() <= most]
        left = [p for p in sorted(f - g) if (claimed.get((found.g, p), 0) & b).bit_count() <= most]
        if left and right:
            for q in right:
                claimed[found.f, q] = claimed.get((found.f, q), 0) | a
            for p in left:
                claimed[found.g, p] = claimed.get((found.g, p), 0) | b
            yield found, Node(found.f, found.a, tuple(left)), Node(found.g, found.b, tuple(right))


def _mask(words: Range) -> int:
    return ((1 << words.length) - 1) << words.start


def _edge(readings: Sequence[Reading], forms: Sequence[Form], found: Match, left: Node, right: Node) -> Edge:
    wordings = {_wording(readings, forms, node) for node in (left, right)}
    kind: Kind = "verbatim" if len(wordings) == 1 else "near" if found.similarity >= NEAR else "paraphrase"
    return Edge(kind, found.similarity, left, right)


def _wording(readings: Sequence[Reading], forms: Sequence[Form], node: Node) -> str:
    place = forms[node.form].places[0]
    where = _range(place, node.words)
    return readings[place.page].text[where.start : where.end]


def _passage(readings: Sequence[Reading], forms: Sequence[Form], group: Group) -> Passage:
    places = sorted(
        (place.page, _range(place, node.words))
        for node in group.nodes
        for place in forms[node.form].places
        if place.page in node.pages
    )
    spans = [readings[page].span(where) for page, where in places]
    return Passage(
        content_id("r", group.kind, *(f"{s.page}:{s.start}-{s.end}" for s in spans)),
        group.kind,
        tuple(spans),
        round(group.similarity, 3),
    )


def _range(place: Place, words: Range) -> Range:
    return Range(place.words[words.start].range.start, place.words[words.end - 1].range.end)
