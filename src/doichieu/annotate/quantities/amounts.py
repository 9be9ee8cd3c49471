"""Quantities: amounts, counts, percentages, ranks and spans of time, with their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from sys import maxsize

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.numerals import lower, plain
from doichieu.annotate.quantities.forms import QuantityWords, quantity_words, roman_value
from doichieu.lang.pack import Pack
from doichieu.model.reading import Qualifier, QuantityKind, QuantityMention, Sentence, TimeMention
from doichieu.model.span import Range

_REACH = 40
_SIGN = 12
_MANY = 100
_EXACT = 100_000
_MINUS = re.compile(r"(?<![^\s(])-\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOES_ON = re.compile(r"[/:]|[.,]\d|[-+]\w")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


class _Number(Struct, frozen=True):
    """A number where it stands; `upper` is the far end of a range, `spelt` says that it is in words.

    `share` is one of a whole, in percent.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    spelt: bool = False
    open: bool = False
    share: bool = False


class _Counted(Struct, frozen=True):
    """A number with what it counts or measures; `more` is what stands behind the unit."""

    start: int
    end: int
    kind: QuantityKind
    unit: str
    more: Decimal = Decimal(0)


class _Page(Struct, frozen=True):
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


def read_quantities(
    text: str, sentences: tuple[Sentence, ...], times: tuple[TimeMention, ...], pack: Pack
) -> tuple[QuantityMention, ...]:
    """Every quantity of the sentences, in order of place, none of them meeting.

    Values are decimals with the scale applied. A number that belongs to a time is none; a length of time is
    a quantity of `years` kind, with the unit of time it is told in. Numbers without a unit or noun, and those
    that name ("Điều 5"), are left out.
    """
    words = quantity_words(pack.code)
    dates = tuple(t.range for t in times if t.type not in ("set", "duration"))
    lengths = tuple(t.range for t in times if t.type == "duration")
    page = _Page(text, lower(text), dates, lengths, words)
    mentions: list[QuantityMention] = []
    for sentence in sentences:
        ranked = list(_rankings(sentence.range, page))
        mentions += ranked
        mentions += _amounts(sentence.range, page, [mention.range for mention in ranked])
    told = sorted(mention.range for mention in mentions)
    spans = (_span_of_time(time, page) for time in times if time.type == "duration")
    mentions += [span for span in spans if span and not _meets(span.range, told)]
    return tuple(sorted(mentions, key=lambda mention: mention.range))


def _meets(place: Range, told: list[Range]) -> bool:
    """Whether a place shares a character with any of some places in order, none of which meet."""
    at = bisect_right(told, Range(place.end, place.end))
    return at > 0 and told[at - 1].meets(place)


def _span_of_time(time: TimeMention, page: _Page) -> QuantityMention | None:
    """A length of time as a quantity: one number, one unit."""
    match = _LENGTH.fullmatch(time.value or "")
    if match is None:
        return None
    said = page.words.qualifying.search(page.low, time.range.start, time.range.end)
    return QuantityMention(
        range=time.range,
        kind="years",
        value=match[2],
        unit=_UNITS[match[1] + match[3]],
        qualifier=page.words.qualifier_of[said["word"]] if said else "exact",
    )


def _rankings(place: Range, page: _Page) -> Iterator[QuantityMention]:
    """Ranks and ordinals of a sentence; one that opens it ("Thứ nhất, ...") only counts points."""
    for match in page.words.ranking.finditer(page.low, place.start, place.end):
        opens = match.start() == place.start
        head = page.low[max(place.start, match.start() - _REACH) : match.start()]
        if opens or not page.free(match.start()) or page.words.name_end.search(head):
            continue
        at = int((match.lastgroup or "F0")[1:])
        form = page.words.rank_forms[at]
        value = Decimal(form.value) if form.value is not None else _nth(match[f"n{at}"], page.words)
        if value is not None:
            kind: QuantityKind = form.kind
            yield QuantityMention(
                range=Range(match.start(), match.end()), kind=kind, value=plain(value), unit=form.kind
            )


def _nth(text: str, words: QuantityWords) -> Decimal | None:
    roman = roman_value(text)
    return Decimal(roman) if roman is not None else words.numbers.value(text)


def _amounts(place: Range, page: _Page, ranked: list[Range]) -> Iterator[QuantityMention]:
    """Amounts and counts of a sentence."""
    done = place.start
    skipped = {at for rank in ranked for at in range(rank.start, rank.end)}
    for start in page.words.starts.finditer(page.low, place.start, place.end):
        at = start.start()
        if at < done or at in skipped or not page.free(at):
            continue
        number = _share(page, at, place) or _number(page, at, place)
        mention = number and (_mention(number, page, place) or _short_of_unit(number, page, place))
        if number:
            done = number.end
        if mention:
            done = mention.range.end
            yield mention


def _number(page: _Page, at: int, place: Range) -> _Number | None:
    """The number that begins at a place, with the far end of its range; None in a longer token ("2/3", "4-3-3")."""
    low, words = page.low, page.words
    if at > 1 and low[at - 1] in "-+/.,:" and low[at - 2].isalnum():
        return None
    several = words.several.match(low, at, place.end)
    if several:
        value = words.numbers.scale(several["scale"].split())
        return _Number(at, several.end(), value, spelt=True, open=True)
    number = _plain_number(page, at, place)
    if number is None:
        return None
    between = words.between.match(low, number.end, place.end)
    upper = _plain_number(page, between.end(), place) if between and page.free(between.end()) else None
    whole = _joined(number, upper, page) if upper else number
    return None if _GOES_ON.match(low, whole.end) else whole


def _share(page: _Page, at: int, place: Range) -> _Number | None:
    """Half, or other parts of a whole that percent can tell without rounding: no third."""
    low, words = page.low, page.words
    if half := words.half.match(low, at, place.end):
        return _Number(at, half.end(), Decimal(50), spelt=True, share=True)
    found = words.share.match(low, at, place.end)
    if found is None or (at > 1 and low[at - 1] in "-+/.,:" and low[at - 2].isalnum()):
        return None
    some, whole = (_part(found[digits] or found[word], words) for digits, word in (("some", "few"), ("all", "of")))
    if not some or not whole or some >= whole:
        return None
    exact = some * _EXACT % whole == 0
    return _Number(at, found.end(), some * 100 / whole, spelt=True, share=True) if exact else None


def _part(said: str, words: QuantityWords) -> Decimal | None:
    late = words.quantities.numerals.late_units
    return Decimal(late[said]) if said in late else words.numbers.value(said)


def _plain_number(page: _Page, at: int, place: Range) -> _Number | None:
    """A number in digits or words, the longest that makes sense."""
    match = page.words.number.match(page.low, at, place.end)
    text = match[0] if match else ""
    value = page.words.numbers.value(text) if text else None
    while value is None and " " in text:
        text = text.rpartition(" ")[0]
        value = page.words.numbers.value(text)
    end = at + len(text)
    return None if value is None else _Number(at, end, value, spelt=not text[0].isdigit())


def _joined(number: _Number, upper: _Number, page: _Page) -> _Number:
    """A range: what scales its far end scales the near one too ("5-10 triệu")."""
    value = number.value * _scale(number, upper, page)
    return number if value >= upper.value else replace(number, end=upper.end, value=value, upper=upper.value)


def _scale(number: _Number, far: _Number, page: _Page) -> Decimal:
    """What the words of scale behind a second number multiply the first by, which has none of its own."""
    said = page.low[far.start : far.end].split()
    if len(said) < 2 or far.spelt or " " in page.low[number.start : number.end]:
        return Decimal(1)
    return far.value / (page.words.numbers.value(said[0]) or 1)


def _mention(number: _Number, page: _Page, place: Range) -> QuantityMention | None:
    """The quantity of a number: with a unit before or behind it, else with the noun it counts."""
    counted = _unit(number, page, place) or _noun(number, page, place)
    if counted is None:
        return None
    low, words = page.low, page.words
    start, qualifier = _qualifier(counted.start, number, page, place)
    below = counted.kind in ("percent", "measure") and bool(_MINUS.search(low, max(0, start - 2), start))
    end, per = counted.end, None
    rate = words.rate.match(low, end, place.end) if counted.kind != "rank" else None
    if rate:
        end, per = rate.end(), words.rate_of[rate["rate"]]
    after = words.qualified_after.match(low, end, place.end)
    if after:
        end, qualifier = after.end(), words.qualifier_of[after["word"]]
    return QuantityMention(
        range=Range(start - below, end),
        kind=counted.kind,
        value="-" * below + plain(number.value + counted.more),
        unit=counted.unit,
        qualifier=qualifier,
        per=per,
        upper=None if number.upper is None else plain(number.upper),
    )


def _short_of_unit(number: _Number, page: _Page, place: Range) -> QuantityMention | None:
    """A number whose unit stands behind the next one ("từ 5 lên 7%"), or is money that needs none ("giá 750 nghìn")."""
    low, words = page.low, page.words
    if number.open or number.share or _counts_nothing(number, page, place):
        return None
    link = words.shift.match(low, number.end, place.end)
    far = _plain_number(page, link.end(), place) if link and page.free(link.end()) else None
    counted = (_unit(far, page, place) or _noun(far, page, place)) if far else None
    if counted and far:
        kind, unit, value = counted.kind, counted.unit, number.value * _scale(number, far, page)
    elif " " in low[number.start : number.end] and words.priced.search(
        low, max(place.start, number.start - _REACH), number.start
    ):
        kind, unit, value = "money", words.quantities.currency, number.value
    else:
        return None
    start, qualifier = _qualifier(number.start, number, page, place)
    return QuantityMention(
        range=Range(start, number.end), kind=kind, value=plain(value), unit=unit, qualifier=qualifier
    )


def _qualifier(start: int, number: _Number, page: _Page, place: Range) -> tuple[int, Qualifier]:
    """Where the words before a number that qualify it begin, and what they make of it."""
    qualifier: Qualifier = "at_least" if number.open else "exact"
    while found := page.words.qualified.search(page.low, max(place.start, start - _REACH), start):
        if qualifier == "exact":
            qualifier = page.words.qualifier_of[found["word"]]
        start = found.start()
    return start, qualifier


def _unit(number: _Number, page: _Page, place: Range) -> _Counted | None:
    """A number with a unit of money, share or measure."""
    low, words = page.low, page.words
    if number.share:
        return _Counted(number.start, number.end, "percent", "percent")
    sign = _sign(number, page, place)
    if sign:
        return sign
    unit = words.unit.match(low, number.end, place.end)
    if unit is None:
        return _split(number, page, place)
    noun = words.listed.match(low, number.end, place.end)
    small = len(unit["unit"]) > 1 or page.text[unit.start("unit")] == unit["unit"]
    known = words.unit_of[unit["unit"]]
    sum_of_money = known.kind == "money" and number.value >= _MANY
    if not small or (noun and noun.end() > unit.end() and not sum_of_money):
        return None
    if known.code in words.personal and not page.countable(number.start - 1):
        return None
    over = known.most is not None and number.value > known.most
    more = _pointed(low[number.start : number.end], number.value) - number.value if over else Decimal(0)
    return _Counted(number.start, unit.end(), known.kind, known.code, more)


def _pointed(digits: str, value: Decimal) -> Decimal:
    """A number whose one point stands before decimals."""
    return Decimal(digits) if digits.count(".") == 1 and digits.replace(".", "").isdecimal() else value


def _split(number: _Number, page: _Page, place: Range) -> _Counted | None:
    """A measure with its decimals behind its unit ("1m65")."""
    split = page.words.split.match(page.low, number.end, place.end)
    if split is None or number.value % 1 or number.spelt:
        return None
    unit = page.words.unit_of[split["unit"]]
    return _Counted(number.start, split.end(), unit.kind, unit.code, Decimal(f"0.{split['rest']}"))


def _sign(number: _Number, page: _Page, place: Range) -> _Counted | None:
    """A number with its unit before it: a sign of money, or a scale behind one of the words that it follows."""
    low, words = page.low, page.words
    sign = words.sign.search(low, max(place.start, number.start - _SIGN), number.start)
    if sign is None:
        return None
    unit = words.sign_of[sign["sign"]]
    beside = words.beside[unit.code]
    if beside and not beside.search(low, max(place.start, sign.start() - _SIGN), sign.start()):
        return None
    return _Counted(sign.start(), number.end, unit.kind, unit.code)


def _noun(number: _Number, page: _Page, place: Range) -> _Counted | None:
    """A number with the noun it counts, None where it names or points back."""
    low, words = page.low, page.words
    if _counts_nothing(number, page, place):
        return None
    listed = words.listed.match(low, number.end, place.end)
    doubtful = number.spelt and (
        low[number.start : number.end] in words.doubtful or words.both.search(low, place.start, number.start)
    )
    match = listed if doubtful else listed or words.noun.match(low, number.end, place.end)
    if match is None or match["noun"] in words.uncounted or not page.countable(match.start("noun")):
        return None
    end = match.end("noun") if listed else _compound(match.end("noun"), page, place)
    noun = page.text[match.start("noun") : end]
    known = listed is not None and (noun[0].islower() or noun.isupper())
    counts = known or words.recalled.match(low, number.start) or _is_noun(noun, number, page)
    return _Counted(number.start, end, "count", noun) if counts else None


def _is_noun(noun: str, number: _Number, page: _Page) -> bool:
    """Whether what stands behind a number may be what it counts, though no list knows it: no name by its letters."""
    short = noun.isupper() and noun.isalpha() and len(noun) > 1 and not number.spelt
    named = _YEAR.fullmatch(page.low, number.start, number.end) or _in_name(number, page)
    return (noun[0].islower() or short) and not named


def _compound(end: int, page: _Page, place: Range) -> int:
    """Where a noun that no list knows ends: most have two syllables."""
    more = page.words.noun.match(page.low, end, place.end)
    if more is None or not page.free(more.start("noun")):
        return end
    if more["noun"] in page.words.uncounted and more["noun"] not in page.words.seconds:
        return end
    return more.end("noun") if page.text[end + 1 : more.end("noun")].islower() and " " not in more["noun"] else end


def _counts_nothing(number: _Number, page: _Page, place: Range) -> bool:
    """Whether a number names ("Điều 5"), points back ("hai bên"), or is another word ("một", "năm")."""
    low, words = page.low, page.words
    spelt = low[number.start : number.end]
    head = low[max(place.start, number.start - _REACH) : number.start]
    if words.label.search(head) and not words.unlabelled.search(head):
        soft = words.soft_label.search(head)
        return not (soft and words.listed.match(low, number.end, place.end))
    if spelt in words.quantities.numerals.homonyms and (words.not_homonym.search(head) or head[-2:-1].isdigit()):
        return True
    definite = not number.open and words.definite.match(low, number.start)
    return bool(definite) or spelt in words.quantities.counting.indefinite


def _in_name(number: _Number, page: _Page) -> bool:
    """Whether a name stands right before a number, which may belong to it ("gạo OM 5451")."""
    word = page.text[max(0, number.start - _REACH) : number.start].rpartition(" ")[0].rpartition(" ")[2]
    return word.isupper() and word[-1].isalnum()
