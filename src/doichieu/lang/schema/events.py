"""Named events: feasts, wars, congresses, summits, games, storms."""

from __future__ import annotations

from msgspec import Struct


class EventExample(Struct, frozen=True):
    """A sentence and the events named in it, as written."""

    text: str
    events: tuple[str, ...]


class Events(Struct, frozen=True):
    """Known events, and the words that make an event's name of what follows.

    `known` are names of which the first word may have a small letter; `same` gives the usual name of other names.
    `ceremonies` ("lễ kỷ niệm") take an anniversary's number of years (`years`, "năm") and the event that is
    marked; `days` ("ngày") take such an event; `gatherings` take who gathers, and an ordinal after one of
    `ordinals`; `storms` a number or a name; `links` join an event to a place or a war it is part of ("trong").
    """

    source: str
    known: tuple[str, ...]
    same: dict[str, str]
    ceremonies: tuple[str, ...]
    years: tuple[str, ...]
    days: tuple[str, ...]
    day_names: tuple[str, ...]
    gatherings: tuple[str, ...]
    ordinals: tuple[str, ...]
    storms: tuple[str, ...]
    numbers: tuple[str, ...]
    links: tuple[str, ...]
    examples: tuple[EventExample, ...] = ()
