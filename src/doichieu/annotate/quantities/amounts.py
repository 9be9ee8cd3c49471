"""Quantities: amounts, counts, percentages, ranks and spans of time, with their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.numerals import lower, plain
from doichieu.annotate.quantities.forms import QuantityWords, quantity_words, roman_value
from doichieu.annotate.quantities.numbers import Number, Page, plain_number, read_number, read_share, scale_of
from doichieu.lang.pack import Pack
from doichieu.model.reading import Qualifier, QuantityKind, QuantityMention, Sentence, TimeMention
from doichieu.model.span import Range

_REACH = 40
_SIGN = 12
_MANY = 100
_MINUS = re.compile(r"(?<![^\s(])-\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


class _Counted(Struct, frozen=True):
    """A number with what it counts or measures; `more` is what stands behind the unit."""

    start: int
    end: int
    kind: QuantityKind
    unit: str
    more: Decimal = Decimal(0)


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
    page = Page(text, lower(text), dates, lengths, words)
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


def _span_of_time(time: TimeMention, page: Page) -> QuantityMention | None:
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


def _rankings(place: Range, page: Page) -> Iterator[QuantityMention]:
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


def _amounts(place: Range, page: Page, ranked: list[Range]) -> Iterator[QuantityMention]:
    """Amounts and counts of a sentence."""
    done = place.start
    skipped = {at for rank in ranked for at in range(rank.start, rank.end)}
    for start in page.words.starts.finditer(page.low, place.start, place.end):
        at = start.start()
        if at < done or at in skipped or not page.free(at):
            continue
        number = read_share(page, at, place) or read_number(page, at, place)
        mention = number and (_mention(number, page, place) or _short_of_unit(number, page, place))
        if number:
            done = number.end
        if mention:
            done = mention.range.end
            yield mention


def _mention(number: Number, page: Page, place: Range) -> QuantityMention | None:
    """The quantity of a number: with a unit before or behind it, else with the noun it counts."""
    counted = _unit(number, page, place) or _noun(number, page, place)
    if counted is None:
        return None
    low, words = page.low, page.words
    start, qualifier = _qualifier(counted.start, number, page, place)
    number, counted = _spanning(number, counted, page, place)
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


def _spanning(number: Number, counted: _Counted, page: Page, place: Range) -> tuple[Number, _Counted]:
    """A number to the far end of its range, where both ends tell one unit ("3 nghìn đồng đến 5 nghìn đồng")."""
    between = page.words.between.match(page.low, counted.end, place.end)
    if not between or number.upper is not None or counted.kind not in ("money", "percent", "measure"):
        return number, counted
    upper = plain_number(page, between.end(), place) if page.free(between.end()) else None
    far = _unit(upper, page, place) if upper else None
    if not (upper and far and far.unit == counted.unit and far.start == upper.start and upper.value > number.value):
        return number, counted
    return replace(number, upper=upper.value), replace(counted, end=far.end)


def _short_of_unit(number: Number, page: Page, place: Range) -> QuantityMention | None:
    """A number whose unit stands behind the next one ("từ 5 lên 7%"), or is money that needs none ("giá 750 nghìn")."""
    low, words = page.low, page.words
    if number.open or number.share or _counts_nothing(number, page, place):
        return None
    link = words.shift.match(low, number.end, place.end)
    far = plain_number(page, link.end(), place) if link and page.free(link.end()) else None
    counted = (_unit(far, page, place) or _noun(far, page, place)) if far else None
    if counted and far:
        kind, unit, value = counted.kind, counted.unit, number.value * scale_of(number, far, page)
    elif words.numbers.scaled(low[number.start : number.end]) and words.priced.search(
        low, max(place.start, number.start - _REACH), number.start
    ):
        kind, unit, value = "money", words.quantities.currency, number.value
    else:
        return None
    start, qualifier = _qualifier(number.start, number, page, place)
    return QuantityMention(
        range=Range(start, number.end), kind=kind, value=plain(value), unit=unit, qualifier=qualifier
    )


def _qualifier(start: int, number: Number, page: Page, place: Range) -> tuple[int, Qualifier]:
    """Where the words before a number that qualify it begin, and what they make of it."""
    qualifier: Qualifier = "about" if number.rough else "at_least" if number.open else "exact"
    while found := page.words.qualified.search(page.low, max(place.start, start - _REACH), start):
        if qualifier == "exact":
            qualifier = page.words.qualifier_of[found["word"]]
        start = found.start()
    return start, qualifier


def _unit(number: Number, page: Page, place: Range) -> _Counted | None:
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


def _split(number: Number, page: Page, place: Range) -> _Counted | None:
    """A measure with its decimals behind its unit ("1m65")."""
    split = page.words.split.match(page.low, number.end, place.end)
    if split is None or number.value % 1 or number.spelt:
        return None
    unit = page.words.unit_of[split["unit"]]
    return _Counted(number.start, split.end(), unit.kind, unit.code, Decimal(f"0.{split['rest']}"))


def _sign(number: Number, page: Page, place: Range) -> _Counted | None:
    """A number with its unit before it: a sign of money, or a scale behind one of the words that it follows."""
    low, words = page.low, page.words
    sign = words.sign.search(low, max(place.start, number.start - _SIGN), number.start)
    if sign is None:
        return None
    unit = words.sign_of[sign["sign"]]
    beside = words.beside[sign["sign"]]
    if beside and not beside.search(low, max(place.start, sign.start() - _SIGN), sign.start()):
        return None
    return _Counted(sign.start(), number.end, unit.kind, unit.code)


def _noun(number: Number, page: Page, place: Range) -> _Counted | None:
    """A number with the noun it counts, None where it names or points back."""
    low, words = page.low, page.words
    if _counts_nothing(number, page, place):
        return None
    listed = words.listed.match(low, number.end, place.end)
    start = max(place.start, number.start - _REACH)
    doubtful = number.spelt and (
        low[number.start : number.end] in words.doubtful or words.both.search(low, start, number.start)
    )
    match = listed if doubtful else listed or words.noun.match(low, number.end, place.end)
    if match is None or match["noun"] in words.uncounted or not page.countable(match.start("noun")):
        return None
    end = match.end("noun") if listed else _compound(match.end("noun"), page, place)
    noun = page.text[match.start("noun") : end]
    known = listed is not None and (noun[0].islower() or noun.isupper())
    counts = known or words.recalled.match(low, number.start) or _is_noun(noun, number, page)
    return _Counted(number.start, end, "count", noun) if counts else None


def _is_noun(noun: str, number: Number, page: Page) -> bool:
    """Whether what stands behind a number may be what it counts, though no list knows it: no name by its letters."""
    short = noun.isupper() and noun.isalpha() and len(noun) > 1 and not number.spelt
    named = _YEAR.fullmatch(page.low, number.start, number.end) or _in_name(number, page)
    return (noun[0].islower() or short) and not named


def _compound(end: int, page: Page, place: Range) -> int:
    """Where a noun that no list knows ends: most have two syllables."""
    more = page.words.noun.match(page.low, end, place.end)
    if more is None or not page.free(more.start("noun")):
        return end
    if more["noun"] in page.words.uncounted and more["noun"] not in page.words.seconds:
        return end
    return more.end("noun") if page.text[end + 1 : more.end("noun")].islower() and " " not in more["noun"] else end


def _counts_nothing(number: Number, page: Page, place: Range) -> bool:
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


def _in_name(number: Number, page: Page) -> bool:
    """Whether a name stands right before a number, which may belong to it ("gạo OM 5451")."""
    word = page.text[max(0, number.start - _REACH) : number.start].rpartition(" ")[0].rpartition(" ")[2]
    return word.isupper() and word[-1].isalnum()
