from __future__ import annotations

import gzip

import pytest

from archives import mhtml, record
from doichieu.model.source import Media
from doichieu.sources.sniffing import media_of_data

HTML = "<p>Một câu.</p>"
KINDS: list[tuple[bytes, Media]] = [
    (HTML.encode(), "html"),
    (b"\xef\xbb\xbf\n " + HTML.encode(), "html"),
    (HTML.encode("utf-16"), "html"),
    (HTML.encode("utf-16-be"), "html"),
    (b'{"text": "x"}', "jsonl"),
    (b"%PDF-1.4", "pdf"),
    (record("https://example.org/1", b"x"), "warc"),
    (mhtml(HTML.encode()), "mhtml"),
    ("Một câu.".encode(), "text"),
    ("Một câu.".encode("utf-16"), "text"),
    (b"", "text"),
]


@pytest.mark.parametrize(("data", "media"), KINDS)
def test_how_it_begins_tells_what_it_is_packed_or_not(data: bytes, media: Media) -> None:
    assert media_of_data(data[:4096]) == media
    assert media_of_data(gzip.compress(data, mtime=0)[:4096]) == media


def test_damaged_gzip_is_left_to_its_reader() -> None:
    assert media_of_data(b"\x1f\x8b" + b"x" * 50) == "text"
