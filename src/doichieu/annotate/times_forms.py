"""The forms of expressions of time, compiled from a pack: one pattern that says which form stands at a place."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.annotate.numerals import NumberWords, alternatives, number_words
from doichieu.lang.pack import Pack, load_pack
from doichieu.lang.schema.times import DayPart, Feast, Relative, Times, TimeUnit
from doichieu.text.canonical import canonical

_SLOT = re.compile(r"\{([A-Za-z_]+?)(\d?)\}")
_DAY, _MONTH = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]"
_NUMBERS = {
    "D": rf"(?:{_DAY})(?!\d)",
    "M": rf"(?:{_MONTH})(?!\d)",
    "DD": r"(?:0[1-9]|[12]\d|3[01])",
    "MM": r"(?:0[1-9]|1[0-2])",
    "Y": r"(?:1\d{3}|20\d\d)(?!\d)",
    "YY": r"\d\d(?!\d)",
    "h": r"(?:[01]?\d|2[0-4])(?!\d)",
    "m": r"[0-5]?\d(?!\d)",
    "mm": r"[0-5]\d(?!\d)",
}
LEADS = ("from", "until", "before", "after", "at", "ordinal")
_END = r"(?!\w)(?!/\w)(?![.,:]\d)"


class TimeWords(Struct, frozen=True):
    """A pack's expressions of time, ready for use on lower-case canonical text."""

    times: Times
    numbers: NumberWords
    forms: re.Pattern[str]
    starts: re.Pattern[str]
    reads: tuple[str, ...]
    units: dict[str, TimeUnit]
    parts: dict[str, DayPart]
    relatives: dict[str, Relative]
    feast_of: dict[str, Feast]
    before: dict[str, re.Pattern[str]]
    to: re.Pattern[str]
    barred_before: re.Pattern[str]
    barred_after: re.Pattern[str]
    proper: re.Pattern[str]
    to_now: re.Pattern[str]
    feast_end: re.Pattern[str]
    feast_behind: re.Pattern[str]
    named_day: re.Pattern[str]
    jubilee: re.Pattern[str]
    counted_from: re.Pattern[str]
    event: re.Pattern[str]
    after_noon: dict[str, int]


class Found(Struct, frozen=True):
    """A form at a place: its reading, and what its slots hold."""

    start: int
    end: int
    read: str
    slots: dict[str, str]

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
    forms = [("vague", alternatives(map(canonical, times.vague)))]
    forms += [(form.read, _expanded(form.form, at + 1, slots, lists)) for at, form in enumerate(times.forms)]
    whole = "|".join(f"(?P<F{at}>{pattern})" for at, (_, pattern) in enumerate(forms))
    feast_of = {canonical(name): feast for feast in times.feasts for name in feast.names}
    return TimeWords(
        times=times,
        numbers=numbers,
        forms=re.compile(rf"(?:{whole}){_END}"),
        starts=_starts(times, numbers),
        reads=tuple(read for read, _ in forms),
        units={form: unit for unit in times.units for form in unit.forms},
        parts={form: part for part in times.parts for form in part.forms},
        relatives={canonical(form): relative for relative in times.relatives for form in relative.forms},
        feast_of=feast_of,
        before={name: re.compile(rf"(?<!\w){lists[name]} \Z") for name in LEADS},
        to=re.compile(lists["to"]),
        barred_before=re.compile(rf"(?<!\w){alternatives(map(canonical, times.not_after))} \Z"),
        barred_after=re.compile(rf" {alternatives(map(canonical, times.not_before))}\b"),
        proper=re.compile(rf"(?<!\w){alternatives(map(canonical, times.proper))} \Z"),
        to_now=re.compile(rf"{lists['to']}{lists['now']}\b"),
        feast_end=re.compile(rf"(?<!\w){alternatives(feast_of)},? \(?(?:{lists['on']} )?\Z"),
        feast_behind=re.compile(rf" (?:{lists['on']} )?(?P<feast>{alternatives(feast_of)})\b"),
        named_day=_named_day(times),
        jubilee=re.compile(rf"(?<!\w){lists['anniversary']}(?: {lists['about']})? \Z"),
        counted_from=re.compile(rf" {lists['counted_from']}\b(?! \d)"),
        event=re.compile(rf" (?P<event>[^\W_](?:(?!{lists['and']}\d)[^.,;:()\n]){{0,80}})(?<! )"),
        after_noon={part.part: part.after_noon for part in times.parts},
    )


def _named_day(times: Times) -> re.Pattern[str]:
    """A day's name in capitals at the end of a text: "Ngày Nhà giáo Việt Nam "."""
    days = alternatives(canonical(word).capitalize() for word in times.words["on"])
    return re.compile(rf"(?<!\w){days} [A-ZÀ-ỸĐ][^\W\d_]*(?:[ -][^\W\d_]+){{0,8}} \(?\Z")


def _slots(times: Times, numbers: NumberWords) -> dict[str, str]:
    return _NUMBERS | {
        "n": numbers.phrase,
        "Mw": rf"(?:{_NUMBERS['M']}|{alternatives(times.months)}\b)",
        "unit": alternatives(form for unit in times.units for form in unit.forms) + r"\b",
        "part": alternatives(form for part in times.parts for form in part.forms) + r"\b",
        "weekday": alternatives(times.weekdays) + r"\b",
        "quarter": alternatives(times.quarters) + r"\b",
        "roman": rf"(?:{alternatives(times.roman)}|\d{{1,2}})\b",
        "season": alternatives(times.seasons) + r"\b",
        "week": alternatives(times.weeks) + r"\b",
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


def _starts(times: Times, numbers: NumberWords) -> re.Pattern[str]:
    """Where a form can begin: a digit, a stroke before a unit, or the first word of anything listed."""
    listed = [word for words in times.words.values() for word in words]
    listed += [form for unit in times.units for form in unit.forms]
    listed += [form for part in times.parts for form in part.forms]
    listed += [form for relative in times.relatives for form in relative.forms]
    listed += [*times.vague, *times.weekdays, *numbers.numerals.units, *numbers.numerals.ten]
    listed += [word for form in times.forms for word in re.findall(r"^[^\W\d_]+", form.form)]
    first = {word.split()[0] for word in map(canonical, listed) if word[:1].isalpha()}
    return re.compile(rf"(?<!\w)(?:\d|{alternatives(first)}(?!\w))|(?<=[^\W\d_])/(?=[^\W\d_])")


def find_form(words: TimeWords, text: str, start: int, end: int) -> Found | None:
    """The form that stands at a place of a lower-case text, None where there is none."""
    match = words.forms.match(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    groups = match.groupdict()
    slots = {name.split("_F")[0]: value for name, value in groups.items() if value is not None and "_F" in name}
    return Found(match.start(), match.end(), words.reads[int(match.lastgroup[1:])], slots)
