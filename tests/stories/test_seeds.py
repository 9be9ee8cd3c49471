"""The five model pages among hundreds of others: exactly the five together."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from doichieu.model.reading import Reading
from doichieu.model.source import RawSource
from doichieu.pipeline import read_source
from doichieu.stories.decide import decide_stories
from doichieu.stories.grouping import StoryOptions


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    """The five, and the openings of a pack's pages."""
    sources = [RawSource(name=path.name, data=path.read_bytes(), media="text") for path in shared.glob("seeds/*.txt")]
    assert len(sources) == 5
    with gzip.open(shared / "data" / "vnmds.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            # The openings are enough to tell strangers by, and a fifth of the work.
            text = f"{row['title']}\n\n{row['lead']}\n\n{row['text'][:800]}.\n"
            sources.append(RawSource(name=row["id"], data=text.encode(), media="text"))
    return [x for source in sources for x in read_source(source) if isinstance(x, Reading)]


@pytest.mark.parametrize("stream", [False, True], ids=["batch", "stream"])
def test_the_five_are_together_and_no_sixth_is_with_them(readings: list[Reading], stream: bool) -> None:
    seeds = {at for at, reading in enumerate(readings) if reading.page.sources[0].startswith("00")}
    groups = decide_stories(readings, StoryOptions(stream=stream)).groups
    assert [set(group) for group in groups if seeds & set(group)] == [seeds]
