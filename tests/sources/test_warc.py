from __future__ import annotations

import gzip
import io
import zlib

import pytest

from archives import record
from doichieu.model.source import About, RawSource, Rejection
from doichieu.sources.warc import read_records

LIMIT = 10_000
ONE, TWO = record("https://example.org/1", b"<p>one</p>"), record("https://example.org/2", b"<p>two</p>")


def read(data: bytes) -> list[RawSource | Rejection]:
    return list(read_records(io.BufferedReader(io.BytesIO(data)), "a.warc", About(), LIMIT))


def pages(data: bytes) -> list[tuple[str, bytes]]:
    return [(x.name, x.data) for x in read(data) if isinstance(x, RawSource)]


def reasons(data: bytes) -> list[str]:
    return [f"{x.item}: {x.reason}" for x in read(data) if isinstance(x, Rejection)]


@pytest.mark.parametrize("packed", [ONE + TWO, gzip.compress(ONE + TWO), gzip.compress(ONE) + gzip.compress(TWO)])
def test_pages_come_by_their_number_with_their_address(packed: bytes) -> None:
    assert pages(packed) == [("a.warc#1", b"<p>one</p>"), ("a.warc#2", b"<p>two</p>")]
    assert [x.about.url for x in read(packed) if isinstance(x, RawSource)] == [
        "https://example.org/1",
        "https://example.org/2",
    ]


def test_pictures_and_redirects_are_no_pages() -> None:
    others = record("https://example.org/p", b"x", "image/png") + record(
        "https://example.org/", b"x", status="302 Found"
    )
    assert pages(others + ONE) == [("a.warc#3", b"<p>one</p>")]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (b"5\r\n<p>on\r\n5\r\ne</p>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (zlib.compress(b"<p>one</p>"), "Content-Encoding: deflate\r\n"),
        (zlib.compress(b"<p>one</p>")[2:-4], "Content-Encoding: deflate\r\n"),
    ],
)
def test_packed_answers_are_unpacked(body: bytes, more: str) -> None:
    assert pages(record("https://example.org/1", body, more=more)) == [("a.warc#1", b"<p>one</p>")]


@pytest.mark.parametrize(
    "cut", [(ONE + TWO)[:-30], (ONE + TWO)[: len(ONE) + 40], gzip.compress(ONE) + gzip.compress(TWO)[:-30]]
)
def test_an_archive_cut_off_keeps_what_stands_before_the_cut(cut: bytes) -> None:
    assert ("a.warc#1", b"<p>one</p>") in pages(cut)
    assert "cut off" in reasons(cut)[-1]


@pytest.mark.parametrize("data", [b"", b"no archive at all", ONE.replace(b"Content-Length", b"Content-Lenght")])
def test_what_is_no_archive_says_so(data: bytes) -> None:
    assert pages(data) == []
    assert len(reasons(data)) == 1


def test_a_page_too_large_or_packed_strangely_costs_only_itself() -> None:
    large = record("https://example.org/l", b"x" * 2 * LIMIT)
    bomb = record("https://example.org/b", zlib.compress(b"x" * 10**7), more="Content-Encoding: deflate\r\n")
    strange = record("https://example.org/s", b"x", more="Content-Encoding: br\r\n")
    assert pages(large + bomb + strange + ONE) == [("a.warc#4", b"<p>one</p>")]
    assert [reason.split(":")[0] for reason in reasons(large + bomb + strange + ONE)] == [
        "a.warc#1",
        "a.warc#2",
        "a.warc#3",
    ]


def test_an_address_of_bytes_that_are_no_text_is_none() -> None:
    data = record("https://example.org/x", b"<p>one</p>").replace(b"example.org/x", b"example.org/\xff")
    assert [x.about.url for x in read(data) if isinstance(x, RawSource)] == [None]
