"""HTML, where the tree and the text work together."""

from __future__ import annotations

from doichieu.extract.flat import label_flat
from doichieu.extract.lines import Label, Line
from doichieu.extract.wording import Wording


def label_tree(lines: list[Line], wording: Wording) -> list[Label]:
    """A label for each line."""
    return label_flat(lines, wording)
