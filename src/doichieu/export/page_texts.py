"""`pages/<id>.txt`: what every offset counts in."""

from __future__ import annotations

from doichieu.export.files import ExportOptions, File, encode
from doichieu.model.dossier import Bound


def export(bound: Bound, _: ExportOptions) -> tuple[File, ...]:
    """The text of each page, character for character."""
    return tuple(File(f"pages/{page.id}.txt", encode(page.text)) for page in bound.texts)
