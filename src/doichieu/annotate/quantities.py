"""Quantities: numbers with their units."""

from __future__ import annotations

from doichieu.lang.pack import Pack
from doichieu.model.reading import QuantityMention, Sentence, TimeMention


def read_quantities(
    text: str,  # noqa: ARG001
    sentences: tuple[Sentence, ...],  # noqa: ARG001
    times: tuple[TimeMention, ...],  # noqa: ARG001
    pack: Pack,  # noqa: ARG001
) -> tuple[QuantityMention, ...]:
    """Every quantity, in order of place."""
    return ()
