"""Matters of a story that pages tell in other words: causes, ranks, runs, courses, outcomes, lengths of time."""

from __future__ import annotations

from msgspec import Struct


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """What a story is of, by its `words`: a fire, somebody's death.

    `person` says that it befalls one whom the page names.
    """

    name: str
    words: tuple[str, ...]
    person: bool = False


class Cause(Struct, frozen=True, forbid_unknown_fields=True):
    """What brought a topic about (`of`), under one `name`, by any of its `words`; of one topic only one is so.

    With `alone`, to name it is to give it as the cause.
    """

    of: str
    name: str
    words: tuple[str, ...]
    alone: bool = False


class Causal(Struct, frozen=True, forbid_unknown_fields=True):
    """How a cause is told: `before` it, or one of `nouns` and one of `copulas` on, or `behind` it.

    `ruled_out` before it and `sound` behind it deny it. A sentence that has one of `unsure` before it only guesses;
    with one of `general` it tells of many cases, and with one of `kin` of somebody else.
    """

    nouns: tuple[str, ...]
    copulas: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    kin: tuple[str, ...]
    ruled_out: tuple[str, ...]
    sound: tuple[str, ...]
    unsure: tuple[str, ...]
    general: tuple[str, ...]


class Verdicts(Struct, frozen=True, forbid_unknown_fields=True):
    """How a court's sentence is told.

    One of `prison` behind a length of time makes it a term, and so does one of `jailed` before it. `life` and `death`
    are the gravest penalties, told with one of `sentenced` before them, as `acquitted` is; one of `suspended` or
    `served` tells how a term is served. One of `fines` before an amount makes it a fine. A sentence that has one of
    `not_given` before a term tells what is asked for, threatens or was given by another court; one of `part` right
    before it tells a limit or a part. One of `given_to` stands before who is named behind the term.
    """

    prison: tuple[str, ...]
    jailed: tuple[str, ...]
    acquitted: tuple[str, ...]
    suspended: tuple[str, ...]
    served: tuple[str, ...]
    fines: tuple[str, ...]
    life: tuple[str, ...]
    death: tuple[str, ...]
    sentenced: tuple[str, ...]
    not_given: tuple[str, ...]
    part: tuple[str, ...]
    given_to: tuple[str, ...]


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """What goes one way, told by one of `one`, or the other: right before its size. The first are plain moves."""

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]


class Moving(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure that moves up and down, under one `name`."""

    name: str
    words: tuple[str, ...]


class Contests(Struct, frozen=True, forbid_unknown_fields=True):
    """How a result is told, beside the words of the acts section.

    `beating` stands between the winner and the loser, `winning` and `failing` behind a side, and one of `nets` between
    a word of winning and the loser; one of `giving` before one of `to` and the winner, or
    before the winner and one of `chosen_as`; none of `apart` stands between.
    Behind one of `not_this` in its clause a result is of another contest, or of none yet. With one of `elections` it is
    somebody's election, which has one winner.
    """

    beating: tuple[str, ...]
    winning: tuple[str, ...]
    failing: tuple[str, ...]
    nets: tuple[str, ...]
    giving: tuple[str, ...]
    to: tuple[str, ...]
    chosen_as: tuple[str, ...]
    apart: tuple[str, ...]
    elections: tuple[str, ...]
    not_this: tuple[str, ...]


class Courses(Struct, frozen=True, forbid_unknown_fields=True):
    """How a way between places is told.

    `known` gives places by their other names; one of `heads` before a name is no part of it. One of `starting` behind
    a word for what moves (`carriers`), or one of `leaving`, stands before the first place, and one of `reaching`
    before the last; behind one of `stretches` it is a road, which has no direction. Behind one of
    `heading` two places joined by a dash are a way. One of `then` stands between a
    place and the next on the way, one of `once_there` before the first of two, and one of `before_that` before the
    one that comes second.
    """

    known: dict[str, str]
    heads: tuple[str, ...]
    starting: tuple[str, ...]
    heading: tuple[str, ...]
    leaving: tuple[str, ...]
    carriers: tuple[str, ...]
    stretches: tuple[str, ...]
    reaching: tuple[str, ...]
    then: tuple[str, ...]
    once_there: tuple[str, ...]
    before_that: tuple[str, ...]


class Run(Struct, frozen=True, forbid_unknown_fields=True):
    """A result of one kind, several of which may come in a row, under one `name`."""

    name: str
    words: tuple[str, ...]


class Ranks(Struct, frozen=True, forbid_unknown_fields=True):
    """How a place in an order is told.

    `best` makes a quality the highest; `first` are words for the first in any order, `seconds` for the second besides
    the number; a number stands behind one of `marks`. `running` says that results come in a row, one of `streaks`
    that a row is told, one of `of` stands before whose it is, and one of `lasting` before its length, with one of
    `matches` behind it. `eldest`, `youngest` and `child` tell whose place it is among brothers and sisters, behind one
    of `being`, or before one of `of_family`. Behind one of `qualities` comes the rank of a person by it, behind one of
    `sizes` that of a thing: the name of the quality for its words. One of `women` before an ordinal counts women
    alone; one of `wide` behind it says how far the order goes, and one of `home` that it goes as far as the country.
    Of `titles` there is a first, a second and so on, told with one of `times` before the number and none of `apart`.
    """

    best: tuple[str, ...]
    first: tuple[str, ...]
    seconds: tuple[str, ...]
    marks: tuple[str, ...]
    times: tuple[str, ...]
    apart: tuple[str, ...]
    running: tuple[str, ...]
    streaks: tuple[str, ...]
    of: tuple[str, ...]
    lasting: tuple[str, ...]
    matches: tuple[str, ...]
    runs: tuple[Run, ...]
    eldest: tuple[str, ...]
    youngest: tuple[str, ...]
    child: tuple[str, ...]
    being: tuple[str, ...]
    of_family: tuple[str, ...]
    qualities: dict[str, tuple[str, ...]]
    sizes: dict[str, tuple[str, ...]]
    home: tuple[str, ...]
    wide: tuple[str, ...]
    women: tuple[str, ...]
    titles: tuple[Run, ...] = ()


class Lasting(Struct, frozen=True, forbid_unknown_fields=True):
    """What takes its time, under one `name`: one of `words` before its length, or one of `deeds` right behind it.

    With `person` it is that of somebody: a career.
    """

    name: str
    words: tuple[str, ...]
    deeds: tuple[str, ...] = ()
    person: bool = False


class Lengths(Struct, frozen=True, forbid_unknown_fields=True):
    """How the length of a thing is told: none of `apart` stands between both, and none of `not_this` before them."""

    apart: tuple[str, ...]
    not_this: tuple[str, ...]
    things: tuple[Lasting, ...]


class Votes(Struct, frozen=True, forbid_unknown_fields=True):
    """How the result of a vote is told: a share, or one of `all`, of the `voters` is in `favour` or `against`.

    `fractions` gives shares told in words, in per cent. One of `whole` says that nobody was against, one of `split`
    that so many were.
    """

    whole: tuple[str, ...]
    split: tuple[str, ...]
    all: tuple[str, ...]
    voters: tuple[str, ...]
    favour: tuple[str, ...]
    against: tuple[str, ...]
    fractions: dict[str, str]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and the claims read in it: type, whose, property and value."""

    text: str
    claims: tuple[str, ...]


class Matters(Struct, frozen=True, forbid_unknown_fields=True):
    """The matters section of a pack. Words are in lower case; case is ignored.

    One of `ascribed` right behind quoted words says that they are somebody's.
    """

    source: str
    causal: Causal
    ascribed: tuple[str, ...]
    verdicts: Verdicts
    contests: Contests
    ranks: Ranks
    lengths: Lengths
    votes: Votes
    courses: Courses
    turns: tuple[Turn, ...]
    moving: tuple[Moving, ...]
    topics: tuple[Topic, ...] = ()
    causes: tuple[Cause, ...] = ()
    examples: tuple[Example, ...] = ()
