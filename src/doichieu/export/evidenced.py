"""Everything in a dossier that rests on places in pages: one entry for each field that cites some."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from doichieu.export.table import one_line
from doichieu.model.dossier import Dossier
from doichieu.model.span import Span

_NAMING = ("name", "title", "text", "label", "value", "what", "rule", "verdict", "status", "reason", "kind")


class Evidenced(Struct, frozen=True):
    """A field that cites: the section it is in, the way to it by ids (else by number), what it says, and where.

    `path` is `claims/c1f0a9/evidence`, `records/v3a/legs/0/evidence/type` and the like.
    """

    section: str
    path: str
    label: str
    spans: tuple[Span, ...]


def evidenced(dossier: Dossier) -> Iterator[Evidenced]:
    """All of them in the order of the dossier; between them they hold every span of it."""
    for section in dossier.__struct_fields__:
        for path, label, spans in _walk(getattr(dossier, section), section, ""):
            yield Evidenced(section, path, label, spans)


def _walk(value: object, path: str, label: str) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    if isinstance(value, Span):
        yield path, label, (value,)
    elif isinstance(value, tuple) and value and isinstance(value[0], Span):
        yield path, label, tuple(dict.fromkeys(value))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _walk(item, f"{path}/{getattr(item, 'id', None) or number}", label)
    elif isinstance(value, Struct):
        said = _said(value)
        told = ": ".join(dict.fromkeys(part for part in (label, said) if part))
        for field in value.__struct_fields__:
            yield from _walk(getattr(value, field), f"{path}/{field}", told)


def _said(value: Struct) -> str:
    """What a part of the model says in a line: its value, name or text."""
    about = getattr(value, "about", None)
    prefix = getattr(about, "property", "") or ""
    for field in ("value", *_NAMING):
        said = getattr(value, field, None)
        said = getattr(said, "text", getattr(said, "name", said))
        if isinstance(said, str) and said:
            return one_line(f"{prefix}: {said}" if prefix else said)
    return prefix
