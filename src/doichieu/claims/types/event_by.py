"""Who holds, charges or tries somebody."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.material import Material
from doichieu.claims.types.event import of_deed
from doichieu.model.claim import Statement, Value
from doichieu.model.span import Range

TYPE = "event_by"
_REACH = 60


def read(material: Material) -> Iterator[Statement]:
    """One statement for each act done to a person by the one body that its sentence names right before it."""
    for deed in material.deeds:
        before = [n for n in deed.sentence.names if 0 <= deed.place.start - n.range.end <= _REACH]
        body = before[-1] if deed.act.of == "held" and before else None
        entity = deed.sentence.entity(body.range) if body and body.kind == "organization" else None
        if body and entity:
            place = Range(min(body.range.start, deed.range.start), deed.range.end)
            yield of_deed(TYPE, deed, Value(text=entity.name, entity=entity.id), place)
