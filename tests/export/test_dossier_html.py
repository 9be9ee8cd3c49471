"""The page of a story: what its script and its reader rely on."""

from __future__ import annotations

import json
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


def test_every_pair_that_shares_text_can_be_held_side_by_side(pages: Sheets) -> None:
    asked = 0
    for bound, page in pages:
        numbers = {each.id: at for at, each in enumerate(bound.dossier.pages, 1)}
        pairs = {tuple(map(int, button.get("data-pages").split())) for button in page.xpath("//button[@data-pages]")}
        assert pairs == {(numbers[x.of], numbers[x.page]) for x in bound.dossier.derivations}
        asked += len(pairs)
    assert asked


def test_the_script_has_every_place_of_a_passage(pages: Sheets) -> None:
    for bound, page in pages:
        ids = [each.id for each in bound.dossier.pages]
        (data,) = page.xpath("//script[@id='shared']/text()")
        told = [(kind, [(ids[n - 1], a, b) for n, a, b in places]) for kind, places in json.loads(data)]
        assert told == [(p.kind, [(s.page, s.start, s.end) for s in p.spans]) for p in bound.dossier.passages]


def test_every_link_leads_to_something_on_the_page(pages: Sheets) -> None:
    for _, page in pages:
        ids = {part.get("id") for part in page.xpath("//*[@id]")}
        assert len(ids) == len(page.xpath("//*[@id]"))
        assert [a.get("href") for a in page.xpath("//a[starts-with(@href, '#')]") if a.get("href")[1:] not in ids] == []


def test_reasons_name_pages_as_the_page_does(pages: Sheets) -> None:
    ids = re.compile(r"\bp[0-9a-f]{11,}\b")
    assert [text for _, page in pages for text in page.xpath("//main//text()") if ids.search(text)] == []
