"""Modality, negation, and the wordings of the claim types other than visits."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """A level of relations between states: `label` as the dossier names it, `words` as the press does."""

    label: str
    words: tuple[str, ...]


class Opposition(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that can't both hold in the same place; each word of one side denies each word of the other."""

    name: Literal["direction", "negation", "opposite"]
    one: tuple[str, ...]
    other: tuple[str, ...]


class Toll(Struct, frozen=True, forbid_unknown_fields=True):
    """A count of people that goes on: `behind` the number or inside what is counted, or `before` it.

    `heads` name the count itself, which the number that follows one of `reaching` fills.
    """

    name: Literal["dead", "injured", "missing"]
    behind: tuple[str, ...]
    before: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure under one `name`, by any of its `words`; `unit` is what it counts, whatever the noun.

    `of` says whose it is: whoever the sentence speaks of before it (`any`), the last person named before
    (`person`), or the person it stands right behind (`beside`). `slack` is how far two values may lie apart
    though both hold (an age before and after a birthday).
    """

    name: str
    words: tuple[str, ...]
    unit: str = ""
    of: Literal["any", "person", "beside"] = "any"
    slack: int = 0


class Statements(Struct, frozen=True, forbid_unknown_fields=True):
    """The statements section of a pack. Words are in lower case; case is ignored.

    `plans` put what follows into the future, but not inside the longer words of `unplanned`; `denials` deny it. A
    figure behind one of `goals` is one to be reached.
    After `born` stands when a person was born. `clause_breaks` begin a new clause inside a
    sentence, `clause_verbs` do so behind a comma. `levels` are levels of relations, which one of `loosely`
    behind them makes a mere wording and one of `raising` before them a level to be reached; `relations` name
    relations as such, `established` their beginning; `having`, `between` and `with_` make a relation of
    named bodies, `both` stands for the two countries in question. `oppositions` are pairs of sides of which
    one denies the other; a word of denial before one of `unnegated` denies nothing.
    `here` and `elsewhere` beside one word tell this one from another ("this season", "last season"); one of
    `choosing` adds a second group to what is counted, and one of
    `of_old` behind a name says that it is one no more. Where something is corrected, what is right stands behind one of
    `righted`, and what is wrong behind one of `instead`; a page named behind one of `withdrawing` is taken back.
    `bilateral` are what a measure is called between two countries, and say no more than
    their names; `people` are who is counted in `tolls` (`persons` are counted otherwise), which come to a number behind
    one of `reaching`, and near one of `parts` a number is a part of the count, or one of another time; one of
    `altogether` before a number, or of `each` behind it, says that it is the whole; between two
    numbers `out_of` makes the first a part of the second, and a count before one of `on_the_spot` is one of those who
    died there. A count behind one of `so_far` is not the last, nor one of a page with one of `seeking`; `corrections`
    say that a page takes something back; `settings` say into what time something falls. A sentence that opens with
    one of `leaning` leans on the one before it, unless a name follows. `measures` are what figures measure, under one
    name each; `idle` words in such a phrase tell nothing of it, one of `renewing` beside a count makes it one of
    what is new, and a figure behind one of
    `proposing` is not yet so. `slight` words carry no fact of their own, and `endings` change none.
    """

    source: str
    plans: tuple[str, ...]
    denials: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    clause_verbs: tuple[str, ...]
    levels: tuple[Relation, ...]
    loosely: tuple[str, ...]
    raising: tuple[str, ...]
    relations: tuple[str, ...]
    established: tuple[str, ...]
    having: tuple[str, ...]
    between: tuple[str, ...]
    with_: tuple[str, ...] = field(name="with")
    both: tuple[str, ...]
    bilateral: tuple[str, ...]
    oppositions: tuple[Opposition, ...]
    people: tuple[str, ...]
    corrections: tuple[str, ...]
    settings: tuple[str, ...]
    leaning: tuple[str, ...]
    tolls: tuple[Toll, ...]
    reaching: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    altogether: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    on_the_spot: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    seeking: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    unnegated: tuple[str, ...] = ()
    slight: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    renewing: tuple[str, ...] = ()
    proposing: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    choosing: tuple[str, ...] = ()
    of_old: tuple[str, ...] = ()
    righted: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    withdrawing: tuple[str, ...] = ()
