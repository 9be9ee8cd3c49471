"""That something happened, is to happen or did not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.acts import Deed
from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "event"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each act, of whom or what it is told: planned, done or denied."""
    for deed in material.deeds:
        yield of_deed(TYPE, deed, Value(text=deed.act.words[0]), deed.range)


def of_deed(kind: str, deed: Deed, value: Value, place: Range) -> Statement:
    """A statement about an act, with the act's modality."""
    about = About(subject=deed.whose.id if deed.whose else None, property=deed.act.name)
    return replace(statement(deed.sentence, kind, about, value, place), modality=deed.modality)
