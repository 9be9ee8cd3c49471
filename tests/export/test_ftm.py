"""Entities and statements that followthemoney itself takes without a word."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from typing import Any

import pytest

if os.environ.get("CI") != "true":
    pytest.importorskip("followthemoney")
from followthemoney import EntityProxy, StatementEntity, model
from followthemoney.dataset import Dataset
from followthemoney.statement import Statement
from followthemoney.statement.serialize import read_csv_statements

from doichieu.errors import RunError
from doichieu.export import registry
from doichieu.export.excerpts import excerpt_of
from doichieu.export.files import ExportOptions
from doichieu.export.ftm import export
from doichieu.model.dossier import Bound
from factory import full, pg
from voyages import REPORT, planned, voyage


def files(*run: Bound) -> dict[str, bytes]:
    return {file.path: file.data for file in export(run, ExportOptions())}


def entities(*run: Bound) -> dict[str, dict[str, Any]]:
    lines = files(*run)["entities.ftm.json"].decode().splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


def statements(*run: Bound) -> list[Statement]:
    return list(read_csv_statements(io.BytesIO(files(*run)["statements.csv"])))


def of_schema(found: Iterable[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity for entity in found if entity["schema"] == schema]


def test_every_entity_is_valid_and_complete() -> None:
    for entity in entities(voyage(), planned(), full()).values():
        proxy = EntityProxy.from_dict(entity, cleaned=False)
        proxy.schema.validate({"properties": entity["properties"]})
        assert all(proxy.has(name) for name in proxy.schema.required)
        assert {k: sorted(v) for k, v in proxy.properties.items()} == {
            k: sorted(v) for k, v in entity["properties"].items()
        }


def test_statements_roll_up_into_the_same_entities() -> None:
    wanted = entities(voyage(), full())
    by_entity: dict[str, list[Statement]] = {}
    for statement in statements(voyage(), full()):
        by_entity.setdefault(statement.entity_id, []).append(statement)
    assert by_entity.keys() == wanted.keys()
    for id, told in by_entity.items():
        rolled = StatementEntity.from_statements(Dataset.make({"name": "test", "title": "Test"}), told)
        assert rolled.schema.name == wanted[id]["schema"]
        assert {k: sorted(rolled.get(k)) for k in wanted[id]["properties"]} == {
            k: sorted(v) for k, v in wanted[id]["properties"].items()
        }


def test_a_statement_has_the_library_s_own_key() -> None:
    for statement in statements(voyage()):
        assert statement.id == statement.generate_key()


def test_references_lead_to_entities_of_the_right_kind() -> None:
    found = entities(voyage(), full())
    for entity in found.values():
        schema = model.get(entity["schema"])
        assert schema
        for name, values in entity["properties"].items():
            prop = schema.properties[name]
            if prop.range and not prop.stub:
                kinds = [model.get(found[value]["schema"]) for value in values]
                assert all(kind and kind.is_a(prop.range) for kind in kinds), (entity["schema"], name)


def test_what_is_what() -> None:
    found = entities(voyage())
    assert found["e1"]["schema"] == "Person"
    assert found["e1"]["properties"]["position"] == ["Chủ tịch nước Việt Nam"]
    article = found[pg(REPORT).id]
    assert article["properties"]["publishedAt"] == ["2031-09-08T06:10"]
    assert article["properties"]["language"] == ["vie"]
    visit, leg = found["v5c1d0a77e31b"], found["v5c1d0a77e31b-1"]
    assert visit["properties"]["startDate"] == ["2031-09-03"]
    assert leg["properties"]["organizer"] == ["e4"]
    assert leg["properties"]["recordId"] == ["v5c1d0a77e31b"]
    (company,) = of_schema(found.values(), "UnknownLink")
    assert (company["properties"]["subject"], company["properties"]["object"]) == (["e1"], ["e5"])
    (note,) = of_schema(found.values(), "Note")
    assert note["properties"]["entity"] == ["e1"]
    assert of_schema(found.values(), "Membership")


def test_a_text_that_is_blanked_out_is_not_given_for_the_page_s() -> None:
    assert "bodyText" in entities(voyage())[pg(REPORT).id]["properties"]
    assert "bodyText" not in entities(excerpt_of(voyage()))[pg(REPORT).id]["properties"]


def test_a_statement_says_which_page_says_it_where_and_when() -> None:
    rows = csv.DictReader(io.StringIO(files(voyage())["statements.csv"].decode(), newline=""))
    row = next(row for row in rows if (row["entity_id"], row["prop"]) == ("v5c1d0a77e31b", "startDate"))
    assert (row["value"], row["original_value"], row["quote"]) == ("2031-09-03", *["từ ngày 3 đến 6/9/2031"] * 2)
    assert (row["dataset"], row["first_seen"], row["page_sha256"]) == (
        pg(REPORT).id, "2031-09-08T06:10", pg(REPORT).sha256,
    )  # fmt: skip
    assert REPORT[int(row["start"]) : int(row["end"])] == row["quote"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda _: None)
    with pytest.raises(RunError, match=r"pip install 'doichieu\[ftm\]'"):
        registry.read_formats("ftm")
    assert registry.read_formats("bibtex") == ("bibtex",)
    assert "ftm" not in registry.read_formats("all")
