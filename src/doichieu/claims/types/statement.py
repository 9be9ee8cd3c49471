"""A sentence, or part of one, that several pages share: whatever it says, they say the same."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.model.claim import About, Statement, Value
from doichieu.model.passage import Passage

TYPE = "statement"


def read_passages(passages: tuple[Passage, ...]) -> Iterator[Statement]:
    """One statement for each place of each passage; the passage's first wording stands for all."""
    for passage in passages:
        value = Value(text=passage.spans[0].exact)
        for span in passage.spans:
            yield Statement(type=TYPE, about=About(subject=None, property="says"), value=value, evidence=span)
