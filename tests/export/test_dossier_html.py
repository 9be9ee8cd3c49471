"""The page of a story: what its script and its reader rely on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.export.dossier_html import export
from doichieu.export.files import ExportOptions
from doichieu.model.dossier import Bound
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build

Sheets = tuple[tuple[Bound, html.HtmlElement], ...]


@pytest.fixture(scope="module")
def pages(examples: Path) -> Sheets:
    inputs = [x for x in find_inputs([str(examples)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    bound = build(sources, Options()).bound
    return tuple((b, html.fromstring(export(b, ExportOptions())[0].data)) for b in bound)


def test_every_pair_that_shares_text_can_be_held_side_by_side(
    pages: Sheets,
) -> None:
    asked = 0
    for bound, page in pages:
        pairs = [button.get("data-pages").split() for button in page.iter("button")]
        assert pairs == [[x.of, x.page] for x in bound.dossier.derivations]
        assert all(page.get_element_by_id(side).tag == "article" for pair in pairs for side in pair)
        asked += len(pairs)
    assert asked


def test_every_place_of_a_passage_is_marked_in_its_page(pages: Sheets) -> None:
    for bound, page in pages:
        items = page.xpath("//*[@id='passages']//*[@data-kind]")
        assert [item.get("data-kind") for item in items] == [passage.kind for passage in bound.dossier.passages]
        for item, passage in zip(items, bound.dossier.passages, strict=True):
            places = {a.get("href")[1:] for a in item.iter("a")}
            assert places == {f"{span.page}:{span.start}-{span.end}" for span in passage.spans}
            assert all(page.get_element_by_id(place).tag == "mark" for place in places)


def test_reasons_name_pages_as_the_page_does(pages: Sheets) -> None:
    ids = re.compile(r"\bp[0-9a-f]{11,}\b")
    assert [text for _, page in pages for text in page.xpath("//main//text()") if ids.search(text)] == []
