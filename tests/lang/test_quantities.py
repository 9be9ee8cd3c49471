from __future__ import annotations

import pytest

from doichieu.annotate.quantities.amounts import read_quantities
from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.lang.pack import LANGUAGES, Pack, load_pack
from doichieu.model.reading import Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

CASES = [(load_pack(code), case) for code in LANGUAGES for case in load_pack(code).quantities.examples.cases]
PAGE_DATE = "2025-05-05"


def told(text: str, pack: Pack) -> list[str]:
    text = canonical(text)
    sentences = (Sentence(Range(0, len(text)), 0),)
    times = read_times(TimeContext(text=text, sentences=sentences, published=PAGE_DATE, pack=pack))
    found = []
    for quantity in read_quantities(text, sentences, times, pack):
        more = [
            f"|{name}={value}"
            for name, value in (
                ("qualifier", None if quantity.qualifier == "exact" else quantity.qualifier),
                ("per", quantity.per),
                ("upper", quantity.upper),
            )
            if value is not None
        ]
        exact = text[quantity.range.start : quantity.range.end]
        found.append(f"{exact}|{quantity.value}|{quantity.unit}" + "".join(more))
    return found


@pytest.mark.parametrize(("pack", "case"), CASES, ids=[case[0] for _, case in CASES])
def test_every_example_is_read(pack: Pack, case: tuple[str, ...]) -> None:
    assert told(case[0], pack) == [canonical(reading) for reading in case[1:]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_form_belongs_to_one_unit(code: str) -> None:
    forms = [form for unit in load_pack(code).quantities.units for form in unit.forms]
    assert len(forms) == len(set(forms))
