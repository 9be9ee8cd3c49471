"""Numbers of place as pages write them: in digits, in words, or as a word of their own ("first", "second")."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack


class Ordinals(Struct, frozen=True):
    """Patterns, without groups, for a place in an order and for a number; `value` reads what either has found."""

    place: str
    number: str
    words: dict[str, int]

    def value(self, said: str) -> str:
        """The number that a match of `place` or `number` tells, as digits."""
        low = " ".join(said.lower().split())
        if low in self.words:
            return str(self.words[low])
        last = low.rsplit(maxsplit=1)[-1]
        return str(self.words.get(last, last.lstrip("0")))


@cache
def ordinals(code: str) -> Ordinals:
    """How a language tells places in an order."""
    pack = load_pack(code)
    ranks, numerals = pack.matters.ranks, pack.quantities.numerals
    words = {**numerals.units, **numerals.late_units, **numerals.ten}
    words |= dict.fromkeys([*ranks.first, *ranks.best], 1) | dict.fromkeys(ranks.seconds, 2)
    counted = alternatives([*numerals.units, *numerals.ten])
    late = alternatives([*numerals.units, *numerals.late_units, *numerals.ten])
    marked = rf"{alternatives(ranks.marks)}\s+(?:\d{{1,3}}(?![\w.,%]\d)|{late})"
    return Ordinals(
        place=rf"(?:{marked}|{alternatives([*ranks.first, *ranks.seconds])})",
        number=rf"(?:(?<!\w)\d{{1,3}}(?![\w.,%]\d)|{counted})",
        words=words,
    )
