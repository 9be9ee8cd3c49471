"""Facts of countries and cities: other codes, English names, regions, and where they are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from doichieu.text.fold import fold

Position = tuple[float, float]
GIVEN_AND_FAMILY = 2


class Country(Struct, frozen=True):
    """A country: its ISO codes, English name, UN M49 region and subregion; capital and its place where it has one.

    `at` is latitude and longitude in degrees, as everywhere in this file.
    """

    code: str
    alpha3: str
    name: str
    region: str = ""
    subregion: str = ""
    capital: str | None = None
    at: Position | None = None


class City(Struct, frozen=True):
    """A city that visits go to, by its English name; `forms` are other ways to write it."""

    country: str
    name: str
    at: Position
    forms: tuple[str, ...] = ()


class Subregion(Struct, frozen=True):
    """A subregion of UN M49 with its countries."""

    region: str
    name: str
    countries: tuple[Country, ...]


class Gazetteer(Struct, frozen=True):
    """The file as it stands; `source` says where its facts are from."""

    source: str
    family_first: tuple[str, ...]
    family_unknown: tuple[str, ...]
    cities: tuple[City, ...]
    subregions: tuple[Subregion, ...]


@cache
def gazetteer() -> Gazetteer:
    """All facts, read once."""
    text = files("doichieu.export").joinpath("gazetteer.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Gazetteer)


def country_of(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code."""
    return _countries().get(code) if code else None


def alpha3(code: str | None) -> str:
    """The alpha-3 code; an unknown code stands as it is."""
    known = country_of(code)
    return known.alpha3 if known else code or ""


def english(code: str | None) -> str:
    """The English name of a country; an unknown code stands as it is."""
    known = country_of(code)
    return known.name if known else code or ""


def city_at(name: str, code: str) -> Position | None:
    """Where a city of this country is, however it is written; None for one that is not listed."""
    return _cities().get((code, bare(name)))


def city_name(name: str) -> str | None:
    """The English name of a listed city, however it is written; None for one that is not listed."""
    return _city_names().get(bare(name))


def codes() -> dict[str, str]:
    """The alpha-2 code of every country by its codes and English name, each as `bare` has it."""
    return _codes()


def bare(name: str) -> str:
    """A name by its letters and digits alone, for finding it again: "Mát-xcơ-va" and "Matxcơva" are one."""
    return "".join(c for c in fold(name) if c.isalnum())


def family_name(name: str, code: str | None) -> str:
    """The family name, by the order of names in the bearer's country; empty where that leaves it open."""
    words, known = name.split(), gazetteer()
    if code in known.family_first and len(words) > 1:
        return words[0]
    # Of "Ana Duarte Reis" the family name may be one word or two.
    return words[1] if len(words) == GIVEN_AND_FAMILY and code and code not in known.family_unknown else ""


@cache
def _countries() -> dict[str, Country]:
    return {
        country.code: msgspec.structs.replace(country, region=subregion.region, subregion=subregion.name)
        for subregion in gazetteer().subregions
        for country in subregion.countries
    }


@cache
def _cities() -> dict[tuple[str, str], Position]:
    capitals = {(c.code, bare(c.capital)): c.at for c in _countries().values() if c.capital and c.at}
    cities = {(city.country, bare(name)): city.at for city in gazetteer().cities for name in (city.name, *city.forms)}
    return capitals | cities


@cache
def _city_names() -> dict[str, str]:
    capitals = {bare(country.capital): country.capital for country in _countries().values() if country.capital}
    return capitals | {bare(name): city.name for city in gazetteer().cities for name in (city.name, *city.forms)}


@cache
def _codes() -> dict[str, str]:
    return {bare(name): c.code for c in _countries().values() for name in (c.name, c.alpha3, c.code)}
