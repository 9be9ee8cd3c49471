"""What a story has one of: things told apart by a number or a name, and states of which only one can hold."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of thing that a story has one of, and what tells it from others of its kind.

    One of `words` stands right before its number or name (`of`): "storm No. 6", "the Tiên Sa stadium"; with `marks`,
    the number stands behind one of those, a few words on ("the Tea Hill run for the 7th time"); with `beside`, only a
    sentence that has one of those tells it (the hospital to which somebody is taken, rather than any).
    """

    name: str
    of: Literal["number", "name"]
    words: tuple[str, ...]
    marks: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that either is so or is not, under one `name`: the case is opened, the boat has a licence.

    One of `yes` says that it is so, behind a word of denial that it is not; one of `no` says that it is not. What
    `turns` may cease to be so: who is held may be let go. Of a state that a story may have `many` of, two are one only
    where their sentences share words.
    """

    name: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    turns: bool = False
    many: bool = False


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """An office of which a body has one, under one `name`, by any of its `words`."""

    name: str
    words: tuple[str, ...]


class Level(Struct, frozen=True, forbid_unknown_fields=True):
    """A level of settlements under one `name`, by any of the `words` before a settlement's own name."""

    name: str
    words: tuple[str, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and the claims read in it: type, property and value."""

    text: str
    claims: tuple[str, ...]


class Traits(Struct, frozen=True, forbid_unknown_fields=True):
    """The traits section of a pack. Words are in lower case; case is ignored.

    A sentence that has one of `elsewhere` tells of another time or another thing than the story's own; one of
    `open` before a state leaves it open whether it is so: it is asked for, to be, or possible. An event has one
    place on each of `levels`. One of `made` stands between a person and the office that the person gets or keeps,
    with one of `seats` before it, and one of `held_by` between the holder and the body.
    """

    source: str
    elsewhere: tuple[str, ...]
    labels: tuple[Label, ...] = ()
    states: tuple[State, ...] = ()
    open: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    offices: tuple[Office, ...] = ()
    made: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
