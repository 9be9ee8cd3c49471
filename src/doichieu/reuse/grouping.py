"""Pairs of stretches that are one text, joined into the text's groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from doichieu.model.span import Range

Kind = Literal["verbatim", "near", "paraphrase"]
KINDS: tuple[Kind, ...] = ("verbatim", "near", "paraphrase")

# Two stretches of one sentence that overlap so much are one stretch.
SAME = 0.85


class Node(Struct, frozen=True, order=True):
    """A stretch of words of a form, in those of its pages where it is this text."""

    form: int
    words: Range
    pages: tuple[int, ...]


class Edge(Struct, frozen=True):
    """Two stretches that are one text."""

    kind: Kind
    similarity: float
    left: Node
    right: Node


class Group(Struct, frozen=True):
    """All stretches of one text; `kind` and `similarity` are those of the two that differ most."""

    kind: Kind
    similarity: float
    nodes: tuple[Node, ...]


def group_edges(edges: Sequence[Edge]) -> list[Group]:
    """The groups in which every two stretches are one text: of the verbatim copies, then of the near ones, and so on.

    A group that takes in a stretch of a looser kind is given
    twice: as it was, and with the new ones.
    """
    snapped = _snap(edges)
    home: dict[Node, _Cluster] = {}
    linked = {frozenset((edge.left, edge.right)) for edge in snapped}
    found: list[Group] = []
    ordered = sorted(snapped, key=lambda e: (KINDS.index(e.kind), -e.similarity, e.left, e.right))
    for kind, of_kind in groupby(ordered, key=lambda edge: edge.kind):
        touched: dict[int, _Cluster] = {}
        for edge in of_kind:
            left, right = (home.setdefault(node, _Cluster(node)) for node in (edge.left, edge.right))
            if left is right:
                left.least = min(left.least, edge.similarity)
                touched[id(left)] = left
            elif all(frozenset((a, b)) in linked for a in left.nodes for b in right.nodes):
                touched.pop(id(right), None)
                left.take(right, edge.similarity, home)
                touched[id(left)] = left
            else:
                found.append(Group(kind, edge.similarity, (edge.left, edge.right)))
        found += [Group(kind, cluster.least, tuple(sorted(cluster.nodes))) for cluster in touched.values()]
    return found


class _Cluster:
    """A group that grows."""

    def __init__(self, node: Node) -> None:
        self.nodes = [node]
        self.least = 1.0

    def take(self, other: _Cluster, similarity: float, home: dict[Node, _Cluster]) -> None:
        """Take in all stretches of another group."""
        for node in other.nodes:
            home[node] = self
        self.nodes += other.nodes
        self.least = min(self.least, other.least, similarity)


def _snap(edges: Sequence[Edge]) -> list[Edge]:
    """The edges, with stretches that nearly coincide made one: the longest stands for all."""
    stretches: dict[tuple[int, tuple[int, ...]], set[Range]] = defaultdict(set)
    for edge in edges:
        for node in (edge.left, edge.right):
            stretches[node.form, node.pages].add(node.words)
    nearest: dict[Node, Node] = {}
    for (form, pages), ranges in stretches.items():
        leaders: list[Range] = []
        for words in sorted(ranges, key=lambda r: (-r.length, r)):
            leader = next((each for each in leaders if _overlap(each, words) >= SAME), None)
            if leader is None:
                leaders.append(words)
            nearest[Node(form, words, pages)] = Node(form, leader or words, pages)
    return [Edge(e.kind, e.similarity, nearest[e.left], nearest[e.right]) for e in edges]


def _overlap(a: Range, b: Range) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.length + b.length - shared)
