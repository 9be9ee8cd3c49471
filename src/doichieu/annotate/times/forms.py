"""The forms of expressions of time, compiled from a pack: one pattern that says which form stands at a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise

from msgspec import Struct

from doichieu.annotate.numerals import NumberWords, alternatives, number_words
from doichieu.lang.pack import Pack, load_pack
from doichieu.lang.schema.quantities import Numerals
from doichieu.lang.schema.times import DayPart, Feast, Relative, Times, TimeUnit
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

_NAMED = re.compile(r"\(\?P<(\w+)>")
_SLOT = re.compile(r"\{([A-Za-z_]+?)(\d?)\}")
_DAY, _MONTH = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]"
_NUMBERS = {
    "D": rf"(?:{_DAY})(?!\d)",
    "M": rf"(?:{_MONTH})(?!\d)",
    "Y": r"(?:1\d{3}|20\d\d)(?!\d)",
    "YY": r"\d\d(?!\d)",
    "h": r"(?:[01]?\d|2[0-4])(?!\d)",
    "m": r"[0-5]?\d(?!\d)",
    "mm": r"[0-5]\d(?!\d)",
}
LEADS = ("from", "until", "before", "after", "at", "ordinal", "compared", "stage", "scored")
YEAR_LEADS = ("from", "until", "before", "after", "compared", "stage")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
_GROUP = re.compile(r"\?P[<=]\w+[>)]|\{\w+\}|\\[a-z]")
_COUNTING = re.compile(r"(?!(?:1\d|20)\d\d )\d+(?:[.,]\d+){0,6} ([^\W\d_]+)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_END = r"(?!\w)(?!/\w)(?![.,:]\d)"


class TimeWords(Struct, frozen=True):
    """A pack's expressions of time, ready for use on lower-case canonical text."""

    times: Times
    numbers: NumberWords
    number: re.Pattern[str]
    forms: dict[str, re.Pattern[str]]
    reads: tuple[str, ...]
    slots: tuple[tuple[tuple[str, str], ...], ...]
    units: dict[str, TimeUnit]
    parts: dict[str, DayPart]
    relatives: dict[str, Relative]
    feast_of: dict[str, Feast]
    before: dict[str, re.Pattern[str]]
    to: re.Pattern[str]
    bracket: re.Pattern[str]
    barred_before: re.Pattern[str]
    barred_after: re.Pattern[str]
    proper: re.Pattern[str]
    rated: re.Pattern[str]
    heading: re.Pattern[str]
    to_now: re.Pattern[str]
    feast_end: re.Pattern[str]
    feast_behind: re.Pattern[str]
    named_day: re.Pattern[str]
    jubilee: re.Pattern[str]
    counted_from: re.Pattern[str]
    event: re.Pattern[str]
    counted: re.Pattern[str]
    named_before: re.Pattern[str]
    behind: re.Pattern[str]
    coming: re.Pattern[str]
    gone: re.Pattern[str]
    weekday_leads: frozenset[str]
    future: re.Pattern[str]
    told: re.Pattern[str]
    vocabulary: frozenset[str]
    year_lead: re.Pattern[str]
    no_year: re.Pattern[str]
    year_end: re.Pattern[str]
    after_noon: dict[str, int]


class Found(Struct, frozen=True):
    """A form at a place: its reading, and what its slots hold."""

    start: int
    text: str
    read: str
    slots: dict[str, str]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def number(self, name: str) -> int | None:
        """The number in a slot, None where it is empty."""
        return int(self.slots[name]) if name in self.slots else None


@cache
def time_words(code: str) -> TimeWords:
    """The expressions of time of a language's pack, compiled once."""
    return compile_times(load_pack(code))


def compile_times(pack: Pack) -> TimeWords:
    """The expressions of time of a pack, compiled."""
    times, numbers = pack.times, number_words(pack.quantities.numerals)
    lists = {name: alternatives(map(canonical, words)) for name, words in times.words.items()}
    slots = _slots(times, numbers)
    patterns = [_expanded(form.form, at, slots, lists) for at, form in enumerate(times.forms)]
    firsts = _firsts(times, numbers)
    feast_of = {canonical(name): feast for feast in times.feasts for name in feast.names}
    return TimeWords(
        times=times,
        numbers=numbers,
        number=re.compile(numbers.phrase),
        forms=_by_start(patterns, [_leads(form.form, firsts) for form in times.forms]),
        reads=tuple(form.read for form in times.forms),
        slots=tuple(tuple((name.split("_F")[0], name) for name in _NAMED.findall(pattern)) for pattern in patterns),
        units={form: unit for unit in times.units for form in unit.forms},
        parts={form: part for part in times.parts for form in part.forms},
        relatives={canonical(form): relative for relative in times.relatives for form in relative.forms},
        feast_of=feast_of,
        before={name: re.compile(rf"(?<!\w){lists[name]} \Z") for name in LEADS},
        to=re.compile(rf"{lists['to']}(?:{lists['stage']} )?"),
        bracket=re.compile(rf",? ?\((?:{lists['on']} )?"),
        barred_before=re.compile(rf"(?<!\w){alternatives(map(canonical, times.not_after))} \Z"),
        barred_after=re.compile(rf" {alternatives(map(canonical, times.not_before))}\b"),
        proper=re.compile(rf"(?<!\w){alternatives(map(canonical, times.proper))} \Z"),
        rated=re.compile(rf"(?<![^\W\d_]){alternatives(_rated(pack))}\Z"),
        heading=re.compile(rf" {lists['ahead']}\Z"),
        to_now=re.compile(rf"{lists['to']}{lists['now']}\b"),
        feast_end=re.compile(rf"(?<!\w){alternatives(feast_of)},? \(?(?:{lists['on']} )?\Z"),
        feast_behind=re.compile(rf" (?:{lists['on']} )?(?P<feast>{alternatives(feast_of)})\b"),
        named_day=_named_day(times),
        jubilee=re.compile(rf"(?<!\w){lists['anniversary']}(?: {lists['about']})? \Z"),
        counted_from=re.compile(rf" {lists['counted_from']}\b(?! \d)"),
        event=re.compile(rf" (?P<event>[^\W_](?:(?!{lists['and']}\d)[^.,;:()\n]){{0,80}})(?<! )"),
        counted=re.compile(rf" {alternatives(_counted(pack))}(?!\w)"),
        named_before=re.compile(rf"(?<!\w)[A-ZÀ-ỸĐ][\w&.-]*(?: {lists['named_tail']})? \Z"),
        behind=re.compile(rf"{lists['behind']} "),
        coming=re.compile(rf" {lists['coming']}(?!\w)(?! \d)"),
        gone=re.compile(rf" {lists['gone']}(?!\w)"),
        future=re.compile(rf"(?<!\w){lists['future']}(?!\w)"),
        told=re.compile(rf"[.;:!?\n\"“”]|(?<!\w){lists['past']}(?!\w)"),
        vocabulary=_vocabulary(times, numbers.numerals),
        year_lead=re.compile(rf"(?<!\w){alternatives(word for lead in YEAR_LEADS for word in times.words[lead])} \Z"),
        no_year=re.compile(rf"(?<!\w){alternatives(_amount_leads(pack))} \Z"),
        year_end=re.compile(rf"\Z|[,;:)!?\"”…\n]|\.(?!\d)| (?:[-(]|{alternatives(_after_years(pack))}(?!\w))"),
        weekday_leads=frozenset(map(canonical, times.words["weekday_leads"])),
        after_noon={part.part: part.after_noon for part in times.parts},
    )


def _counted(pack: Pack) -> list[str]:
    """What is counted or measured."""
    quantities = pack.quantities
    words = [*quantities.counting.nouns, *quantities.counting.classifiers, *quantities.numerals.scales]
    words += quantities.numerals.small
    return [*map(canonical, words), *(canonical(form) for unit in quantities.units for form in unit.forms)]


def _vocabulary(times: Times, numerals: Numerals) -> frozenset[str]:
    """Every word that an expression of time may hold: what follows a number and is none of them ends no expression."""
    tables = (times.months, times.weekdays, times.quarters, times.roman, times.seasons, times.weeks, times.years)
    listed = [*chain.from_iterable(times.words.values()), *chain.from_iterable(tables), *times.vague]
    listed += [*numerals.units, *numerals.ten, *numerals.late_units, *numerals.small, *numerals.scales]
    listed += [*numerals.zeros, *numerals.halves, *times.stems, *times.branches]
    listed += chain.from_iterable(unit.forms for unit in times.units)
    listed += chain.from_iterable(part.forms for part in times.parts)
    listed += chain.from_iterable(relative.forms for relative in times.relatives)
    listed += [_GROUP.sub(" ", form.form) for form in times.forms]
    return frozenset(word for said in listed for word in _FIRST_WORD.findall(canonical(said)))


def _amount_leads(pack: Pack) -> list[str]:
    """What stands before numbers that are amounts or names, not years."""
    quantities = pack.quantities
    words = [*quantities.counting.labels, *quantities.telling.links, *quantities.telling.levels]
    words = [*words, *(word for one in quantities.qualifiers for word in one.before)]
    return list(map(canonical, words))


def _after_years(pack: Pack) -> list[str]:
    """What may follow a year that stands without its word, no noun that a number would count and no other amount."""
    shifts = {word for shift in pack.quantities.shifts for word in shift.split()[:1]}
    return [canonical(word) for word in pack.quantities.counting.uncounted if word not in shifts]


def _rated(pack: Pack) -> list[str]:
    """The units that are rates of time themselves ("km/h")."""
    return [form for unit in pack.quantities.units for form in map(canonical, unit.forms) if "/" in form]


def _named_day(times: Times) -> re.Pattern[str]:
    """A day's name in capitals at the end of a text: "Ngày Nhà giáo Việt Nam "."""
    days = alternatives(canonical(word).capitalize() for word in times.words["on"])
    return re.compile(rf"(?<!\w){days} [A-ZÀ-ỸĐ][^\W\d_]*(?:[ -][^\W\d_]+){{0,8}} \(?\Z")


def _slots(times: Times, numbers: NumberWords) -> dict[str, str]:
    return _NUMBERS | {
        "n": numbers.phrase,
        "Mw": rf"(?!{alternatives(numbers.numerals.homonyms)} \d)(?:{_NUMBERS['M']}|{alternatives(times.months)}\b)",
        "unit": alternatives(form for unit in times.units for form in unit.forms) + r"\b",
        "part": alternatives(form for part in times.parts for form in part.forms) + r"\b",
        "weekday": alternatives(times.weekdays) + r"\b",
        "quarter": alternatives(times.quarters) + r"\b",
        "roman": rf"(?:{alternatives(times.roman)}|\d{{1,2}})\b",
        "season": alternatives(times.seasons) + r"\b",
        "week": alternatives(times.weeks) + r"\b",
        "stem": alternatives(map(canonical, times.stems)),
        "branch": alternatives(map(canonical, times.branches)) + r"\b",
        "round": alternatives(numbers.numerals.small) + r"\b",
        "vague": alternatives(map(canonical, times.vague)),
        "years": alternatives(times.years) + r"\b",
        "relative": alternatives(canonical(form) for relative in times.relatives for form in relative.forms) + r"\b",
    }


def _expanded(form: str, at: int, slots: dict[str, str], lists: dict[str, str]) -> str:
    """A form as a pattern: slots become groups named slot, digit, form and turn, so that none meet."""
    turn = 0

    def fill(match: re.Match[str]) -> str:
        nonlocal turn
        name, digit = match[1], match[2]
        if name in lists:
            return lists[name]
        if digit == "0":
            return f"(?:{slots[name]})"
        turn += 1
        return f"(?P<{name}{digit}_F{at}_{turn}>{slots[name]})"

    pattern = re.sub(r"\(\?P<([a-z]+)>", rf"(?P<\1_F{at}_0>", form)
    return _SLOT.sub(fill, re.sub(r"\(\?P=([a-z]+)\)", rf"(?P=\1_F{at}_0)", pattern))


def _firsts(times: Times, numbers: NumberWords) -> dict[str, frozenset[str]]:
    """For each slot and list, the words that it can begin with."""
    numerals = numbers.numerals
    listed: dict[str, Iterable[str]] = {
        **times.words,
        "n": [*numerals.units, *numerals.ten],
        "Mw": times.months,
        "unit": [form for unit in times.units for form in unit.forms],
        "part": [form for part in times.parts for form in part.forms],
        "weekday": times.weekdays,
        "season": times.seasons,
        "relative": [form for relative in times.relatives for form in relative.forms],
        "vague": times.vague,
    }
    firsts = {name: frozenset(canonical(form).split()[0] for form in forms) for name, forms in listed.items()}
    digit = frozenset({"0"})
    return {**dict.fromkeys(_NUMBERS, digit), **firsts, "n": firsts["n"] | digit, "Mw": firsts["Mw"] | digit}


def _by_start(patterns: list[str], leads: list[frozenset[str]]) -> dict[str, re.Pattern[str]]:
    """For each word or mark that a form can begin with, the pattern of all such forms; `0` is any digit."""
    forms_of: dict[str, list[int]] = {}
    for at, lead in enumerate(leads):
        for start in sorted(lead):
            forms_of.setdefault(start, []).append(at)
    compiled = {forms: _whole(patterns, forms) for forms in sorted({tuple(forms) for forms in forms_of.values()})}
    return {start: compiled[tuple(forms)] for start, forms in forms_of.items()}


def _whole(patterns: list[str], forms: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(f'(?P<F{at}>{patterns[at]})' for at in forms)}){_END}")


def _leads(form: str, firsts: dict[str, frozenset[str]]) -> frozenset[str]:
    """What a form can begin with: the first words of its first part, and of the next while a part may be left out."""
    leads: frozenset[str] = frozenset()
    at = 0
    while at < len(form):
        if form[at] != "(":
            return leads | _lead(form[at:], firsts)
        close = _closing(form, at)
        if not form.startswith("(?!", at):
            inside = _OPENING.sub("", form[at : close - 1], count=1)
            leads |= frozenset().union(*(_leads(branch, firsts) for branch in _branches(inside)))
            if form[close : close + 1] != "?":
                return leads
        at = close + (form[close : close + 1] == "?")
    return leads


def _lead(form: str, firsts: dict[str, frozenset[str]]) -> frozenset[str]:
    slot = _SLOT.match(form)
    word = _FIRST_WORD.match(form)
    return firsts[slot[1]] if slot else frozenset({word[0]} if word else {form[0]})


def _closing(form: str, at: int) -> int:
    """Where the group that opens at a place ends."""
    depth = 0
    for place in range(at, len(form)):
        depth += (form[place] == "(") - (form[place] == ")")
        if depth == 0:
            return place + 1
    raise ValueError(f"unclosed group in {form!r}")


def _branches(form: str) -> list[str]:
    """The branches of a form, split at the strokes outside its groups."""
    cuts, depth = [-1], 0
    for place, mark in enumerate(form):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            cuts.append(place)
    return [form[start + 1 : end] for start, end in pairwise([*cuts, len(form)])]


def find_form(words: TimeWords, forms: re.Pattern[str], text: str, place: Range) -> Found | None:
    """Which of some forms begins where a place of a lower-case text does, and ends in it; None where none does."""
    match = forms.match(text, place.start, place.end)
    if match is None or match.lastgroup is None:
        return None
    form = int(match.lastgroup[1:])
    slots = {slot: value for slot, group in words.slots[form] if (value := match[group])}
    return Found(match.start(), match[0], words.reads[form], slots)


def counts_on(low: str, at: int, words: TimeWords) -> bool:
    """Whether a number stands before a word that no expression of time holds, and is no year itself."""
    follows = _COUNTING.match(low, at)
    return follows is not None and follows[1] not in words.vocabulary
