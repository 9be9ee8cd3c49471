"""Tables that every reader takes for tables, and no spreadsheet for programs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.export.table import guarded, listed, one_line, unguarded, write_table

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    data = write_table(("a", "b"), rows).decode("utf-8")
    read = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert [tuple(map(unguarded, row)) for row in read[1:]] == rows


@given(st.text())
def test_no_guarded_text_begins_a_formula_and_each_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+84", "-Thưa bà", "@a", "\t=1", "＝1", "'=1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Tô Lâm", "'Sài Gòn'", "5-12/5", "''"])
def test_other_text_stays(text: str) -> None:
    assert guarded(text) == text


def test_lines_end_as_rfc_4180_says_and_blanks_are_empty() -> None:
    assert write_table(("a", "b"), [(None, 'x"y\nz')]) == b'a,b\r\n,"x""y\nz"\r\n'


def test_values_in_one_cell_can_be_told_apart() -> None:
    assert listed(["Lễ  kỷ\nniệm", "a|b"]) == "Lễ kỷ niệm | a/b"
    assert one_line(None) == ""
