"""Cities: which country a capital, or a city where leaders meet, is in."""

from __future__ import annotations

from msgspec import Struct


class CityExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the cities in it: "Lima = PE", in order."""

    text: str
    cities: tuple[str, ...]


class Cities(Struct, frozen=True, forbid_unknown_fields=True):
    """The cities section of a pack: `of` gives the cities of each country (ISO 3166-1 alpha-2), as they are written."""

    source: str
    of: dict[str, tuple[str, ...]]
    examples: tuple[CityExample, ...] = ()
