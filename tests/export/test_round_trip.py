"""Every citation of a dossier is found back in each export that carries evidence: page, place and words."""

from __future__ import annotations

import csv
import io
import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.export.citations import find_spans
from doichieu.export.files import ExportOptions
from doichieu.export.registry import RUN_EXPORTERS
from doichieu.export.table import unguarded
from doichieu.model.dossier import Bound
from doichieu.model.source import RawSource
from doichieu.model.span import Span
from doichieu.pipeline import Options, build
from factory import full
from voyages import planned, voyage

URN = "urn:doichieu:page:"


@pytest.fixture(scope="module")
def told(examples: Path) -> tuple[Bound, ...]:
    inputs = [x for x in find_inputs([str(examples)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    return build(sources, Options()).bound


@pytest.fixture(params=["written", "built"])
def run(request: pytest.FixtureRequest, told: tuple[Bound, ...]) -> tuple[Bound, ...]:
    return told if request.param == "built" else (voyage(), planned(), full())


def exported(name: str, run: tuple[Bound, ...]) -> dict[str, str]:
    exporter = next(exporter for exporter in RUN_EXPORTERS if exporter.name == name)
    return {file.path: file.data.decode() for file in exporter.files(run, ExportOptions())}


def rows_of(text: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{column: unguarded(cell) for column, cell in row.items()} for row in rows]


def in_table(text: str, quote: str) -> set[Span]:
    rows = [row for row in rows_of(text) if row["start"]]
    page = "page" if "page" in rows[0] else "dataset"
    return {Span(row[page], int(row["start"]), int(row["end"]), row[quote]) for row in rows}


def visits_of(run: tuple[Bound, ...]) -> set[Span]:
    return set(find_spans(tuple(bound.dossier.records for bound in run)))


def test_visits(run: tuple[Bound, ...]) -> None:
    assert in_table(exported("visits", run)["visit_evidence.csv"], "exact") == visits_of(run)


def test_hashes_name_the_text_of_the_page(run: tuple[Bound, ...]) -> None:
    hashes = {page.id: page.sha256 for bound in run for page in bound.dossier.pages}
    for row in rows_of(exported("visits", run)["visit_evidence.csv"]):
        assert row["page_sha256"] == hashes[row["page"]]


def test_geojson(run: tuple[Bound, ...]) -> None:
    features = json.loads(exported("geojson", run)["visits.geojson"])["features"]
    found = {Span(**span) for feature in features for span in feature["properties"]["evidence"]}
    assert found == set(find_spans(tuple(v.legs for bound in run for v in bound.dossier.records)))


def test_colt_cites_only_what_the_dossier_has(run: tuple[Bound, ...]) -> None:
    texts = {page.id: page.text for bound in run for page in bound.texts}
    cited = in_table(exported("colt", run)["colt_evidence.csv"], "exact")
    assert cited
    assert all(texts[span.page][span.start : span.end] == span.exact for span in cited)
    assert cited <= set(find_spans(tuple(bound.dossier for bound in run)))


@pytest.mark.skipif(not find_spec("followthemoney") and os.environ.get("CI") != "true", reason="not installed")
def test_followthemoney(run: tuple[Bound, ...]) -> None:
    dossiers = [bound.dossier for bound in run]
    wanted = visits_of(run) | {s for d in dossiers for e in d.entities for s in find_spans(e)}
    wanted |= {s for d in dossiers for f in d.findings for s in find_spans(f.sides)}
    wanted |= {s for d in dossiers for p in d.pages for s in find_spans((p.title, p.authors, p.published, p.outlet))}
    assert in_table(exported("ftm", run)["statements.csv"], "quote") == wanted


def test_annotations_hold_every_span_there_is(run: tuple[Bound, ...]) -> None:
    texts = {page.id: page.text for bound in run for page in bound.texts}
    found = set()
    for annotation in json.loads(exported("annotations", run)["annotations.jsonld"])["first"]["items"]:
        for target in annotation["target"]:
            quote, position = target["selector"]
            page = target["source"]["id"].removeprefix(URN)
            found.add(Span(page, position["start"], position["end"], quote["exact"]))
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in texts[page]
    assert found == set(find_spans(tuple(bound.dossier for bound in run)))


def test_schema_org_holds_those_of_claims_and_visits(run: tuple[Bound, ...]) -> None:
    found = set()

    def look(node: Any) -> None:
        if isinstance(node, dict) and "oa:hasSelector" in node:
            at = node["oa:hasSelector"]
            found.add(Span(node["isPartOf"]["@id"].removeprefix(URN), at["oa:start"], at["oa:end"], node["text"]))
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            look(child)

    look(json.loads(exported("schema-org", run)["schema-org.jsonld"])["@graph"])
    claims = {s for bound in run for claim in bound.dossier.claims for s in claim.evidence}
    assert found == visits_of(run) | claims
