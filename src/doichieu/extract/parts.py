"""Lines that hold several blocks: a leftover before the first sentence, a signature behind the last."""

from __future__ import annotations

from doichieu.extract.lines import Label, Line
from doichieu.extract.signatures import read_signature, signature_tail
from doichieu.extract.stamps import leading_stamp
from doichieu.extract.wording import Wording
from doichieu.model.page import PROSE_ROLES, Role


def part_lines(lines: list[Line], labels: list[Label], wording: Wording) -> tuple[list[Line], list[Label]]:
    """The lines and labels with such lines parted."""
    parted: list[tuple[Line, Label]] = []
    last = max((i for i, label in enumerate(labels) if label.kept and label.role in PROSE_ROLES), default=-1)
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        pieces = _part_head(line, label)
        if number == last:
            *before, (tail, role) = pieces
            pieces = [*before, *_part_tail(tail, role, wording)]
        parted += pieces
    return [line for line, _ in parted], [label for _, label in parted]


def _part_head(line: Line, label: Label) -> list[tuple[Line, Label]]:
    stamp = leading_stamp(line.text)
    if not stamp:
        return [(line, label)]
    artefact = Label("artefact", False, "leftover of extraction: the date from the page's data")
    if not stamp.rest:
        return [(line, artefact)]
    return [(_piece(line, 0, stamp.end), artefact), (_piece(line, stamp.end, len(line.text)), label)]


def _part_tail(line: Line, label: Label, wording: Wording) -> list[tuple[Line, Label]]:
    cut = signature_tail(line.text, wording)
    if cut is None:
        return [(line, label)]
    signature = read_signature(line.text[cut:].strip(), wording)
    kinds = {name.kind for name in signature.names} if signature else set()
    role: Role = "byline" if "author" in kinds else "caption" if kinds == {"photo"} else "source_credit"
    signed = Label(role, True, "signature behind the last sentence")
    return [(_piece(line, 0, cut), label), (_piece(line, cut, len(line.text)), signed)]


def _piece(line: Line, low: int, high: int) -> Line:
    while line.text[low].isspace():
        low += 1
    while line.text[high - 1].isspace():
        high -= 1
    return Line(line.start + low, line.start + high, line.text[low:high], line.element)
