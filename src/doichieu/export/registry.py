"""Every format a story is written in. A new one: a file beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from doichieu.export import dossier_html, dossier_json, dossier_markdown, page_texts
from doichieu.export.files import ExportOptions, File
from doichieu.model.dossier import Bound


class Exporter(Struct, frozen=True):
    """One format: `files` yields what a story's folder gets, paths counted from that folder."""

    name: str
    files: Callable[[Bound, ExportOptions], tuple[File, ...]]


EXPORTERS = (
    Exporter("json", dossier_json.export),
    Exporter("html", dossier_html.export),
    Exporter("markdown", dossier_markdown.export),
    Exporter("pages", page_texts.export),
)
