"""`dossier.json`: the contract."""

from __future__ import annotations

import json

import msgspec

from doichieu.export.files import ExportOptions, File, encode
from doichieu.model.dossier import Bound


def export(bound: Bound, _: ExportOptions) -> tuple[File, ...]:
    """The dossier as the model types have it, indented so that two versions can be compared."""
    return (File("dossier.json", to_json(bound.dossier)),)


def to_json(value: object) -> bytes:
    """A model value as indented JSON in UTF-8 with a line break at the end."""
    try:
        data = msgspec.json.format(msgspec.json.encode(value), indent=1)
    except UnicodeEncodeError:
        data = encode(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=1))
    return data + b"\n"
