"""The `quantities` section of a language pack."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.reading import Qualifier


class Numerals(Struct, frozen=True, forbid_unknown_fields=True):
    """How numbers are spelt out.

    `units` are 1 to 9 on their own or after a larger number; `late_units` only after a number of tens.
    `small` multiply what stands before them below a thousand, `scales` from a thousand on. `zeros` stand for
    the missing tens ("linh"), `halves` for half of the last scale ("rưỡi"). `homonyms` are units that are
    also other words: inside a number they count only before a scale or after `zeros`. `decimal` is the mark
    before decimals; the other of point and comma stands between thousands.
    """

    source: str
    units: dict[str, int]
    late_units: dict[str, int]
    ten: dict[str, int]
    small: dict[str, int]
    scales: dict[str, int]
    zeros: tuple[str, ...]
    halves: tuple[str, ...]
    homonyms: tuple[str, ...]
    decimal: Literal[",", "."] = ","


class Unit(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit by its code (ISO 4217 for money, else a symbol): `forms` stand behind a number, `before` before it.

    With `beside`, those before it count only behind one of these words. The decimals of `split` ones may stand
    behind the unit ("1m65"). Of `most` there is never more: the point of a larger number stands before decimals.
    """

    code: str
    kind: Literal["money", "percent", "measure"]
    forms: tuple[str, ...]
    before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    split: bool = False
    most: int | None = None


class Qualifying(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that qualify a number, before or behind it."""

    qualifier: Qualifier
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Rate(Struct, frozen=True, forbid_unknown_fields=True):
    """Words behind an amount that make it a rate."""

    per: str
    forms: tuple[str, ...]


class Ranking(Struct, frozen=True, forbid_unknown_fields=True):
    """Ranks and ordinals: patterns with `{n}` for the number, or such that mean a fixed `value`."""

    kind: Literal["rank", "ordinal"]
    forms: tuple[str, ...]
    value: int | None = None


class Counting(Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted, and what only looks like it.

    `nouns` have several syllables, `classifiers` one; other words behind a figure in digits are taken for
    nouns unless they are `uncounted`; `seconds` are such that may end a noun of two. Number words that are
    `doubtful`, or stand behind `both` ("cả hai"), count only listed nouns. `definite` phrases point back and count
    nothing, `recalled` ones count what is known already. After `labels` a number names ("Điều 5"), but not after
    `unlabelled` ("tổng số 5"), nor before a listed noun after `soft_labels` ("nhà 3 tầng"). `homonyms` of number
    words count only before a noun, and not after `not_homonyms` ("trong năm").
    """

    source: str
    nouns: tuple[str, ...]
    classifiers: tuple[str, ...]
    uncounted: tuple[str, ...]
    definite: tuple[str, ...]
    labels: tuple[str, ...]
    unlabelled: tuple[str, ...]
    indefinite: tuple[str, ...]
    not_homonyms: tuple[str, ...]
    seconds: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    soft_labels: tuple[str, ...] = ()


class Telling(Struct, frozen=True, forbid_unknown_fields=True):
    """How figures are told.

    `links` stand between what is measured and its amount; `levels` are those that say how much of it there is.
    `openers` stand before what is measured, `copulas` between a subject and what it is. `up` and `down` tell
    a change. `against` joins a change to what it is compared with, and `against_marks` are those that do nothing
    else. `since` opens a date that is no period, `as_of` one up to which a figure counts. `mutual` words say
    that two parties share a figure, one of them the home country where none is named. `clause_ends` part clauses
    like a comma. `series` are things of which a first one is no fact; `names` hold an
    ordinal as part of a name, with one of the `turns` between them or without.

    `heads` are nouns that name a measure, `occasions` those that are numbered; `takers` are verbs whose object is
    one, `joints` part two actions, `phrase_ends` end what stands behind a number. `personal` units measure a
    person. `asides` may stand between a figure and its change; after `respectively` several changes follow, one
    for each figure before them; `times_over` and `multiples` tell a change by a factor; lengths of time behind
    `within` are periods of other figures.
    """

    source: str
    links: tuple[str, ...]
    levels: tuple[str, ...]
    openers: tuple[str, ...]
    copulas: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    against: tuple[str, ...]
    against_marks: tuple[str, ...]
    since: tuple[str, ...]
    as_of: tuple[str, ...]
    mutual: tuple[str, ...]
    clause_ends: tuple[str, ...]
    series: tuple[str, ...]
    names: tuple[str, ...]
    turns: tuple[str, ...]
    personal: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    phrase_ends: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    respectively: tuple[str, ...] = ()
    times_over: tuple[str, ...] = ()
    multiples: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class QuantityExamples(Struct, frozen=True, forbid_unknown_fields=True):
    """Worked examples: each case is a text and what is read in it, `exact|value|unit`, with `|key=value` for more.

    A case that is a text alone holds no quantity.
    """

    cases: tuple[tuple[str, ...], ...]


class Quantities(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers, scales, units, qualifiers, rates, ranks, ordinals, and how figures are told.

    `between` joins the ends of a range; `several` are words for an open number of what follows ("hàng" of "hàng
    trăm"), `roughly` those of them that say about it, where the others leave it open upwards; `half` words for one
    half, `part` joins the numbers of other shares, which in digits count only before `wholes` ("1/5 tổng số").
    `shifts` lead from one amount to another that tells the unit of both; behind `priced` words a scale alone is
    money, in the `currency` of the language's home.
    """

    source: str
    numerals: Numerals
    between: tuple[str, ...]
    several: tuple[str, ...]
    roughly: tuple[str, ...]
    half: tuple[str, ...]
    part: tuple[str, ...]
    wholes: tuple[str, ...]
    shifts: tuple[str, ...]
    priced: tuple[str, ...]
    currency: str
    units: tuple[Unit, ...]
    qualifiers: tuple[Qualifying, ...]
    rates: tuple[Rate, ...]
    rankings: tuple[Ranking, ...]
    counting: Counting
    telling: Telling
    examples: QuantityExamples
