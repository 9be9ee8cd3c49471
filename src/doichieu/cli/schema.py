"""`doichieu schema`."""

from __future__ import annotations

import msgspec

from doichieu.cli.console import say
from doichieu.model.dossier import Dossier

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def print_schema() -> None:
    """Prints the JSON Schema of `dossier.json`."""
    say(schema_text())


def schema_text() -> str:
    """The JSON Schema of a dossier, generated from the model types."""
    schema = {"$schema": DIALECT, "title": "doichieu dossier", **msgspec.json.schema(Dossier)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
