"""One contract for every exporter there is."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import jsonschema  # type: ignore[import-untyped]
import pytest

from doichieu.cli.schema import schema_text
from doichieu.export.files import ExportOptions
from doichieu.export.registry import EXPORTERS, Exporter
from doichieu.model.dossier import Bound
from factory import bd, full

HOSTILE = (
    '<script>alert("1")</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) {{ 7*7 }} {% raw %}\n'
    "\u202etxt.exe\u202c \x00\x07 \ud800 | bảng | `mã` <!-- ]]> </title></style> &lt;b&gt;\n"
    "# đầu đề\n- mục\n1. một"
)
DOSSIERS = {"full": full(), "bare": bd("Một câu."), "no title": bd(" \n Hai câu. \n"), "hostile": bd(HOSTILE, "x")}


@pytest.mark.parametrize("bound", DOSSIERS.values(), ids=DOSSIERS)
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
@pytest.mark.parametrize("language", ["vi", "en"])
class TestEveryExporter:
    def test_writes_the_same_bytes_each_time(self, exporter: Exporter, bound: Bound, language: str) -> None:
        options = ExportOptions(language=language)  # type: ignore[arg-type]
        files = exporter.files(bound, options)
        assert files
        assert files == exporter.files(bound, options)

    def test_writes_utf8_into_the_folder_of_the_story(self, exporter: Exporter, bound: Bound, language: str) -> None:
        for file in exporter.files(bound, ExportOptions(language=language)):  # type: ignore[arg-type]
            path = PurePosixPath(file.path)
            assert file.data.decode("utf-8")
            assert not path.is_absolute()
            assert ".." not in path.parts


def test_a_written_dossier_keeps_to_the_published_schema() -> None:
    schema = json.loads(schema_text())
    written = next(file for exporter in EXPORTERS for file in exporter.files(full(), ExportOptions()))
    assert written.path == "dossier.json"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(written.data), schema, cls=jsonschema.Draft202012Validator)


def test_the_published_schema_is_that_of_the_model_types() -> None:
    published = Path(__file__).parents[2] / "docs" / "dossier.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(), "make schema"


class Elements(HTMLParser):
    """Every element with its attributes, and all text outside style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._silent = tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._silent and tag not in {"style", "script"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data


def html_of(bound: Bound) -> Elements:
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == "html")
    return Elements(exporter.files(bound, ExportOptions())[0].data.decode())


def test_every_citation_leads_to_a_marked_place() -> None:
    page = html_of(full())
    ids = [a["id"] for _, a in page.found if a.get("id")]
    links = {a["href"] for _, a in page.found if (a.get("href") or "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link} <= set(ids)
    assert any(":" in link for link in links if link)


def test_nothing_of_a_hostile_page_becomes_an_element_a_link_or_a_hidden_character() -> None:
    page = html_of(DOSSIERS["hostile"])
    tags = [tag for tag, _ in page.found]
    assert tags.count("script") == 1
    assert tags.count("style") == 1
    assert "img" not in tags
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    assert not any((a.get("href") or "").startswith("javascript") for _, a in page.found)
    assert "<img src=x onerror=alert(1)>" in page.text
    assert not set("\u202e\u202c\x00\x07") & set(page.text)


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = html_of(full())
    fetched = [a.get("src") for _, a in page.found] + [a.get("href") for tag, a in page.found if tag == "link"]
    assert not any(fetched)
    policy = next(a["content"] for _, a in page.found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'")
