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


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and the claims read in it: type, property and value."""

    text: str
    claims: tuple[str, ...]


class Traits(Struct, frozen=True, forbid_unknown_fields=True):
    """The traits section of a pack. Words are in lower case; case is ignored.

    A sentence that has one of `elsewhere` tells of another time or another thing than the story's own.
    """

    source: str
    elsewhere: tuple[str, ...]
    labels: tuple[Label, ...] = ()
    examples: tuple[Example, ...] = ()
