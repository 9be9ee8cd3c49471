"""Figures: quantities with what they measure, when, and between whom."""

from __future__ import annotations

from doichieu.model.entity import Linking
from doichieu.model.mention import Figure
from doichieu.model.reading import Reading


def read_figures(readings: tuple[Reading, ...], linking: Linking) -> tuple[Figure, ...]:  # noqa: ARG001
    """The figures of a story, in order of page and place."""
    return ()
