"""Every format there is: those of a story, and those over all stories of a run.

A new one: a file beside this one, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from msgspec import Struct

from doichieu.errors import RunError
from doichieu.export import (
    bibtex,
    colt,
    crosscheck_csv,
    dossier_html,
    dossier_json,
    dossier_markdown,
    ftm,
    geojson,
    itinerary_svg,
    page_texts,
    schema_org,
    visits_csv,
    web_annotations,
)
from doichieu.export.files import ExportOptions, File
from doichieu.model.dossier import Bound

ALL = "all"


class Exporter(Struct, frozen=True):
    """One format: `files` yields what a story's folder gets, paths counted from that folder."""

    name: str
    files: Callable[[Bound, ExportOptions], tuple[File, ...]]


class RunExporter(Struct, frozen=True):
    """One format over all stories of a run, written when it is asked for by its `name`.

    `what` says in a line what its files hold; `writes` are they, counted from the output folder; `needs` is the package
    of the extra of this name that must be installed.
    """

    name: str
    what: str
    writes: tuple[str, ...]
    files: Callable[[tuple[Bound, ...], ExportOptions], tuple[File, ...]]
    needs: str | None = None


EXPORTERS = (
    Exporter("json", dossier_json.export),
    Exporter("html", dossier_html.export),
    Exporter("markdown", dossier_markdown.export),
    Exporter("pages", page_texts.export),
)
RUN_EXPORTERS = (
    RunExporter("visits", "legs, delegations and their citations, as CSV", visits_csv.NAMES, visits_csv.export),
    RunExporter(
        "crosscheck", "who says what of each thing, and what stands alone", crosscheck_csv.NAMES, crosscheck_csv.export
    ),
    RunExporter("colt", "a row per leader and country, as coders of travel keep it", colt.NAMES, colt.export),
    RunExporter("ftm", "entities and statements of followthemoney 4", ftm.NAMES, ftm.export, "followthemoney"),
    RunExporter("schema-org", "visits, pages and claims in JSON-LD", schema_org.NAMES, schema_org.export),
    RunExporter("annotations", "every citation as W3C Web Annotation", web_annotations.NAMES, web_annotations.export),
    RunExporter("bibtex", "the pages as BibTeX entries", bibtex.NAMES, bibtex.export),
    RunExporter("geojson", "the legs of visits on a map", geojson.NAMES, geojson.export),
    RunExporter("itinerary", "a picture of each visit", itinerary_svg.NAMES, itinerary_svg.export),
)


def read_formats(text: str) -> tuple[str, ...]:
    """The formats that a user names, separated by commas; `all` for every one whose package is installed.

    Raises RunError for one that there is not, and for one whose package is not installed.
    """
    known = {exporter.name: exporter for exporter in RUN_EXPORTERS}
    named = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in named:
        if name not in known and name != ALL:
            raise RunError(f"{name}: is no format; name some of {', '.join(known)}, or {ALL}")
        if name in known and not is_installed(known[name]):
            raise RunError(f"{name}: needs {known[name].needs}; install it with pip install 'doichieu[{name}]'")
    if not named:
        raise RunError(f"no format is named; name some of {', '.join(known)}, or {ALL}")
    return tuple(n for n, exporter in known.items() if n in named or (ALL in named and is_installed(exporter)))


def is_installed(exporter: RunExporter) -> bool:
    """Whether the package that a format needs is there."""
    return exporter.needs is None or find_spec(exporter.needs) is not None
