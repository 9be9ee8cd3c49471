"""Passages: text that stands in two or more pages of a story."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.model.identity import content_id
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.reuse.forms import Form, Place, read_forms
from doichieu.reuse.grouping import Edge, Group, Kind, Node, group_edges
from doichieu.reuse.matching import Match, find_matches, repeated
from doichieu.reuse.weights import word_weights

# Two stretches are near copies when they share so much, else paraphrases.
NEAR = 0.72


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Text that stands in two or more pages, in order of its first place.

    Kept prose is compared, sentence by sentence; a passage covers the sentence or the part of it that is
    shared. Stock formulas and names alone are none, nor are the same facts in other words. A sentence that
    answers to several of another page answers to the one it is nearest to. `similarity` is the share of
    words in common, of the two places that differ most.
    """
    forms = read_forms(readings)
    weights = word_weights(forms, len(readings))
    edges = [_edge(readings, forms, match) for match in find_matches(forms, weights)]
    whole = [Node(at, Range(0, len(forms[at].code)), tuple(sorted(forms[at].pages))) for at in repeated(forms, weights)]
    passages = [_passage(readings, forms, group) for group in group_edges(edges, whole)]
    order = {reading.page.id: at for at, reading in enumerate(readings)}
    return tuple(sorted(passages, key=lambda p: [(order[s.page], s.start, s.end) for s in p.spans]))


def _edge(readings: Sequence[Reading], forms: Sequence[Form], match: Match) -> Edge:
    left, right = Node(match.f, match.stretch.a, match.left), Node(match.g, match.stretch.b, match.right)
    same = _wording(readings, forms, left) == _wording(readings, forms, right)
    similarity = match.stretch.similarity
    kind: Kind = "verbatim" if same else "near" if similarity >= NEAR else "paraphrase"
    return Edge(kind, similarity, left, right)


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
    spans = tuple(readings[page].span(where) for page, where in places)
    words = (f"{span.page}:{span.start}-{span.end}" for span in spans)
    return Passage(content_id("r", group.kind, *words), group.kind, spans, round(group.similarity, 3))


def _range(place: Place, words: Range) -> Range:
    return Range(place.words[words.start].range.start, place.words[words.end - 1].range.end)
