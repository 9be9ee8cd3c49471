"""The `times` section of a language pack."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.reading import Part

TimeUnitCode = Literal["Y", "M", "W", "D", "TH", "TM", "TS"]


class TimeUnit(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of time by its ISO 8601 letter (`TM` for minutes), `count` of them ("thập kỷ" is ten years)."""

    unit: TimeUnitCode
    forms: tuple[str, ...]
    count: int = 1


class DayPart(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the day; clock hours from `after_noon` to eleven mean twelve hours later ("3 giờ chiều")."""

    part: Part
    forms: tuple[str, ...]
    after_noon: int = 0


class Relative(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that count from a day: `offset` units from the page's date, or from the date named before them.

    `compared` ones count from the date of their sentence where they say what something is compared with, else from
    the page's.
    """

    forms: tuple[str, ...]
    unit: Literal["Y", "M", "W", "D"]
    offset: int
    base: Literal["published", "named", "compared"] = "published"
    part: Part | None = None


class Feast(Struct, frozen=True, forbid_unknown_fields=True):
    """A day with a name: kept on a fixed day of the calendar, and counted from `since` where it is counted."""

    names: tuple[str, ...]
    since: int | None = None


class TimeForm(Struct, frozen=True, forbid_unknown_fields=True):
    """How an expression is written: a pattern over lower-case text with slots in braces, and how to read it.

    Slots are numbers (`{D}` day, `{M}` month, `{Y}` year, `{h}` hour, `{m}` minute, `{n}` any number), what
    other tables list (`{unit}`, `{part}`, `{weekday}`, `{quarter}`), and the lists of `words`. A digit behind
    a slot's name tells a second one from the first. Forms stand in order: the first that fits is taken.
    """

    read: str
    form: str


class TimeExamples(Struct, frozen=True, forbid_unknown_fields=True):
    """Worked examples on a page that was published at `published` (None where no page says).

    Each case is a text and what is read in it: `exact|value`, with `|key=value` for what is not plain. The
    value of a vague expression is `null`; a case that is a text alone holds no time.
    """

    cases: tuple[tuple[str, ...], ...]
    published: str | None = None


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """Expressions of time.

    `words` are the lists that forms use, and those that stand before a date and turn or widen it. Numbers:
    `months`, `weekdays`, `seasons` (EDTF), `quarters` and `roman` by name, `years` and `weeks` by their distance
    from the page's; `stems` and `branches` name the years of the cycle of sixty, from 0. `not_after`,
    `not_before` and `proper` make what looks like a date none.
    """

    source: str
    words: dict[str, tuple[str, ...]]
    months: dict[str, int]
    weekdays: dict[str, int]
    quarters: dict[str, int]
    roman: dict[str, int]
    seasons: dict[str, int]
    weeks: dict[str, int]
    years: dict[str, int]
    units: tuple[TimeUnit, ...]
    parts: tuple[DayPart, ...]
    relatives: tuple[Relative, ...]
    feasts: tuple[Feast, ...]
    forms: tuple[TimeForm, ...]
    vague: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    proper: tuple[str, ...]
    examples: tuple[TimeExamples, ...]
    stems: dict[str, int] = {}
    branches: dict[str, int] = {}
