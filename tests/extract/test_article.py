from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.errors import ItemError
from doichieu.extract.article import extract_article
from doichieu.model.page import Article
from doichieu.model.source import Media, PageText, RawSource
from doichieu.sources.reader import read_pages
from pace import loops
from press_pages import BODY, LEAD, OTHERS, TITLE, article, kept, page, roles

STORY = (TITLE, LEAD, *BODY)


def assert_tiled(found: Article) -> None:
    """Blocks stand in order, do not overlap, and hold all that is not blank."""
    at = 0
    for block in found.page.blocks:
        assert not found.text[at : block.start].strip()
        assert at <= block.start < block.end
        at = block.end
    assert not found.text[at:].strip()


@pytest.mark.parametrize(
    "text", ["Trang chủ\nThời sự\nKinh tế", "\n".join(headline for headline, _ in OTHERS), "12345"]
)
def test_a_page_without_a_story_says_so(text: str) -> None:
    with pytest.raises(ItemError, match="no story"):
        article(text)


def test_decomposed_text_has_the_same_blocks_at_its_own_offsets() -> None:
    lines = page(*STORY, "Hà Nhuận", "Tin khác", OTHERS[0][0])
    composed, raw = article(lines), article(unicodedata.normalize("NFD", lines))
    assert roles(composed) == [(role, unicodedata.normalize("NFC", text)) for role, text in roles(raw)]
    assert_tiled(raw)
    assert raw.page.authors[0].span is not None
    assert raw.page.title is not None
    assert raw.text[raw.page.title.start : raw.page.title.end] == raw.page.title.exact


def test_line_ends_of_any_kind_part_lines() -> None:
    assert kept(article("\r\n".join(STORY))) == list(STORY)
    assert kept(article("\u2028".join(STORY))) == list(STORY)


def test_the_page_names_its_source_and_language() -> None:
    found = article(page(*STORY)).page
    assert found.sources == ("bai",)
    assert found.language == "vi"
    assert found.length == len(page(*STORY))


ODD = "Tin khác|Hà Nhuận|Theo TTXVN|06:14 05/05/2025|-->|Phóng viên: Vì sao?|Bình luận|date 2025-05|Ảnh: CTV|>> x||…"
LINES = st.sampled_from([*STORY, *(line for pair in OTHERS for line in pair), *ODD.split("|")]) | st.text(max_size=30)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", " ", "<p>", "</div><div>"]))
def test_any_page_is_tiled_or_refused(lines: list[str], between: str) -> None:
    media: Media = "html" if "<" in between else "text"
    for outcome in read_pages(RawSource(name="x", data=between.join(lines).encode("utf-8", "ignore"), media=media)):
        if isinstance(outcome, PageText):
            try:
                found = extract_article(outcome)
            except ItemError:
                continue
            assert_tiled(found)
            assert found == extract_article(outcome)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 300_000,
        "(" * 100_000 + LEAD,
        f"{LEAD} " * 3_000,
        "Tin mới\n" * 20_000,
        f"{TITLE}\n" * 5_000,
        "Hà Nhuận\n" * 5_000,
        "Theo " * 60_000,
        "Theo thông cáo " * 20_000,
        "Ảnh: a " * 30_000,
        "1/1/2025 " * 30_000,
        "A, " * 100_000,
        f"{LEAD} A. B" * 5_000,
        f"{LEAD}\nTin liên quan\nHà Nhuận\n" * 1_500,
    ],
    ids=range(13),
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    def clean() -> None:
        with suppress(ItemError):
            assert_tiled(article(text))

    assert loops(clean) < 350
