from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.annotate.numerals import digits_value, lower, number_words, plain
from doichieu.lang.pack import load_pack

WORDS = number_words(load_pack("vi").quantities.numerals)
PHRASE = re.compile(WORDS.phrase)
UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def printed(number: int) -> str:
    """A whole number with points between the thousands, as the press prints it."""
    return f"{number:,}".replace(",", ".")


def spelt(number: int) -> str:
    """A number from 1 to 999,999 in words."""
    if number >= 1000:
        rest = f" {spelt(number % 1000)}" if number % 1000 >= 100 else ""
        return f"{spelt(number // 1000)} nghìn{rest}"
    words = []
    if number >= 100:
        words.append(f"{UNITS[number // 100]} trăm")
    tens, unit = divmod(number % 100, 10)
    if tens > 1:
        words.append(f"{UNITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif unit and words:
        words.append("linh")
    if unit:
        words.append(
            {1: "mốt", 5: "lăm"}.get(unit, UNITS[unit]) if tens > 1 else "lăm" if tens and unit == 5 else UNITS[unit]
        )
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,58", "4.58"),
        ("1.657", "1657"),
        ("12.345.678,9", "12345678.9"),
        ("1,234,567", "1234567"),
        ("150,000", "150000"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
    ],
)
def test_digits_have_a_decimal_comma_and_points_between_thousands(text: str, value: str) -> None:
    assert digits_value(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,58 tỷ", 4_580_000_000),
        ("5 triệu 200 nghìn", 5_200_000),
        ("1,5 triệu tỷ", 15 * 10**14),
        ("năm nghìn tỷ", 5 * 10**12),
        ("một nghìn hai trăm tỷ", 12 * 10**11),
        ("hai triệu rưỡi", 2_500_000),
        ("ba nghìn lẻ năm", 3005),
        ("mười hai", 12),
        ("hai chục", 20),
    ],
)
def test_scales_multiply_what_they_follow(text: str, value: int) -> None:
    assert WORDS.value(text) == value


@pytest.mark.parametrize("text", ["hai ba", "trăm", "rưỡi", "linh năm", "người", ""])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert WORDS.value(text) is None


def test_a_year_behind_a_number_is_not_its_unit() -> None:
    match = PHRASE.match("hai mươi năm")
    assert match is not None
    assert match[0] == "hai mươi"


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    text = spelt(number)
    if number >= 1000 and 0 < number % 1000 < 100:
        number -= number % 1000
    match = PHRASE.match(text)
    assert match is not None
    assert match[0] == text
    assert WORDS.value(text) == number


@given(st.integers(0, 10**15), st.integers(0, 999))
def test_a_number_in_digits_is_read_back(whole: int, thousandths: int) -> None:
    decimals = f",{thousandths:03d}".rstrip("0").rstrip(",")
    assert digits_value(printed(whole) + decimals) == Decimal(whole) + Decimal(thousandths) / 1000


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_is_written_without_an_exponent_or_idle_zeros(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert re.fullmatch(r"-?\d+(?:\.\d*[1-9])?", text)


@given(st.text())
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lower(text)) == len(text)
