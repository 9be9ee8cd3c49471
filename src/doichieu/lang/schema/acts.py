"""What happens and what is done: the wordings of events, signings, custody, results and what was said."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happens once, under one `name`, by any of its `words`.

    `of` says whose it is: the story's own (`story`: the accident that the page is about, with a word of happening;
    `incident`: a verb that tells it alone), that of the person named
    before it (`person`), of the people it is done to (`held`), of the body or event that opens or closes (`thing`),
    or of what is made (`made`), which is named behind it, or before it as what it is done to.
    """

    name: str
    of: Literal["story", "incident", "person", "held", "thing", "made"]
    words: tuple[str, ...]


class Tally(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a story counts once, under one `name`.

    One of `alone` is counted in it wherever it stands; one of `nouns` where one of `behind` follows within a few words
    or one of `before` stands right before the number.
    """

    name: str
    alone: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """A part that one person plays in a story ("the driver"), by any of its `words`, right before the name."""

    name: str
    words: tuple[str, ...]


class ActExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and the claims read in it: type, whose, what and value, with the modality where it is not stated."""

    text: str
    claims: tuple[str, ...]


class Acts(Struct, frozen=True, forbid_unknown_fields=True):
    """The acts section of a pack. Words are in lower case; case is ignored.

    One of `happening` joins a story's own act to its time and place; `at` stands before a place. `suffering` before
    an act says that whoever is named before it undergoes it, and nothing but `toward` stands between an act and whom
    it is done to; `ongoing` before it says that it goes on, one of
    `unreal` that it is asked for, possible, or what something else is reckoned from, and one of `several` that there
    are many. `owning` before a person says that the act is another's. `charges` stand before an offence, and one
    of `charge_ends` behind it. One of `signing`
    before one of `documents` makes an agreement, counted or named.
    `winning`, `losing` and `drawing` stand between a team and the other, `results` before the score alone, and one
    of `partial` beside a score makes it one of a part of the match. `anyone` are words for people of any kind.
    """

    source: str
    acts: tuple[Act, ...]
    happening: tuple[str, ...]
    at: tuple[str, ...]
    suffering: tuple[str, ...]
    toward: tuple[str, ...]
    ongoing: tuple[str, ...]
    unreal: tuple[str, ...]
    several: tuple[str, ...]
    owning: tuple[str, ...]
    charges: tuple[str, ...]
    charge_ends: tuple[str, ...]
    signing: tuple[str, ...]
    documents: tuple[str, ...]
    winning: tuple[str, ...]
    losing: tuple[str, ...]
    drawing: tuple[str, ...]
    results: tuple[str, ...]
    partial: tuple[str, ...]
    anyone: tuple[str, ...]
    tallies: tuple[Tally, ...] = ()
    roles: tuple[Role, ...] = ()
    examples: tuple[ActExample, ...] = ()
