"""Markdown that an editor pastes: nothing in a page acts as markup, every note leads to its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.export.dossier_markdown import escape_markdown, export, figures
from doichieu.export.files import ExportOptions
from doichieu.model.dossier import BriefSentence
from doichieu.model.mention import Figure
from doichieu.model.span import Span
from factory import bd, full


def markdown(**sections: object) -> str:
    bound = bd("# *đầu đề* <b>[x](javascript:y)</b>\nMột câu.", **sections) if sections else full()
    return export(bound, ExportOptions())[0].data.decode()


def test_every_note_that_is_used_is_given_once() -> None:
    text = markdown()
    used, given_ = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"\[\^(\d+)\]:", text)
    assert set(used) == set(given_)
    assert len(given_) == len(set(given_)) > 3


def test_a_note_names_page_source_and_place() -> None:
    (note, *_) = [line for line in markdown().splitlines() if line.startswith("[^1]:")]
    assert re.match(r"\[\^1\]: Trang 1, .+ \(p[0-9a-f]+:\d+-\d+\): “.+”", note)


def test_a_figure_that_several_pages_give_is_one_row() -> None:
    told = [
        Figure(id=f"q{n}", what=what, value="112", unit="hộ", span=Span(page, n, n + 6, "112 hộ"))
        for n, (what, page) in enumerate([("hộ", "p1"), ("Hộ", "p2"), ("hộ dân", "p1")])
    ]
    assert [(figure.id, [span.page for span in spans]) for figure, spans in figures(told)] == [
        ("q0", ["p1", "p2"]),
        ("q2", ["p1"]),
    ]


def test_page_text_is_no_markup() -> None:
    text = markdown(brief=(BriefSentence("# *đầu đề* <b>[x](javascript:y)</b>", ()),))
    assert r"\# \*đầu đề\* \<b\>\[x\](javascript:y)\</b\>" in text


@given(st.text())
def test_escaped_text_is_one_line_without_bare_markup(text: str) -> None:
    escaped = str(escape_markdown(text))
    assert len(escaped.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_\[\]<>|`]", escaped)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("20.000.000 VND", "20.000.000 VND"), ("150.000 lượt", "150.000 lượt"), ("-5 độ", "-5 độ"),
        ("20. Một", r"20\. Một"), ("1) Một", r"1\) Một"), ("- mục", r"\- mục"), ("# đề", r"\# đề"), ("---", r"\---"),
        ("&lt;b&gt; & c", r"\&lt;b\&gt; & c"),
    ],
)  # fmt: skip
def test_only_what_would_act_as_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
