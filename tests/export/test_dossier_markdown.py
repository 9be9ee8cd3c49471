"""Markdown that an editor pastes: nothing in a page acts as markup, every note leads to its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.export.dossier_markdown import escape_markdown, export
from doichieu.export.files import ExportOptions
from doichieu.model.dossier import BriefSentence
from factory import bd, full


def markdown(**sections: object) -> str:
    bound = bd("# *đầu đề* <b>[x](javascript:y)</b>\nMột câu.", **sections) if sections else full()
    return export(bound, ExportOptions())[0].data.decode()


def test_every_note_that_is_used_is_given_once() -> None:
    text = markdown()
    used, given_ = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"\[\^(\d+)\]:", text)
    assert set(used) == set(given_)
    assert len(given_) == len(set(given_)) > 3


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
