"""Cleaning beside trafilatura, on the same pages in one run: quality, time, and page by page who is nearer.

    python benchmarks/extraction.py                     the public benchmark of 181 pages in ../shared/data/aeb
    python benchmarks/extraction.py --gold GOLD --pages FOLDER
    python benchmarks/extraction.py --list              every page that one of the two reads better

The measure is that of ../shared/eval/extraction.py. Its gold holds no titles, signatures and captions, so neither
side gives them. Time is of the processor, from bytes to text, in turns; the middle of the rounds' ratios counts.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Protocol

import trafilatura
from msgspec import Struct

from doichieu.errors import ItemError
from doichieu.extract.article import extract_article
from doichieu.model.source import PageText, RawSource
from doichieu.sources.reader import read_pages

SHARED = Path(__file__).parents[2] / "shared"
ROUNDS = 5
NO_BODY = frozenset({"title", "byline", "dateline", "caption", "source_credit"})
MARGIN = 0.01


class Scored(Protocol):
    """A page as the scorer measures it."""

    @property
    def f1(self) -> float:
        """How near it is to the gold."""
        ...


class Side(Struct, frozen=True):
    """One of the two: its name and how it makes text of a page."""

    name: str
    read: Callable[[bytes], str]


def read_here(data: bytes) -> str:
    """The story as doichieu keeps it."""
    (page,) = read_pages(RawSource(name="page", data=data, media="html"))
    if not isinstance(page, PageText):
        return ""
    try:
        article = extract_article(page)
    except ItemError:
        return ""
    kept = (block for block in article.page.blocks if block.kept and block.role not in NO_BODY)
    return "\n".join(article.text[block.start : block.end] for block in kept)


def read_there(data: bytes) -> str:
    """The story as trafilatura's fast mode keeps it, comments left out."""
    return trafilatura.extract(data, fast=True, include_comments=False) or ""


SIDES = (Side("doichieu", read_here), Side("trafilatura fast", read_there))


def seconds(side: Side, pages: dict[str, bytes]) -> float:
    """How much of the processor one side takes for all pages."""
    start = time.process_time()
    for data in pages.values():
        side.read(data)
    return time.process_time() - start


def load_scorer() -> ModuleType:
    """The scorer beside the project."""
    path = SHARED / "eval" / "extraction.py"
    spec = importlib.util.spec_from_file_location("extraction_scorer", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path} is not there: the pages and the scorer stand beside the project")
    scorer = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = scorer
    spec.loader.exec_module(scorer)
    return scorer


def load_pages(folder: Path) -> dict[str, bytes]:
    """The pages of a folder by their file names without endings."""
    files = sorted(path for path in folder.iterdir() if ".html" in path.name)
    unpacked = {path: path.read_bytes() for path in files}
    return {
        path.name.split(".html")[0]: gzip.decompress(data) if path.suffix == ".gz" else data
        for path, data in unpacked.items()
    }


def main() -> None:
    """Measure both and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "data" / "aeb" / "ground-truth.json")
    parser.add_argument("--pages", type=Path, default=SHARED / "data" / "aeb" / "html")
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    scorer, pages = load_scorer(), load_pages(asked.pages)
    gold = json.loads(asked.gold.read_text(encoding="utf-8"))
    scores = {
        side.name: {page: scorer.score_page(page, gold[page], side.read(data)) for page, data in pages.items()}
        for side in SIDES
    }
    for name, found in scores.items():
        told = scorer.summarise(list(found.values()))
        row = "  ".join(f"{key} {told[key]:.3f}" for key in ("precision", "recall", "f1", "exact"))
        sys.stdout.write(f"{name:18}{row}\n")
    compare(*scores.values(), listed=asked.list)
    ratios = [seconds(SIDES[0], pages) / seconds(SIDES[1], pages) for _ in range(ROUNDS)]
    sys.stdout.write(f"time: {median(ratios):.2f} of trafilatura's ({min(ratios):.2f} to {max(ratios):.2f})\n")


def compare(ours: dict[str, Scored], theirs: dict[str, Scored], *, listed: bool) -> None:
    """Print on how many pages each is nearer to the gold."""
    gaps = {page: ours[page].f1 - theirs[page].f1 for page in ours}
    won, lost = sum(gap > MARGIN for gap in gaps.values()), sum(gap < -MARGIN for gap in gaps.values())
    sys.stdout.write(f"nearer to the gold by {MARGIN}: {won} pages, further {lost}, alike {len(gaps) - won - lost}\n")
    for page, gap in sorted(gaps.items(), key=lambda item: item[1]):
        if listed and abs(gap) > MARGIN:
            sys.stdout.write(f"  {gap:+.3f} {page}\n")


if __name__ == "__main__":
    main()
