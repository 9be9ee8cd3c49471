"""Whatever comes in, every reader ends in pages and rejections, and cleaning in an article or an ItemError."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archives import Printed, mhtml, pdf, record
from doichieu.errors import ItemError
from doichieu.extract.article import extract_article
from doichieu.model.source import Media, PageText, RawSource, Rejection
from doichieu.sources.reader import read_pages
from pace import loops

HTML = "<html><body><article><h1>Chợ Nhạn mở lại</h1><p>Nước rút, chợ Nhạn mở lại sáng 3/2.</p></article></body></html>"
WHOLE: dict[Media, bytes] = {
    "text": "Chợ Nhạn mở lại\n05/02/2026 08:15\nNước rút, chợ Nhạn mở lại sáng 3/2, ban quản lý cho biết.".encode(),
    "html": HTML.encode(),
    "jsonl": b'{"id": 1, "text": "Ch\\u1ee3 m\\u1edf l\\u1ea1i."}\n{"html": "<p>a b c</p>"}\n',
    "mhtml": mhtml(HTML.encode(), encoding="quoted-printable"),
    "pdf": pdf([Printed(72, 780, 11, "The bridge was opened again on Friday.")]),
    "warc": record("https://example.org/1", HTML.encode()) + record("https://example.org/2", b"x", "text/plain"),
}
PIECES = [
    b"\r\n\r\n",
    b"\xff\xfe",
    b"\x00",
    b"-1",
    b"9" * 30,
    b"<!--",
    b"</",
    b"WARC/1.0\r\n",
    b"--b--",
    b"\x1f\x8b",
    b"endobj",
]
LOOPS = 700


@st.composite
def damaged(draw: st.DrawFn) -> RawSource:
    """An input of any kind, with pieces cut out, put in or changed; now and then gzipped, whole or cut."""
    media = draw(st.sampled_from(sorted(WHOLE)))
    data = bytearray(WHOLE[media])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 20))
        data[at : at + length] = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
    packed = gzip.compress(bytes(data)) if draw(st.integers(0, 4)) == 0 else bytes(data)
    return RawSource(
        name="a", data=packed[: draw(st.integers(0, len(packed)))] if draw(st.booleans()) else packed, media=media
    )


def clean(raw: RawSource) -> list[Rejection]:
    rejected = []
    for page in read_pages(raw):
        if isinstance(page, Rejection):
            rejected.append(page)
            continue
        assert isinstance(page, PageText)
        try:
            article = extract_article(page)
        except ItemError:
            continue
        assert all(0 <= block.start < block.end <= len(page.text) for block in article.page.blocks)
    return rejected


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_input_is_read_or_rejected(raw: RawSource) -> None:
    assert all(rejection.reason for rejection in clean(raw))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300))
def test_any_bytes_are_read_or_rejected(media: Media, data: bytes) -> None:
    assert all(rejection.reason for rejection in clean(RawSource(name="a", data=data, media=media)))


@pytest.mark.parametrize(
    ("media", "data", "rejected"),
    [
        ("html", b"<p>" + b"word and word. " * 3_400_000, True),
        ("html", b"<div>" * 100_000 + b"<p>Deep down it says so." + b"</div>" * 100_000, False),
        ("html", b"<b><i><a href=x>" * 50_000 + b"text", False),
        ("html", b"<b>" * 200_000 + b"</i>" * 200_000 + b"<p>text</p>", False),
        ("html", b"<i>" * 50_000 + b"<div>" + b"<b>" * 50_000 + b"</i>" * 200_000 + b"text", False),
        ("html", b"<svg>" * 100_000 + b"<p>text</p>", False),
        ("html", b"<div class='a b c d e f g h'>" * 60 + b"<p>A line of text.</p>" * 100_000, False),
        ("html", b"<p " + b"a=b " * 500_000 + b">text</p>", False),
        ("html", gzip.compress(HTML.encode() * 50)[:-20], True),
        ("html", gzip.compress(b"<p>" + b"\0" * 300_000_000), True),
        ("text", b"1" * 3_000_000, False),
        ("text", b"(" * 1_000_000, False),
        ("text", "Ảnh: ".encode() * 200_000, False),
        ("mhtml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 1_000_000, True),
        ("pdf", pdf([Printed(72, 780, 11, "secret")], locked=True), True),
        ("pdf", b"%PDF-1.4\n" + b"1 0 obj\n" * 500_000, True),
        ("warc", WHOLE["warc"][:-20], True),
        ("warc", b"WARC/1.0\r\n" + b"a: b\r\n" * 1_000_000, True),
    ],
)
def test_large_deep_and_cut_input_is_done_with_in_bounded_time(media: Media, data: bytes, rejected: bool) -> None:
    found: list[bool] = []
    assert loops(lambda: found.append(bool(clean(RawSource(name="a", data=data, media=media))))) < LOOPS
    assert found == [rejected]
