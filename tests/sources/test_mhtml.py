from __future__ import annotations

import pytest

from archives import mhtml
from doichieu.errors import ItemError
from doichieu.sources.mhtml import read_mhtml


@pytest.mark.parametrize("encoding", ["base64", "8bit"])
def test_the_page_is_found_behind_its_pictures(encoding: str) -> None:
    saved = read_mhtml(mhtml("<p>Chợ Nhạn mở lại</p>".encode(), encoding=encoding))
    assert saved.html.strip().decode() == "<p>Chợ Nhạn mở lại</p>"
    assert saved.url == "https://example.org/a"


def test_soft_line_ends_are_taken_out() -> None:
    saved = read_mhtml(mhtml(b"<p>one=\r\n two=20three</p>", encoding="quoted-printable"))
    assert saved.html.strip() == b"<p>one two three</p>"


@pytest.mark.parametrize("data", [b"", b"plain words", mhtml(b"x").replace(b"text/html", b"text/css")])
def test_a_file_without_page_says_so(data: bytes) -> None:
    with pytest.raises(ItemError, match="no HTML page"):
        read_mhtml(data)
