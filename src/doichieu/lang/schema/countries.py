"""Countries: their codes, and every way the language's press writes them."""

from __future__ import annotations

from msgspec import Struct


class Country(Struct, frozen=True):
    """A country: ISO 3166-1 alpha-2 code, usual name, other forms.

    A state that is no more has the code it had (`SU`, `YU`), `former` true, and its own identity.
    """

    code: str
    name: str
    forms: tuple[str, ...] = ()
    former: bool = False


class Guard(Struct, frozen=True):
    """A country's name that is a word or a person's name too.

    It is no country before a syllable of `next`, after a syllable of `after`, at the beginning of a
    sentence unless `initial`.
    """

    name: str
    next: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    initial: bool = True


class CountryExample(Struct, frozen=True):
    """A sentence and the countries named in it: "form = code"."""

    text: str
    countries: tuple[str, ...]


class Countries(Struct, frozen=True):
    """All countries.

    `home` is the code that "our country" and bare state bodies mean; `prefixes` may stand before a name and belong
    to it, `long_prefixes` are such words in the full forms of states; `collective` before a prefix ("các nước")
    unbinds it; `past` may follow a former state's name and belong to it; `other` are names of languages, money and
    the like: a country's name after one of these words is none. People of the `family_first` countries are called by
    the family name that stands first. `adjectives` by code, and names with one of the endings `possessives`, are
    those of whose post follows ("Danish Prime Minister").
    """

    source: str
    home: str
    prefixes: tuple[str, ...]
    long_prefixes: tuple[str, ...]
    collective: tuple[str, ...]
    past: tuple[str, ...]
    other: tuple[str, ...]
    guards: tuple[Guard, ...]
    countries: tuple[Country, ...]
    family_first: tuple[str, ...] = ()
    adjectives: dict[str, tuple[str, ...]] = {}
    possessives: tuple[str, ...] = ()
    examples: tuple[CountryExample, ...] = ()
