"""How heavy the page of a large story is, and how long a browser takes to open it.

    python benchmarks/page.py [PAGES]

The story is the invented visit of `examples/`, told again and again with paragraphs left out, moved and taken over.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from doichieu.export.dossier_html import export
from doichieu.export.files import ExportOptions
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build
from doichieu.stories.grouping import StoryOptions

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = (390, 1400)
TIMES = 5
OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def retold(pages: int) -> list[RawSource]:
    """So many pages, each made of paragraphs of the others, and a sentence of its own."""
    dice = random.Random(7)
    visits = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("visit-*.txt"))]
    told = [[part for part in re.split(r"\n+", text) if part.strip()] for text in visits]
    found = []
    for number in range(pages):
        (head, *body), other = dice.choice(told), dice.choice(told)
        kept = [part for part in body if dice.random() < 0.85]
        place = dice.randrange(len(kept) + 1)
        kept[place:place] = [part for part in other[1:] if dice.random() < 0.3 and part not in kept]
        text = "\n\n".join((head, *kept, f"Phóng viên {number} ghi thêm {number + 3} ý kiến của người dân Lộc Hà."))
        found.append(RawSource(name=f"{number:03}.txt", data=text.encode(), media="text"))
    return found


def open_times(path: Path) -> dict[int, float]:
    """Seconds until the page is loaded, the least of several times, by width of the window."""
    found = {}
    with sync_playwright() as playwright:
        place = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        for width in WIDTHS:
            times = []
            for _ in range(TIMES):
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(path.as_uri())
                times.append(page.evaluate(OPENED) / 1000)
                page.close()
            found[width] = min(times)
        browser.close()
    return found


def main() -> None:
    """Prints the weight and the times."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    (bound,) = build(retold(pages), Options(stories=StoryOptions(one_story=True))).bound
    (file,) = export(bound, ExportOptions())
    text = sum(len(page.text.encode()) for page in bound.texts)
    print(f"{pages} pages, {text / 1e6:.2f} MB of text: {len(file.data) / 1e6:.2f} MB")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.html"
        path.write_bytes(file.data)
        for width, seconds in open_times(path).items():
            print(f"{width} px wide: open in {seconds:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
