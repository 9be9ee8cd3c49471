"""Values in the reader's form; nothing that tricks the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.export.display import amount, between, shown, web_address, when
from doichieu.export.wording import load_words

VI, EN = load_words("vi"), load_words("en")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2031-09-03", "3/9/2031", "3 September 2031"),
        ("2031-09", "9/2031", "September 2031"),
        ("2031", "2031", "2031"),
        ("2031-09-02T06:14", "06:14 2/9/2031", "06:14 2 September 2031"),
        ("2031-09-03/2031-09-06", "3–6/9/2031", "3–6 September 2031"),
        ("2031-09-30/2031-10-02", "30/9/2031 – 2/10/2031", "30 September 2031 – 2 October 2031"),
        ("../2031-09-03", "trước 3/9/2031", "before 3 September 2031"),
        ("2031/..", "từ 2031", "from 2031"),
        ("P75Y", "75 năm", "75 years"),
        ("XXXX-12-25", "XXXX-12-25", "XXXX-12-25"),
        ("2031-13", "2031-13", "2031-13"),
        (None, "không rõ ngày", "no date"),
    ],
)
def test_times(value: str | None, vi: str, en: str) -> None:
    assert (when(value, VI), when(value, EN)) == (vi, en)


def test_a_stretch_with_one_known_end() -> None:
    assert between("2031-09-03", None, VI) == between("2031-09-03", "2031-09-03", VI) == "3/9/2031"
    assert between(None, None, VI) == ""


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [("702000000", "702.000.000", "702,000,000"), ("4.58", "4,58", "4.58"), ("1975", "1975", "1975"), ("?", "?", "?")],
)
def test_amounts(value: str, vi: str, en: str) -> None:
    assert (amount(value, VI), amount(value, EN)) == (vi, en)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://", "//example.org", "http://a b", "https://[", None]
)
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None
    assert web_address("https://example.org/a?b=1#c")


@given(st.text())
def test_shown_text_keeps_its_length(text: str) -> None:
    assert len(shown(text)) == len(text)
    shown(text).encode()
