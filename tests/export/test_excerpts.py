"""A dossier to publish holds what is cited, checks as the whole one does, and gives nothing else away."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.dossier.verify import verify
from doichieu.export.citations import BLANK, find_spans
from doichieu.export.excerpts import blanked, excerpt_of
from doichieu.model.dossier import Bound
from doichieu.model.source import RawSource
from doichieu.model.span import Range
from doichieu.pipeline import Options, build
from factory import full


@pytest.fixture(scope="module")
def told(examples: Path) -> tuple[Bound, ...]:
    inputs = [x for x in find_inputs([str(examples)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    return build(sources, Options()).bound


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_blanking_keeps_length_spaces_and_what_is_shown(text: str, places: list[tuple[int, int]]) -> None:
    shown = [Range(min(pair), min(max(pair), len(text))) for pair in places if min(pair) < min(max(pair), len(text))]
    made = blanked(text, shown)
    assert len(made) == len(text)
    for at, (one, other) in enumerate(zip(text, made, strict=True)):
        kept = one.isspace() or any(place.start <= at < place.end for place in shown)
        assert other == (one if kept else BLANK)


def test_every_citation_holds_and_the_dossier_stands(told: tuple[Bound, ...]) -> None:
    for bound in map(excerpt_of, told):
        texts = {page.id: page.text for page in bound.texts}
        assert verify(bound.dossier, texts) == ()
        assert all(texts[s.page][s.start : s.end] == s.exact for s in find_spans(bound.dossier))


def test_nothing_stands_there_that_nothing_cites(told: tuple[Bound, ...]) -> None:
    for whole, bound in zip(told, map(excerpt_of, told), strict=True):
        cited = {(span.page, at) for span in find_spans(bound.dossier) for at in range(span.start, span.end)}
        said = " ".join((bound.dossier.story.title, *(event.text for event in bound.dossier.timeline)))
        for page, text in zip(bound.texts, whole.texts, strict=True):
            shown = [at for at, sign in enumerate(page.text) if sign != BLANK and not sign.isspace()]
            extra = "".join(text.text[at] for at in shown if (page.id, at) not in cited)
            assert len(extra) <= len(said)
        assert not (bound.dossier.passages or bound.dossier.quotes or bound.dossier.times)


def test_furniture_and_uncited_sentences_are_gone() -> None:
    texts = "".join(page.text for page in excerpt_of(full()).texts)
    assert "thăm cấp Nhà nước" in texts
    assert "Mưa lớn" not in texts
