"""Entries that a BibTeX parser reads, with every sign of a title where it was."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string  # type: ignore[import-untyped]

from doichieu.export.bibtex import export
from doichieu.export.files import ExportOptions
from factory import bd, pg, sp
from voyages import COPY, REPORT, voyage


def entries(text: str) -> dict[str, dict[str, str]]:
    return {key: dict(entry.fields) for key, entry in parse_string(text, "bibtex").entries.items()}


def bib(*run: object) -> str:
    return export(run, ExportOptions())[0].data.decode()  # type: ignore[arg-type]


def test_a_page_s_fields() -> None:
    found = entries(bib(voyage()))
    page = found[pg(REPORT).id]
    assert page["title"] == "{Chủ tịch nước thăm hai nước}"
    assert page["organization"] == "{Báo Mới \\& Cũ}"
    assert (page["date"], page["year"], page["langid"]) == ("2031-09-08", "2031", "vietnamese")
    assert page["url"] == "https://example.org/a?b=%7B1%7D&c=2%"
    assert page["note"].endswith(pg(REPORT).sha256)
    assert "url" not in found[pg(COPY).id]


def test_a_name_is_one_piece() -> None:
    people = parse_string(bib(voyage()), "bibtex").entries[pg(REPORT).id].persons["author"]
    assert [" ".join(person.last_names) for person in people] == ["{Lê A}", "{B and C}"]


@pytest.mark.parametrize(
    "title", ["a } b", "{", "100% & 5$ #1 _x_ ~y ^z \\w", 'nói: "được"', "@online{x,", "x, y = {z}"]
)
def test_no_title_breaks_the_file(title: str) -> None:
    text = f"{title}\nHai."
    found = entries(bib(bd(text, pages=(pg(text, title=sp(text, title)),)), voyage()))
    assert len(found) == 3
    assert found[pg(text).id]["note"]


def test_a_page_of_two_runs_is_one_entry() -> None:
    assert len(entries(bib(voyage(), voyage()))) == 2
    assert bib() == ""
