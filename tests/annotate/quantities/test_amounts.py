from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.quantities.amounts import read_quantities
from doichieu.annotate.quantities.forms import quantity_words
from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.annotate.times.forms import time_words
from doichieu.lang.pack import load_pack
from doichieu.model.reading import QuantityMention, Sentence
from doichieu.model.span import Range
from pace import loops

PACK = load_pack("vi")
time_words(PACK.code)  # compiled before any test is timed
quantity_words(PACK.code)
SCALES = {"": 1, " nghìn": 10**3, " triệu": 10**6, " tỷ": 10**9, " nghìn tỷ": 10**12}
UNITS = {" USD": "USD", " đồng": "VND", " người": "người", "%": "percent", " tấn": "tấn", " km": "km"}
QUALIFIERS = {"": "exact", "gần ": "nearly", "hơn ": "more_than", "khoảng ": "about", "tối đa ": "at_most"}


def read(text: str) -> tuple[QuantityMention, ...]:
    sentences = (Sentence(Range(0, len(text)), 0),)
    times = read_times(TimeContext(text=text, sentences=sentences, published="2025-05-05", pack=PACK))
    return read_quantities(text, sentences, times, PACK)


def printed(whole: int, decimals: int) -> str:
    tail = f",{decimals:02d}".rstrip("0").rstrip(",")
    return f"{whole:,}".replace(",", ".") + tail


@settings(deadline=None)
@given(
    st.integers(1, 999_999),
    st.integers(0, 99),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(QUALIFIERS)),
)
def test_an_amount_is_read_back(whole: int, decimals: int, scale: str, unit: str, qualifier: str) -> None:
    amount = f"{qualifier}{printed(whole, decimals)}{scale}{unit}"
    text = f"Con số đạt {amount}, theo báo cáo."
    (quantity,) = read(text)
    assert text[quantity.range.start : quantity.range.end] == amount
    assert Decimal(quantity.value) == (Decimal(whole) + Decimal(decimals) / 100) * SCALES[scale]
    assert (quantity.unit, quantity.qualifier) == (UNITS[unit], QUALIFIERS[qualifier])


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["-", " - ", " đến "]))
def test_both_ends_of_a_range_take_the_scale(first: int, more: int, between: str) -> None:
    (quantity,) = read(f"Giá là {first}{between}{first + more} triệu đồng.")
    assert quantity.value == str(first * 10**6)
    assert quantity.upper == str((first + more) * 10**6)


@settings(deadline=None)
@given(st.integers(1, 499), st.sampled_from(["lên", "xuống còn", "còn"]), st.sampled_from(sorted(UNITS)))
def test_two_amounts_share_the_unit_behind_the_second(first: int, verb: str, unit: str) -> None:
    found = read(f"Con số đi từ {first} {verb} {first + 500} triệu{unit}.")
    assert [(q.value, q.unit) for q in found] == [
        (str(first * 10**6), UNITS[unit]),
        (str((first + 500) * 10**6), UNITS[unit]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Họp ngày 5/5/2025, lúc 7h30.",
        "Năm 2024, hai bên gặp nhau.",
        "Công văn số 12/2013/TT-BTC đã ban hành.",
        "Xem Điều 7, khoản 3.",
        "Đội nhà thắng 3-1.",
        "Biển số 29A-123.45 bị dừng.",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert read(text) == ()


def test_a_span_of_years_is_a_quantity_where_the_time_stands() -> None:
    text = "Ông trở lại sau gần 20 năm."
    (quantity,) = read(text)
    assert text[quantity.range.start : quantity.range.end] == "sau gần 20 năm"
    assert (quantity.kind, quantity.value, quantity.unit, quantity.qualifier) == ("years", "20", "year", "nearly")


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,%-/ tỷriệuđồngnăm hagìơUSD$(\n"), max_size=120))
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    found = read(text)
    assert all(0 <= q.range.start < q.range.end <= len(text) for q in found)
    assert all(a.range.end <= b.range.start for a, b in pairwise(found))
    assert all(Decimal(q.value).is_finite() for q in found)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(0 <= q.range.start < q.range.end <= len(text) for q in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1." * 30_000,
        "1,5 tỷ " * 10_000,
        "hai " * 5_000,
        "lần thứ 2 " * 6_000,
        "khoảng " * 10_000,
        "hơn 5 người " * 6_000,
        "$" * 10_000,
        "một trăm " * 6_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_lines_take_time_in_step_with_their_length(text: str) -> None:
    assert loops(lambda: read(text)) < 280
