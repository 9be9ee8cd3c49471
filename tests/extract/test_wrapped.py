from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.extract.lines import read_lines
from doichieu.extract.wrapped import join_wrapped
from doichieu.text.canonical import view_of
from press_pages import BODY, LEAD, TITLE, article, kept

STORY = (TITLE, LEAD, *BODY)


def wrap(width: int, *paragraphs: str) -> list[str]:
    return ["\n".join(textwrap.wrap(text, width)) for text in paragraphs]


@pytest.mark.parametrize("width", [50, 64, 78])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_wrapped_story_is_read_by_its_paragraphs(width: int, gap: str) -> None:
    text = gap.join(wrap(width, *STORY))
    assert [" ".join(block.split()) for block in kept(article(text))] == list(STORY)


def test_a_date_below_a_wrapped_story_cuts_nothing_above_it() -> None:
    found = article("\n".join([*wrap(64, *STORY), "Mường Vịn, ngày 2 tháng 8 năm 2023"]))
    assert [" ".join(block.split()) for block in kept(found)][: len(STORY)] == list(STORY)


def test_a_date_under_a_headline_stays_a_line_of_its_own() -> None:
    title = TITLE[:48]
    found = article("\n".join([title, "2/8/2023", *wrap(50, *STORY[1:])]))
    assert found.page.title is not None and found.page.title.exact == title
    assert found.page.published is not None and found.page.published.value == "2023-08-02"


@pytest.mark.parametrize("marks", ["12/06/2025\n1/2", "11/22/26, 2:40 AM\nfile:///tmp/cau.html 1/2", "2/3"])
def test_marks_of_printed_pages_are_cut(marks: str) -> None:
    pages = [*wrap(64, *STORY[:3]), marks, *wrap(64, *STORY[3:])]
    assert [" ".join(block.split()) for block in kept(article("\n".join(pages)))] == list(STORY)


def test_lines_that_are_paragraphs_stay_alone() -> None:
    view = view_of("\n".join(STORY))
    assert len(join_wrapped(view, read_lines(view))) == len(STORY)


@given(st.text(st.sampled_from("ab Cd.\n\r\u2028 đ,"), max_size=400))
def test_joined_lines_tile_the_same_text(text: str) -> None:
    view = view_of(text)
    lines = read_lines(view)
    joined = join_wrapped(view, lines)
    assert all(len(line.text) == line.end - line.start for line in joined)
    covered = {at for line in joined for at in range(line.start, line.end)}
    assert covered >= {at for line in lines for at in range(line.start, line.end)}
