from __future__ import annotations

import gzip
import json
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.identity import page_id
from doichieu.model.source import About, Media, PageText, RawSource, Rejection
from doichieu.sources.reader import read_pages

TEXT = "Cầu Suối Ngài thông xe\r\n\r\nSáng 2/8, huyện làm lễ thông xe cầu treo.\r\n"


def read(data: bytes, media: Media = "text", about: About | None = None) -> tuple[PageText | Rejection, ...]:
    return read_pages(RawSource(name="bai.txt", data=data, media=media, about=about or About()))


def test_plain_text_is_the_input_unchanged() -> None:
    (page,) = read(TEXT.encode())
    assert isinstance(page, PageText)
    assert page.text == TEXT
    assert page.id == page_id(TEXT)
    assert page.source_sha256 == sha256(TEXT.encode()).hexdigest()
    assert page.rendering == "text"


def test_gzip_is_unpacked() -> None:
    (page,) = read(gzip.compress(TEXT.encode()))
    assert isinstance(page, PageText)
    assert page.text == TEXT


def test_html_is_rendered_and_named_so() -> None:
    (page,) = read("<p>Một</p><p>Hai".encode(), "html")
    assert isinstance(page, PageText)
    assert page.text == "Một\nHai"
    assert page.rendering.startswith("html")
    assert len(page.elements) == 2


def test_json_lines_are_pages_and_a_bad_one_costs_only_itself() -> None:
    rows = [
        json.dumps({"id": "a", "text": "Bài một.", "outlet": "Báo Đồng Bãi", "title": "Một"}),
        "{",
        "",
        '{"html": "<p>Hai"}',
    ]
    first, bad, last = read("\n".join(rows).encode(), "jsonl", About(outlet="Khác", url="https://a.example/x"))
    assert isinstance(first, PageText)
    assert first.name == "bai.txt#a"
    assert first.about == About(outlet="Báo Đồng Bãi", title="Một", url="https://a.example/x")
    assert isinstance(bad, Rejection)
    assert bad.item == "bai.txt#2"
    assert isinstance(last, PageText)
    assert (last.name, last.text) == ("bai.txt#4", "Hai")


def test_lines_of_one_id_are_told_apart_by_their_number() -> None:
    rows = [
        '{"id": "a", "text": "Một."}',
        '{"id": 3, "text": "Hai."}',
        '{"text": "Ba."}',
        '{"id": "a", "text": "Bốn."}',
    ]
    pages = read("\n".join(rows).encode(), "jsonl")
    assert [page.name for page in pages if isinstance(page, PageText)] == [
        "bai.txt#a",
        "bai.txt#3",
        "bai.txt#3#3",
        "bai.txt#a#4",
    ]


def test_a_line_whose_date_is_none_is_rejected() -> None:
    rows = ['{"text": "Một.", "published": "5/5/2025"}', '{"text": "Hai.", "published": "2025-05-05"}']
    bad, good = read("\n".join(rows).encode(), "jsonl")
    assert isinstance(bad, Rejection)
    assert "5/5/2025 is no date" in bad.reason
    assert isinstance(good, PageText)
    assert good.about.published == "2025-05-05"


def test_a_letter_under_thousands_of_marks_is_rejected() -> None:
    (rejection,) = read(("Một câu. a" + "\u0301\u0323" * 200_000).encode())
    assert isinstance(rejection, Rejection)
    assert "combining marks" in rejection.reason


def test_a_line_without_text_is_rejected() -> None:
    (rejection,) = read(b'{"id": "a"}', "jsonl")
    assert isinstance(rejection, Rejection)
    assert "empty" in rejection.reason


def test_a_page_of_scripts_says_what_to_do() -> None:
    (rejection,) = read(b"<script>render()</script>", "html")
    assert isinstance(rejection, Rejection)
    assert "browser" in rejection.reason


@given(st.binary(max_size=200), st.sampled_from(["text", "html", "jsonl"]))
def test_never_raises(data: bytes, media: Media) -> None:
    assert read(data, media)
