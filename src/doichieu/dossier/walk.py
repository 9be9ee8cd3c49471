"""Every span and every id of a dossier, with its JSON path."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from doichieu.model.span import Span


class Problem(Struct, frozen=True, order=True):
    """Something in a dossier that does not hold: `where` is a JSON path or a file, `what` a clause on it."""

    where: str
    what: str


def find_spans(value: object, where: str = "") -> Iterator[tuple[str, Span]]:
    """All spans inside a value of the model, in order, each with its JSON path."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, Struct):
        for field in msgspec.structs.fields(value):
            yield from find_spans(getattr(value, field.name), f"{where}.{field.encode_name}".lstrip("."))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from find_spans(item, f"{where}[{at}]")
