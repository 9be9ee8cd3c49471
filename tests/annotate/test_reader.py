from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.reader import annotate_article
from doichieu.model.identity import digest, page_id
from doichieu.model.page import Article, Block, Page
from doichieu.model.reading import Reading

STORY = (
    "Ngày 5/5/2031, Bộ trưởng Trần Văn Sáu cho biết 120 nhà đã sửa xong. "
    "Bà Hồ Thị Bảy hoà giọng: “Thật là một tin vui!”"
)


def read(text: str, *cuts: int, language: str | None = "vi") -> Reading:
    """A page whose text is kept up to the first cut, furniture up to the next one, and so on."""
    ends = [0, *cuts, len(text)]
    blocks = tuple(
        Block(start, end, "body" if at % 2 == 0 else "related_link", at % 2 == 0, "test")
        for at, (start, end) in enumerate(pairwise(ends))
        if start < end
    )
    page = Page(
        id=page_id(text), sources=("a.txt",), sha256=digest(text), source_sha256=digest(text), rendering="text",
        language=language, length=len(text), blocks=blocks,
    )  # fmt: skip
    return annotate_article(Article(page, text))


def spans(reading: Reading) -> list[str]:
    found = [sentence.range for sentence in reading.sentences]
    found += [name.range for name in reading.names] + [post.range for post in reading.posts]
    found += [time.range for time in reading.times] + [quantity.range for quantity in reading.quantities]
    return [reading.span(place).exact for place in [*found, *(quote.range for quote in reading.quotes)]]


def test_every_annotator_has_its_say() -> None:
    reading = read(STORY)
    assert len(reading.sentences) == 2
    assert {name.name for name in reading.names} == {"Trần Văn Sáu", "Hồ Thị Bảy"}
    assert [time.value for time in reading.times] == ["2031-05-05"]
    assert [post.title for post in reading.posts] == ["Bộ trưởng"]
    assert [quantity.value for quantity in reading.quantities] == ["120"]
    assert [quote.direct for quote in reading.quotes] == [False, True]


def test_decomposed_text_is_read_as_the_same_and_its_evidence_stands_in_the_page() -> None:
    raw = unicodedata.normalize("NFD", STORY)
    plain, decomposed = read(STORY), read(raw)
    assert decomposed.text == plain.text
    assert [unicodedata.normalize("NFC", exact) for exact in spans(decomposed)] == spans(plain)
    assert all(exact in raw for exact in spans(decomposed))


def test_what_was_cut_is_not_read() -> None:
    reading = read(STORY + " Ông Lý Văn Tư nói: “Bấm vào đây để xem thêm.”", len(STORY))
    assert "Lý Văn Tư" not in {name.name for name in reading.names}
    assert all(sentence.range.end <= len(STORY) for sentence in reading.sentences)
    assert all(quote.range.end <= len(STORY) for quote in reading.quotes)


def test_a_page_in_a_language_without_pack_has_its_blocks_alone() -> None:
    reading = read("The minister said: “We will build it.”", language="fr")
    assert len(reading.blocks) == 1
    assert spans(reading) == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.integers(0, 60))
def test_any_text_is_read_twice_alike_with_evidence_in_the_page(text: str, cut: int) -> None:
    reading = read(text, min(cut, len(text)))
    assert reading == read(text, min(cut, len(text)))
    assert all(exact in text for exact in spans(reading))
