"""Lengths of time: durations, ages, jubilees, and dates told by their distance."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from doichieu.annotate.numerals import plain
from doichieu.annotate.times.atoms import Atom, Shift
from doichieu.annotate.times.forms import Found, TimeWords
from doichieu.model.reading import TimeSense

_HALVES = {"Y": "P6M", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}


def read_age(found: Found, words: TimeWords) -> Atom | None:
    """An age, in years."""
    length = _iso(found, words, "Y")
    return Atom(start=found.start, end=found.end, length=length, sense="length") if length else None


def read_anniversary(found: Found, words: TimeWords) -> Atom | None:
    """A jubilee by its number."""
    length = _iso(found, words, "Y")
    return Atom(start=found.start, end=found.end, length=length, sense="anniversary") if length else None


def _iso(found: Found, words: TimeWords, unit: str | None = None) -> str | None:
    """An ISO 8601 duration of the number and unit found, with a half or a second pair where there is one."""
    alone = found.slots.get("round")
    number = words.numbers.scale((alone,)) if alone else words.numbers.value(found.slots["n"])
    if number is None or number <= 0:
        return None
    known = words.units.get(found.slots.get("unit", ""))
    letter = unit or (known.unit if known else "Y")
    count = Decimal(known.count if known and unit is None else 1)
    if "half" in found.slots:
        number += Decimal("0.5")
    if letter == "Y" and number * count % 1 == Decimal("0.5"):
        letter, number = "M", number * 12
    text = f"P{plain(number * count)}{letter}" if letter[0] != "T" else f"PT{plain(number * count)}{letter[1]}"
    return text + _smaller(found, words, letter)


def _smaller(found: Found, words: TimeWords, letter: str) -> str:
    if "n2" not in found.slots:
        return ""
    number, unit = words.numbers.value(found.slots["n2"]), words.units[found.slots["unit2"]].unit
    clock = "T" if unit[0] == "T" and letter[0] != "T" else ""
    return f"{clock}{plain(number or Decimal(0))}{unit[-1]}"


def read_length(found: Found, words: TimeWords) -> Atom | None:
    """A length of time."""
    length = _iso(found, words)
    return Atom(start=found.start, end=found.end, length=length, sense="length") if length else None


def read_seconds(found: Found, words: TimeWords) -> Atom | None:
    """A length of seconds, by their sign."""
    length = _iso(found, words, "TS")
    return Atom(start=found.start, end=found.end, length=length, sense="length") if length else None


def read_lengths(found: Found, words: TimeWords) -> Atom | None:
    """A length from one to another number of units ("3-5 năm")."""
    short = _iso(Found(found.start, found.text, found.read, _without(found, "n2")), words)
    long = _iso(Found(found.start, found.text, found.read, {**_without(found, "n2"), "n": found.slots["n2"]}), words)
    numbers = [words.numbers.value(found.slots[slot]) or Decimal(0) for slot in ("n", "n2")]
    if not short or not long or numbers[0] >= numbers[1]:
        return None
    return Atom(start=found.start, end=found.end, length=f"{short}/{long}", sense="length")


def _without(found: Found, slot: str) -> dict[str, str]:
    return {name: said for name, said in found.slots.items() if name != slot}


def read_half(found: Found, words: TimeWords) -> Atom:
    """Half a unit: half a year is six months."""
    unit = words.units[found.slots["unit"]].unit
    length = _HALVES.get(unit) or f"P0.5{unit}"
    sense: TimeSense = "elapsed" if "past" in found.slots else "length"
    return Atom(start=found.start, end=found.end, length=length, sense=sense)


def read_elapsed(found: Found, words: TimeWords) -> Atom | None:
    """A length of time up to now."""
    atom = read_length(found, words)
    return atom and replace(atom, sense="elapsed")


def reads_distance(direction: int, base: str) -> Callable[[Found, TimeWords], Atom | None]:
    """A reader of dates that are told by how far they lie from another."""

    def read(found: Found, words: TimeWords) -> Atom | None:
        """A date so many units away; units below a day leave it vague."""
        number, unit = words.numbers.value(found.slots["n"]), words.units[found.slots["unit"]]
        if number is None:
            return None
        if unit.unit[0] == "T" or number % 1:
            return Atom(start=found.start, end=found.end)
        shift = Shift(unit.unit, direction * int(number) * unit.count, base)
        return Atom(start=found.start, end=found.end, shift=shift)

    return read
