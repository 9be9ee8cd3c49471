"""What a person sees and does with a dossier, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from msgspec import Struct
from playwright.sync_api import Browser, Page

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.export.dossier_html import export
from doichieu.export.files import ExportOptions
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build

SERIOUS = ("serious", "critical")
OPEN_ALL = "document.querySelectorAll('details').forEach(part => part.open = true)"
# Follows every link to evidence, and gives those whose place isn't marked, or is other text than the link says.
FOLLOW = """() => {
  const hit = getComputedStyle(document.documentElement).getPropertyValue('--hit').trim();
  const probe = Object.assign(document.createElement('i'), {style: `background: ${hit}`});
  document.body.append(probe);
  const color = getComputedStyle(probe).backgroundColor, wrong = [];
  for (const link of document.querySelectorAll('a.cite, a.quote')) {
    location.hash = link.hash;
    dispatchEvent(new HashChangeEvent('hashchange'));
    const name = decodeURIComponent(link.hash.slice(1));
    const pieces = [document.getElementById(name), ...document.querySelectorAll(`[data-of="${name}"]`)];
    const lit = pieces.every(piece => piece && getComputedStyle(piece).backgroundColor === color);
    const [start, end] = name.split(':')[1].split('-').map(Number);
    const length = [...pieces.map(piece => piece.textContent).join('')].length;
    if (!lit || length > end - start || length < (end - start) / 2) wrong.push(link.hash);
  }
  return [document.querySelectorAll('a.cite, a.quote').length, wrong];
}"""
REACHABLE = """[...document.querySelectorAll("a[href], button:not([hidden]), summary, [tabindex='0']")]
  .filter(part => part.checkVisibility({visibilityProperty: true})).length"""
HOSTILE = """Bộ trưởng Lê Văn Tám <script>window.ran = 1</script> thăm chính thức Maroc

Sáng 5/5/2025, tại Rabat, Bộ trưởng Lê Văn Tám <img src=x onerror="window.ran = 1"> đã hội đàm với người đồng cấp
nước chủ nhà. "]]></script><script>window.ran = 1</script> Hai bên ký 3 thỏa thuận trị giá 12 triệu USD.

\u202eTheo báo Sông Hương\u202c, javascript:window.ran=1 là điều ông Tám nói. Chuyến thăm kéo dài đến ngày 8/5/2025.
<a href="javascript:window.ran=1">Xem</a> <svg onload="window.ran=1"></svg> <style>* { display: none }</style>
Ông Tám cho biết: "Hợp tác giữa hai nước còn nhiều dư địa để phát triển trong những năm tới."
"""


class Opened(Struct):
    """A page, and what it did that nobody asked for."""

    page: Page
    faults: list[str]


def write(sources: list[RawSource], folder: Path, language: Literal["vi", "en"]) -> list[Path]:
    """The dossiers' pages of all stories that these sources tell."""
    paths = []
    for bound in build(sources, Options()).bound:
        (file,) = export(bound, ExportOptions(language))
        paths.append(folder / f"{bound.dossier.story.id}-{language}.html")
        paths[-1].write_bytes(file.data)
    return paths


@pytest.fixture(scope="module", params=["vi", "en"])
def dossiers(request: pytest.FixtureRequest, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    inputs = [x for x in find_inputs([str(examples)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    return write(sources, tmp_path_factory.mktemp("dossiers"), request.param)


@pytest.fixture(params=["light", "dark"])
def opened(request: pytest.FixtureRequest, chromium: Browser, dossiers: list[Path]) -> Iterator[list[Opened]]:
    context = chromium.new_context(color_scheme=request.param, viewport={"width": 1200, "height": 800})
    yield [visit(context.new_page(), path) for path in dossiers]
    context.close()


def visit(page: Page, path: Path) -> Opened:
    """The file opened; whatever it says on the console or asks from elsewhere is a fault."""
    found = Opened(page, [])
    page.on("console", lambda message: found.faults.append(message.text))
    page.on("pageerror", lambda error: found.faults.append(str(error)))
    page.on("dialog", lambda dialog: found.faults.append(dialog.message))
    page.on("request", lambda asked: found.faults.append(asked.url) if asked.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return found


def test_every_link_to_evidence_lights_up_its_exact_characters(opened: list[Opened]) -> None:
    for each in opened:
        each.page.evaluate(OPEN_ALL)
        links, wrong = each.page.evaluate(FOLLOW)
        assert links
        assert wrong == []
        assert each.faults == []


def test_nothing_serious_stands_in_anyones_way(opened: list[Opened]) -> None:
    for each in opened:
        each.page.evaluate(OPEN_ALL)
        faults = [v for v in Axe().run(each.page).response["violations"] if v["impact"] in SERIOUS]
        assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in faults] == []


def test_two_pages_side_by_side_by_keyboard(opened: list[Opened]) -> None:
    page = next(each.page for each in opened if each.page.locator("button[data-pages]").count())
    page.evaluate(OPEN_ALL)
    button = page.locator("button[data-pages]").first
    button.focus()
    page.keyboard.press("Enter")
    board = page.get_by_role("dialog")
    count = board.locator("> header p")
    assert count.inner_text().startswith("1 / ")
    assert board.locator(".now").count() >= 2
    first = board.locator(".now").all_inner_texts()
    page.keyboard.press("ArrowRight")
    assert board.locator(".now").all_inner_texts() != first
    page.keyboard.press("ArrowLeft")
    assert board.locator(".now").all_inner_texts() == first
    faults = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    assert faults == []
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert button.evaluate("button => button === document.activeElement")


def test_everything_can_be_reached_by_keyboard(opened: list[Opened]) -> None:
    page = opened[0].page
    page.evaluate(OPEN_ALL)
    expected = page.evaluate(REACHABLE)
    page.evaluate("window.seen = new Set(); addEventListener('focusin', event => window.seen.add(event.target))")
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
    assert page.evaluate("window.seen.size") >= expected


def test_what_pages_smuggle_in_does_not_run(chromium: Browser, tmp_path: Path) -> None:
    source = RawSource(name="<img src=x onerror=alert(1)>.txt", data=HOSTILE.encode(), media="text")
    (path,) = write([source], tmp_path, "vi")
    context = chromium.new_context()
    opened = visit(context.new_page(), path)
    opened.page.evaluate(OPEN_ALL)
    assert opened.faults == []
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("a[href^='javascript']").count() == 0
    assert "\u202e" not in opened.page.content()
    context.close()


def test_without_scripts_it_reads_the_same(chromium: Browser, dossiers: list[Path]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    for path in dossiers:
        page = context.new_page()
        page.goto(path.as_uri())
        link = page.locator("#brief a.cite").first
        link.click()
        target = page.locator("mark:target")
        assert target.count() == 1
        assert target.is_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 820, 1400])
def test_nothing_runs_off_the_side(chromium: Browser, dossiers: list[Path], width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    for path in dossiers:
        page = visit(context.new_page(), path).page
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
