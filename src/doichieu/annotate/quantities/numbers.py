"""Numbers where they stand in a page: in digits or words, ranges, open numbers and parts of a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from sys import maxsize

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.quantities.forms import QuantityWords
from doichieu.model.span import Range

_REACH = 40
_EXACT = 100_000
_GOES_ON = re.compile(r"[/:]|[.,]\d|[-+]\w")


class Number(Struct, frozen=True):
    """A number where it stands; `upper` is the far end of a range, `spelt` says that it is in words.

    `share` is one of a whole, in percent; an `open` number may be more than it says, and is about it where `rough`.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    spelt: bool = False
    open: bool = False
    rough: bool = False
    share: bool = False


class Page(Struct, frozen=True):
    """A page's text as it is and in lower case, the times and lengths of time in it, and the language."""

    text: str
    low: str
    times: tuple[Range, ...]
    lengths: tuple[Range, ...]
    words: QuantityWords

    def free(self, place: int) -> bool:
        """Whether no time stands at a place."""
        return not _holds(self.times, place)

    def countable(self, place: int) -> bool:
        """Whether neither a time nor a length of time stands at a place."""
        return self.free(place) and not _holds(self.lengths, place)


def _holds(places: tuple[Range, ...], place: int) -> bool:
    at = bisect_right(places, Range(place, maxsize)) - 1
    return at >= 0 and place < places[at].end


def read_number(page: Page, at: int, place: Range) -> Number | None:
    """The number that begins at a place, with the far end of its range; None in a longer token ("2/3", "4-3-3")."""
    low, words = page.low, page.words
    if at > 1 and low[at - 1] in "-+/.,:" and low[at - 2].isalnum():
        return None
    several = words.several.match(low, at, place.end)
    if several:
        value = words.numbers.scale(several["scale"].split())
        return Number(at, several.end(), value, spelt=True, open=True, rough=bool(words.roughly.match(low, at)))
    if scale := words.round.match(low, at, place.end):
        said = words.qualified.search(low, max(place.start, at - _REACH), at)
        counts = words.listed.match(low, scale.end()) or words.unit.match(low, scale.end())
        return Number(at, scale.end(), words.numbers.scale(scale[0].split()), spelt=True) if said and counts else None
    number = plain_number(page, at, place)
    if number is None:
        return None
    between = words.between.match(low, number.end, place.end)
    upper = plain_number(page, between.end(), place) if between and page.free(between.end()) else None
    whole = _joined(number, upper, page) if upper else number
    return None if _GOES_ON.match(low, whole.end) else whole


def read_share(page: Page, at: int, place: Range) -> Number | None:
    """Half, or other parts of a whole that percent can tell without rounding: no third."""
    low, words = page.low, page.words
    if half := words.half.match(low, at, place.end):
        return Number(at, half.end(), Decimal(50), spelt=True, share=True)
    found = words.share.match(low, at, place.end)
    if found is None or (at > 1 and low[at - 1] in "-+/.,:" and low[at - 2].isalnum()):
        return None
    some, whole = (_part(found[digits] or found[word], words) for digits, word in (("some", "few"), ("all", "of")))
    if not some or not whole or some >= whole:
        return None
    exact = some * _EXACT % whole == 0
    return Number(at, found.end(), some * 100 / whole, spelt=True, share=True) if exact else None


def _part(said: str, words: QuantityWords) -> Decimal | None:
    late = words.quantities.numerals.late_units
    return Decimal(late[said]) if said in late else words.numbers.value(said)


def plain_number(page: Page, at: int, place: Range) -> Number | None:
    """A number in digits or words, the longest that makes sense."""
    match = page.words.number.match(page.low, at, place.end)
    text = match[0] if match else ""
    value = page.words.numbers.value(text) if text else None
    while value is None and " " in text:
        text = text.rpartition(" ")[0]
        value = page.words.numbers.value(text)
    end = at + len(text)
    return None if value is None else Number(at, end, value, spelt=not text[0].isdigit())


def _joined(number: Number, upper: Number, page: Page) -> Number:
    """A range: what scales its far end scales the near one too ("5-10 triệu")."""
    value = number.value * scale_of(number, upper, page)
    return number if value >= upper.value else replace(number, end=upper.end, value=value, upper=upper.value)


def scale_of(number: Number, far: Number, page: Page) -> Decimal:
    """What the words of scale behind a second number multiply the first by, which has none of its own."""
    said = page.low[far.start : far.end].split()
    if len(said) < 2 or far.spelt or " " in page.low[number.start : number.end]:
        return Decimal(1)
    return far.value / (page.words.numbers.value(said[0]) or 1)
