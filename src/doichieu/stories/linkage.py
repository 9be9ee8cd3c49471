"""What belongs together: connected parts of a graph, and average linkage inside one."""

from __future__ import annotations

import numpy as np

from doichieu.stories.rows import Floats, Indices


class Parts:
    """The connected parts of a graph that grows edge by edge; each is known by its smallest node."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, node: int) -> int:
        """The smallest node of a node's part."""
        parent = self._parent
        while (above := parent.get(node, node)) != node:
            parent[node] = node = parent.get(above, above)
        return node

    def join(self, one: int, other: int) -> bool:
        """Adds an edge; whether it joined two parts."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
        return low != high


def connected_parts(first: Indices, second: Indices, size: int) -> Indices:
    """For each node the smallest node of its part; the edges run between `first` and `second`."""
    parts = Parts()
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        parts.join(one, other)
    return np.fromiter(map(parts.root, range(size)), dtype=np.int64, count=size)


def average_linkage(score: Floats, least: float) -> Indices:
    """For each node the first node of its cluster: the two most alike clusters join as long as their mean is enough.

    `score` is a symmetric matrix of likeness; two clusters are as alike as their nodes are on average.
    """
    alike = score.copy()
    np.fill_diagonal(alike, -np.inf)
    size = np.ones(len(alike))
    cluster = np.arange(len(alike))
    while len(alike) > 1:
        low, high = divmod(int(np.argmax(alike)), len(alike))
        if alike[low, high] < least:
            break
        mean = (size[low] * alike[low] + size[high] * alike[high]) / (size[low] + size[high])
        mean[[low, high]] = -np.inf
        alike[low], alike[:, low] = mean, mean
        alike[high], alike[:, high] = -np.inf, -np.inf
        size[low] += size[high]
        cluster[cluster == high] = low
    return cluster
