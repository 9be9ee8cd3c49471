from __future__ import annotations

import pytest

from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.lang.pack import LANGUAGES, Pack, load_pack
from doichieu.model.reading import Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

CASES = [
    (load_pack(code), examples.published, case)
    for code in LANGUAGES
    for examples in load_pack(code).times.examples
    for case in examples.cases
]


def told(text: str, published: str | None, pack: Pack) -> list[str]:
    text = canonical(text)
    sentences = (Sentence(Range(0, len(text)), 0),)
    found = []
    for time in read_times(TimeContext(text=text, sentences=sentences, published=published, pack=pack)):
        plain = [
            ("type", time.type, "date"),
            ("part", time.part, None),
            ("sense", time.sense, "calendar"),
            ("inferred", ", ".join(time.inferred), ""),
        ]
        more = [f"|{name}={value}" for name, value, usual in plain if value != usual]
        found.append(f"{text[time.range.start : time.range.end]}|{time.value or 'null'}" + "".join(more))
    return found


@pytest.mark.parametrize(("pack", "published", "case"), CASES, ids=[case[0] for _, _, case in CASES])
def test_every_example_is_read(pack: Pack, published: str | None, case: tuple[str, ...]) -> None:
    assert told(case[0], published, pack) == [canonical(reading) for reading in case[1:]]


FEWEST = {"vi": 150}


@pytest.mark.parametrize("code", LANGUAGES)
def test_examples_show_every_way_to_read_a_form(code: str) -> None:
    times = load_pack(code).times
    assert sum(len(examples.cases) for examples in times.examples) >= FEWEST.get(code, 10)
    assert {part.part for part in times.parts} == {"morning", "noon", "afternoon", "evening", "night"}
