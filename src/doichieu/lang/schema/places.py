"""Places: provinces, districts, cities, regions, and the words that make a place of the name after them."""

from __future__ import annotations

from msgspec import Struct


class PlaceExample(Struct, frozen=True):
    """A sentence and the places named in it, as written."""

    text: str
    places: tuple[str, ...]


class Places(Struct, frozen=True):
    """Known places, and the grammar of the others.

    `heads` stand before a name and belong to it ("tỉnh Nghệ An"); those of `numbered` take a number or letter too
    ("quận 1"); all places of those `closed` are known, so that a whole name behind one is a person's. `directions`
    before a region abroad name part of it. `units` among the heads are the administrative ones: the same name under
    no head, or under one of the same unit, is the same place. `kinds` are lower-case words that may stand between a
    head and its name ("nhà máy thủy điện Sơn La"); `compounds` words in which a head is none ("phiên bản"). `waters`
    and the like make a place of a country's name, too ("vịnh Thái Lan"). `after` are words that a place name follows
    ("tại", "ở").
    """

    source: str
    provinces: tuple[str, ...]
    former_provinces: tuple[str, ...]
    districts: tuple[str, ...]
    historic: tuple[str, ...]
    towns: tuple[str, ...]
    regions: tuple[str, ...]
    abroad: tuple[str, ...]
    short: dict[str, str]
    heads: tuple[str, ...]
    numbered: tuple[str, ...]
    closed: tuple[str, ...]
    directions: tuple[str, ...]
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    waters: tuple[str, ...]
    after: tuple[str, ...]
    areas: tuple[str, ...]
    compounds: tuple[str, ...]
    examples: tuple[PlaceExample, ...] = ()
