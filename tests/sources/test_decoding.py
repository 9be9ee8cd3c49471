from __future__ import annotations

import gzip
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.errors import ItemError
from doichieu.sources.decoding import LARGEST, decode, unpack
from doichieu.text.canonical import canonical

SENTENCE = "Sáng 2/8, huyện Mường Vịn thông xe cầu Suối Ngài, dài 96 m – rộng “2,2 m”."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_reads_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_keeps_line_ends_as_they_are() -> None:
    assert decode(b"m\xe1\xbb\x99t\r\nhai\rba\n").text == "một\r\nhai\rba\n"


def windows_1258(text: str) -> bytes:
    """Vietnamese in windows-1258: letters with their hats and hooks, tones as marks behind them."""
    found = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in marks if c in "\u0300\u0301\u0303\u0309\u0323")
        found += unicodedata.normalize("NFC", "".join(c for c in marks if c not in tones)) + tones
    return found.encode("windows-1258")


def test_reads_windows_1258_declared_or_not() -> None:
    text = "Trường làng mở thư viện đầu tiên, cả xã đều về dự, nhiều người đọc một buổi liền, chị Lịch kể"
    data = windows_1258(text)
    assert canonical(decode(data).text) == text
    declared = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">' + data
    assert canonical(decode(declared, declares_charset=True).text).endswith(text)


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    data = b'<meta charset="iso-8859-1">' + SENTENCE.encode()
    assert SENTENCE in decode(data, declares_charset=True).text


def test_a_broken_tail_costs_only_itself() -> None:
    data = (SENTENCE * 3).encode()
    assert decode(data[:-1] + "ệ".encode()[:2]).text.startswith(SENTENCE)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"a" * (LARGEST + 1), "larger"),
    ],
)
def test_says_why_it_takes_no_other_data(data: bytes, word: str) -> None:
    with pytest.raises(ItemError, match=word):
        decode(data)


def test_unpacks_gzip_and_leaves_the_rest() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unpack(packed) == b"one two"
    assert unpack(b"plain") == b"plain"


def test_a_gzip_bomb_is_cut_at_the_limit() -> None:
    assert len(unpack(gzip.compress(bytes(LARGEST + 10_000_000)))) == LARGEST + 1


@pytest.mark.parametrize("cut", [3, 12, 30])
def test_a_truncated_gzip_is_named(cut: int) -> None:
    with pytest.raises(ItemError, match="gzip"):
        unpack(gzip.compress(SENTENCE.encode())[:cut])


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(unpack(data), declares_charset=True).text
    except ItemError:
        return
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(min_size=1).filter(lambda t: t.strip(" \t\r\n\x00") and "\x00" not in t and not t.startswith("\ufeff")))
def test_utf_8_text_comes_back_unchanged(text: str) -> None:
    try:
        assert decode(text.encode()).text == text
    except ItemError as error:
        assert "binary" in str(error) or "picture" in str(error)


def test_unpacks_many_members_and_stops_at_the_limit() -> None:
    assert unpack(gzip.compress(b"") * 50_000 + gzip.compress(b"end")) == b"end"
    assert len(unpack(gzip.compress(b"\x00" * (LARGEST + 10)))) == LARGEST + 1


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b""])
def test_noise_behind_a_mark_is_no_page(mark: bytes) -> None:
    noise = random.Random(7).randbytes(3_000)
    with pytest.raises(ItemError, match="no text"):
        decode(mark + noise)


def test_a_mark_that_is_wrong_does_not_lose_the_letters() -> None:
    assert unicodedata.normalize("NFC", decode(b"\xef\xbb\xbf" + windows_1258(SENTENCE * 3)).text) == SENTENCE * 3
