import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.span import Range
from doichieu.text.canonical import canonical, view_of

WORDS = [
    "Hoà",
    "thuỷ",
    "khoẻ",
    "Tổng",
    "Bí",
    "thư",
    "Đường",
    "năm",
    "–",
    "\u00a0",
    " ",
    "\n",
    "quý",
    "a\u0323\u0302",
    "가",
    "👩‍👩‍👧",
    "…",
    "o\u0301",
]
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=30).map("".join)
forms = st.sampled_from(["NFC", "NFD", "asis"])


def spelt(text: str, form: str) -> str:
    return text if form == "asis" else unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("hoà bình", "hòa bình"),
        ("THUỶ LỢI", "THỦY LỢI"),
        ("Khoẻ khoắn", "Khỏe khoắn"),
        ("quý", "quý"),  # the u belongs to q
        ("hoàn toàn", "hoàn toàn"),  # closed syllables keep their mark
        ("5 – 12/5", "5 - 12/5"),
        ("a\u00a0b\u2009c\u200bd", "a b c d"),
        ("Cộng ho\u00e0", "Cộng hòa"),
    ],
)
def test_one_spelling(raw: str, expected: str) -> None:
    assert canonical(raw) == expected
    assert canonical(unicodedata.normalize("NFD", raw)) == expected


@given(texts, forms)
def test_canonical_is_idempotent_and_ignores_the_unicode_form(text: str, form: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
    assert view_of(spelt(text, form)).text == canonical(text)


@given(texts, forms)
def test_each_word_maps_to_raw_text_that_reads_the_same(text: str, form: str) -> None:
    raw = spelt(text, form)
    view = view_of(raw)
    for word in re.finditer(r"\S+", view.text):
        place = view.raw(Range(word.start(), word.end()))
        assert canonical(raw[place.start : place.end]) == word[0]
        assert view.canonical(place) == Range(word.start(), word.end())


@given(texts, forms)
def test_places_keep_their_order(text: str, form: str) -> None:
    view = view_of(spelt(text, form))
    starts = [view.raw(Range(at, at + 1)) for at in range(len(view.text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(starts))


@given(texts, forms)
def test_whole_texts_map_to_each_other(text: str, form: str) -> None:
    raw = spelt(text, form)
    view = view_of(raw)
    assert view.raw(Range(0, len(view.text))) == Range(0, len(raw))
    assert view.canonical(Range(0, len(raw))) == Range(0, len(view.text))


def test_a_word_in_decomposed_text_is_found_with_all_its_marks() -> None:
    raw = unicodedata.normalize("NFD", "Đoàn thăm Thuỷ Nguyên chiều nay")
    view = view_of(raw)
    at = view.text.index("Thủy")
    place = view.raw(Range(at, at + 4))
    assert unicodedata.normalize("NFC", raw[place.start : place.end]) == "Thuỷ"
