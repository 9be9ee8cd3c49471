"""Numbers as a language prints and spells them, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from doichieu.lang.schema.quantities import Numerals

DIGITS = r"(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,6})?|\d{1,3}(?:,\d{3}){2,6}|\d{1,15}(?:[.,]\d{1,6})?)(?![.,]?\d)"
_POINTED_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,6})?(?![.,]?\d)"
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_MANY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}|[1-9]\d{0,2},000")
TEN = Decimal(10)


class NumberWords(Struct, frozen=True):
    """A language's numerals, ready for use: `phrase` is the pattern of a number in digits, words or both."""

    numerals: Numerals
    phrase: str

    def value(self, phrase: str) -> Decimal | None:
        """The value of a number as printed ("4,58 tỷ", "hai mươi lăm"), None for what is no number."""
        return _Reading(self.numerals).read(phrase.split())

    def scaled(self, phrase: str) -> bool:
        """Whether a number has a word of scale."""
        return not self.numerals.scales.keys().isdisjoint(phrase.split())

    def scale(self, words: Iterable[str]) -> Decimal:
        """What words of scale multiply by: 10⁹ for "tỷ"."""
        known = self.numerals.small | self.numerals.scales
        scale = Decimal(1)
        for word in words:
            scale *= known[word]
        return scale


def number_words(numerals: Numerals) -> NumberWords:
    """The numerals of a pack, compiled. Patterns are for lower-case canonical text."""
    factor = alternatives([*numerals.small, *numerals.scales]) + r"\b"
    plain_units = [word for word in numerals.units if word not in numerals.homonyms]
    late = alternatives([*plain_units, *numerals.late_units]) + r"\b"
    ten = rf"{alternatives(numerals.ten)}\b(?: {late})?"
    homonym = rf"{alternatives(numerals.homonyms)}(?= {factor})"
    missing = rf"{alternatives(numerals.zeros)} {alternatives(numerals.units)}\b"
    halves = rf"(?: {alternatives(numerals.halves)}\b)?"
    more = rf"(?: {factor}){{1,4}} (?:{ten}|{late}|{homonym}|{missing})"
    words = rf"(?:{ten}|{alternatives(numerals.units)}\b)(?:{more}){{0,8}}(?: {factor}){{0,4}}{halves}"
    number = _POINTED_DIGITS if numerals.decimal == "." else DIGITS
    digits = rf"{number}(?:(?: {factor}){{1,3}} {number}(?= {factor})){{0,3}}(?: {factor}){{0,3}}{halves}"
    return NumberWords(numerals, rf"(?:{digits}|{words})")


def digits_value(text: str, decimal: str = ",") -> Decimal:
    """The value of a number in digits: by `decimal` a comma before decimals and points between thousands, or turned.

    "1,234,567" and "5,000" are read as thousands, "1.5" as a decimal: as nothing else makes sense there.
    """
    if decimal == ".":
        return Decimal(text.replace(",", ""))
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _MANY_COMMAS.fullmatch(text):
        text = text.replace(",", "")
    return Decimal(text.replace(",", "."))


def plain(value: Decimal) -> str:
    """A decimal as the contract writes it: digits only, no exponent, no idle zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def lower(text: str) -> str:
    """A text in lower case with every character in its place: those that would grow stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; one that never fits for none."""
    if not (known := set(words)):
        return "(?!)"
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(known, key=lambda w: (-len(w), w))) + ")"


class _Reading:
    """One pass over the words of a number: `sums` are closed at a scale, `below` counts under a thousand."""

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals
        self.sums: list[tuple[Decimal, int]] = []
        self.below: Decimal | None = None
        self.unit: Decimal | None = None
        self.last = 1

    def read(self, words: list[str]) -> Decimal | None:
        if not all(self.take(word) for word in words) or (self.unit is None and self.below is None and not self.sums):
            return None
        return self.total()

    def total(self) -> Decimal:
        return sum((value for value, _ in self.sums), self.open or Decimal(0))

    @property
    def open(self) -> Decimal | None:
        if self.unit is None and self.below is None:
            return None
        return (self.below or Decimal(0)) + (self.unit or Decimal(0))

    def take(self, word: str) -> bool:
        numerals = self.numerals
        if word[0].isdigit():
            return self.take_unit(digits_value(word, numerals.decimal))
        if word in numerals.scales:
            return self.close(numerals.scales[word])
        if word in numerals.small:
            return self.multiply(numerals.small[word])
        if word in numerals.halves or word in numerals.zeros:
            return self.fill(word)
        number = (numerals.units | numerals.late_units | numerals.ten).get(word)
        return number is not None and self.take_unit(Decimal(number))

    def fill(self, word: str) -> bool:
        """Half of the last scale, or the tens that are missing: only behind a number."""
        begun = self.below is not None or bool(self.sums)
        if word in self.numerals.zeros:
            return begun and self.unit is None
        self.sums.append((Decimal(self.last) / 2, 1))
        return begun or self.unit is not None

    def take_unit(self, number: Decimal) -> bool:
        """A number under ten may follow ten itself ("mười hai"), else two numbers in a row are none."""
        follows_ten = self.unit == TEN and number < TEN
        fresh = self.unit is None or follows_ten
        self.unit = number + TEN if follows_ten else number
        return fresh

    def multiply(self, factor: int) -> bool:
        if self.unit is None:
            return False
        self.below = (self.below or Decimal(0)) + self.unit * factor
        self.unit, self.last = None, factor
        return True

    def close(self, scale: int) -> bool:
        """A scale multiplies what is open and every smaller sum: "một nghìn hai trăm tỷ", "nghìn tỷ"."""
        value = self.open
        while self.sums and (value is None or self.sums[-1][1] < scale):
            closed, _ = self.sums.pop()
            value = closed + (value or 0)
        if value is None or (self.sums and self.sums[-1][1] == scale):
            return False
        self.sums.append((value * scale, scale))
        self.below = self.unit = None
        self.last = scale
        return True
