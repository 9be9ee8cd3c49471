"""The forms of quantities, compiled from a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from doichieu.annotate.numerals import NumberWords, alternatives, number_words
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.quantities import Quantities, Unit
from doichieu.model.reading import Qualifier, QuantityKind
from doichieu.text.canonical import canonical

_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


class RankForm(Struct, frozen=True):
    """A rank or ordinal: its kind, and the value where the form has no number."""

    kind: QuantityKind
    value: int | None


class QuantityWords(Struct, frozen=True):
    """A pack's quantities, ready for use on lower-case canonical text."""

    quantities: Quantities
    numbers: NumberWords
    number: re.Pattern[str]
    starts: re.Pattern[str]
    between: re.Pattern[str]
    unit: re.Pattern[str]
    unit_of: dict[str, Unit]
    sign: re.Pattern[str]
    sign_of: dict[str, Unit]
    beside: dict[str, re.Pattern[str] | None]
    roughly: re.Pattern[str]
    round: re.Pattern[str]
    personal: frozenset[str]
    noun: re.Pattern[str]
    listed: re.Pattern[str]
    uncounted: frozenset[str]
    seconds: frozenset[str]
    doubtful: frozenset[str]
    both: re.Pattern[str]
    split: re.Pattern[str]
    shift: re.Pattern[str]
    priced: re.Pattern[str]
    soft_label: re.Pattern[str]
    definite: re.Pattern[str]
    recalled: re.Pattern[str]
    several: re.Pattern[str]
    half: re.Pattern[str]
    share: re.Pattern[str]
    qualified: re.Pattern[str]
    qualifier_of: dict[str, Qualifier]
    qualified_after: re.Pattern[str]
    qualifying: re.Pattern[str]
    rate: re.Pattern[str]
    rate_of: dict[str, str]
    label: re.Pattern[str]
    unlabelled: re.Pattern[str]
    not_homonym: re.Pattern[str]
    ranking: re.Pattern[str]
    rank_forms: tuple[RankForm, ...]
    name_end: re.Pattern[str]


@cache
def quantity_words(code: str) -> QuantityWords:
    """The quantities of a language's pack, compiled once."""
    return compile_quantities(load_pack(code).quantities)


def compile_quantities(quantities: Quantities) -> QuantityWords:
    """The quantities of a pack, compiled."""
    numbers, counting = number_words(quantities.numerals), quantities.counting
    unit_of = {canonical(form): unit for unit in quantities.units for form in unit.forms}
    sign_of = {canonical(form): unit for unit in quantities.units for form in unit.before}
    before = {canonical(word): q.qualifier for q in quantities.qualifiers for word in q.before}
    after = {canonical(word): q.qualifier for q in quantities.qualifiers for word in q.after}
    rate_of = {canonical(form): rate.per for rate in quantities.rates for form in rate.forms}
    nouns = [*map(canonical, counting.nouns), *map(canonical, counting.classifiers)]
    ranking, rank_forms = _rankings(quantities, numbers)
    return QuantityWords(
        quantities=quantities,
        numbers=numbers,
        number=re.compile(numbers.phrase),
        starts=_starts(quantities),
        between=re.compile(_words(quantities.between)),
        unit=re.compile(rf" ?(?P<unit>{alternatives(unit_of)})(?![\w²³])(?!-[^\W\d])"),
        unit_of=unit_of,
        sign=re.compile(rf"(?<!\w)(?P<sign>{alternatives(sign_of)}) ?\Z"),
        sign_of=sign_of,
        beside={
            canonical(sign): re.compile(rf"(?<!\w){_words(unit.beside)} \Z") if unit.beside else None
            for unit in quantities.units
            for sign in unit.before
        },
        roughly=re.compile(rf"{_words(quantities.roughly)}\b"),
        round=re.compile(rf"{_scales(quantities)}\b"),
        personal=frozenset(map(canonical, quantities.telling.personal)),
        noun=re.compile(rf" (?P<noun>{alternatives(nouns)}|[^\W\d_]+)(?![\w/])"),
        listed=re.compile(rf" (?P<noun>{alternatives(nouns)})(?!\w)"),
        uncounted=frozenset(map(canonical, counting.uncounted)),
        seconds=frozenset(map(canonical, counting.seconds)),
        both=re.compile(rf"(?<!\w){_words(quantities.counting.both)} \Z"),
        doubtful=frozenset(map(canonical, counting.doubtful)),
        split=re.compile(
            rf"(?P<unit>{_words(f for u in quantities.units if u.split for f in u.forms)})(?P<rest>\d{{1,2}})(?!\w)"
        ),
        shift=re.compile(_words(quantities.shifts)),
        priced=re.compile(rf"(?<!\w){_words(quantities.priced)}(?!\w)"),
        soft_label=re.compile(rf"(?<!\w){_words(counting.soft_labels)} \Z"),
        definite=re.compile(rf"{_words(counting.definite)}\b"),
        recalled=re.compile(rf"{_words(counting.recalled)}\b"),
        several=_several(quantities),
        share=_share(quantities),
        half=re.compile(rf"{_words(quantities.half)}\b"),
        qualified=re.compile(rf"(?<!\w)(?P<word>{alternatives(before)}) \Z"),
        qualifier_of=before | after,
        qualified_after=re.compile(rf" (?P<word>{alternatives(after)})\b"),
        qualifying=re.compile(rf"(?<!\w)(?P<word>{alternatives(before)})(?!\w)"),
        rate=re.compile(rf"(?P<rate>{alternatives(rate_of)})(?!\w)"),
        rate_of=rate_of,
        label=re.compile(rf"(?<!\w){_words(counting.labels)} \Z"),
        unlabelled=re.compile(rf"(?<!\w){_words(counting.unlabelled)} \Z"),
        not_homonym=re.compile(rf"(?<!\w){_words(counting.not_homonyms)} \Z"),
        ranking=ranking,
        rank_forms=rank_forms,
        name_end=re.compile(rf"(?<!\w){_words(quantities.telling.names)} (?:{_words(quantities.telling.turns)} )?\Z"),
    )


def _words(words: Iterable[str]) -> str:
    return alternatives(map(canonical, words))


def _share(quantities: Quantities) -> re.Pattern[str]:
    """One or more parts of a whole: "1/5 tổng số", "ba phần tư"."""
    late = [*quantities.numerals.units, *quantities.numerals.late_units, *quantities.numerals.ten]
    digits = rf"(?P<some>\d{{1,2}})/(?P<all>\d{{1,3}})(?= {_words(quantities.wholes)}(?!\w))"
    few = alternatives(quantities.numerals.units)
    words = rf"(?P<few>{few}) {_words(quantities.part)} (?P<of>{alternatives(late)})(?!\w)"
    return re.compile(rf"{digits}|{words}")


def _starts(quantities: Quantities) -> re.Pattern[str]:
    """Where a number can begin: a digit, a number word, or a word for an open number."""
    numerals = quantities.numerals
    words = [*numerals.units, *numerals.ten, *quantities.several, *quantities.half, *numerals.small, *numerals.scales]
    first = {word.split()[0] for word in map(canonical, words)}
    return re.compile(rf"(?<![^\W_])\d|(?<!\w){alternatives(first)}(?!\w)")


def _several(quantities: Quantities) -> re.Pattern[str]:
    """An open number ("hàng chục nghìn"): a word for it, then words of scale."""
    return re.compile(rf"{_words(quantities.several)} (?P<scale>{_scales(quantities)})\b")


def _scales(quantities: Quantities) -> str:
    """Words of scale in a row."""
    scale = alternatives([*quantities.numerals.small, *quantities.numerals.scales])
    return rf"{scale}(?: {scale}){{0,3}}"


def _rankings(quantities: Quantities, numbers: NumberWords) -> tuple[re.Pattern[str], tuple[RankForm, ...]]:
    forms = [(RankForm(r.kind, r.value), form) for r in quantities.rankings for form in r.forms]
    late = _words(quantities.numerals.late_units)
    patterns = [
        rf"(?P<F{at}>{canonical(form).replace('{n}', rf'(?P<n{at}>{numbers.phrase}|{late}|{_ROMAN.pattern})')})"
        for at, (_, form) in enumerate(forms)
    ]
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?![\w/])(?![.,]\d)")
    return whole, tuple(form for form, _ in forms)


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral up to 89 in small letters, None for what is none."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
