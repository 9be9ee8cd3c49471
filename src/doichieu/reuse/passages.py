"""Passages: text that stands in two or more pages of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from doichieu.model.identity import content_id
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.reuse.forms import Form, read_forms
from doichieu.reuse.grouping import Edge, Group, Kind, Node, group_edges
from doichieu.reuse.matching import Match, compare_forms, repeated
from doichieu.reuse.ties import Ties
from doichieu.reuse.variants import join_variants
from doichieu.reuse.weights import word_weights

# Two stretches are near copies when they share so much, else paraphrases.
NEAR = 0.72


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Text that stands in two or more pages, in order of its first place.

    Kept prose is compared, sentence by sentence; a passage covers the sentence or the part of it that is
    shared. Stock formulas and names alone are none, nor are the same facts in other words. A sentence that
    answers to several of another page answers to the one it is nearest to. `similarity` is the share of
    words in common, of the two places that differ most. In whatever order the pages come, the passages are the same.
    """
    order = {reading.page.id: at for at, reading in enumerate(readings)}
    found = _find(sorted(readings, key=lambda reading: reading.page.id))
    told = (replace(each, spans=tuple(sorted(each.spans, key=lambda span: order[span.page]))) for each in found)
    return tuple(sorted(told, key=lambda p: [(order[s.page], s.start, s.end) for s in p.spans]))


def _find(readings: Sequence[Reading]) -> list[Passage]:
    exact = read_forms(readings)
    weights = word_weights(exact, len(readings))
    forms, joined_weights = join_variants(exact, weights)
    found = compare_forms(forms, joined_weights)
    groups = [
        *((exact, group) for group in _whole(exact, repeated(exact, weights), found.ties)),
        *((forms, group) for group in _whole(forms, repeated(forms, joined_weights), found.ties)),
        *((forms, group) for group in group_edges([_edge(readings, forms, match) for match in found.matches])),
    ]
    passages = [_passage(readings, known, group) for known, group in groups]
    return list({passage.spans: passage for passage in reversed(passages)}.values())


def _whole(forms: Sequence[Form], chosen: Sequence[int], ties: Ties) -> Iterator[Group]:
    """Forms that are passages as they stand, in those of their pages that are tied."""
    for at in chosen:
        form = forms[at]
        pages = ties.among(sorted(form.pages))
        if pages:
            yield Group("near", form.likeness, (Node(at, _shared(form), pages),))


def _shared(form: Form) -> Range:
    """The words of a form from the first to the last that stand in all its places."""
    there = [at for at in range(len(form.code)) if all(place.words[at] for place in form.places)]
    return Range(there[0], there[-1] + 1) if there else Range(0, len(form.code))


def _edge(readings: Sequence[Reading], forms: Sequence[Form], match: Match) -> Edge:
    left, right = Node(match.f, match.stretch.a, match.left), Node(match.g, match.stretch.b, match.right)
    similarity = match.stretch.similarity * min(forms[match.f].likeness, forms[match.g].likeness)
    kind: Kind = "near" if similarity >= NEAR else "paraphrase"
    if similarity == 1 and len(_wordings(readings, _places(forms, (left, right)))) == 1:
        kind = "verbatim"
    return Edge(kind, similarity, left, right)


def _passage(readings: Sequence[Reading], forms: Sequence[Form], group: Group) -> Passage:
    places = _places(forms, group.nodes)
    kind = "verbatim" if len(_wordings(readings, places)) == 1 else group.kind
    spans = tuple(readings[page].span(where) for page, where in places)
    words = (f"{span.page}:{span.start}-{span.end}" for span in spans)
    return Passage(content_id("r", kind, *words), kind, spans, round(group.similarity, 3))


def _places(forms: Sequence[Form], nodes: Sequence[Node]) -> list[tuple[int, Range]]:
    """Where the stretches stand: pages, and places in their canonical text, in order."""
    found = {
        (place.page, where)
        for node in nodes
        for place in forms[node.form].places
        if place.page in node.pages and (where := place.range(node.words))
    }
    return sorted(found)


def _wordings(readings: Sequence[Reading], places: Sequence[tuple[int, Range]]) -> set[str]:
    return {readings[page].text[where.start : where.end] for page, where in places}
