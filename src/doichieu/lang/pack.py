"""A language pack: everything the code knows of a language, read from the TOML files of its folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from doichieu.lang.schema.accounts import Accounts
from doichieu.lang.schema.acts import Acts
from doichieu.lang.schema.cities import Cities
from doichieu.lang.schema.countries import Countries
from doichieu.lang.schema.events import Events
from doichieu.lang.schema.furniture import Furniture
from doichieu.lang.schema.matters import Matters
from doichieu.lang.schema.names import Names
from doichieu.lang.schema.orthography import Orthography
from doichieu.lang.schema.places import Places
from doichieu.lang.schema.posts import Posts
from doichieu.lang.schema.quantities import Quantities
from doichieu.lang.schema.speech import Speech
from doichieu.lang.schema.statements import Statements
from doichieu.lang.schema.times import Times
from doichieu.lang.schema.traits import Traits
from doichieu.lang.schema.visits import Visits

LANGUAGES = ("vi", "en")


class Pack(Struct, frozen=True):
    """One language, section by section; each section is the TOML file of that name in `lang/<code>/`."""

    code: str
    orthography: Orthography
    furniture: Furniture
    names: Names
    posts: Posts
    places: Places
    countries: Countries
    cities: Cities
    events: Events
    times: Times
    quantities: Quantities
    speech: Speech
    visits: Visits
    statements: Statements
    acts: Acts
    traits: Traits
    matters: Matters
    accounts: Accounts


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language in `LANGUAGES`. A fault in a file names the file and the place."""
    sections = {}
    for field in msgspec.structs.fields(Pack)[1:]:
        text = files("doichieu.lang").joinpath(code, f"{field.name}.toml").read_text(encoding="utf-8")
        try:
            sections[field.name] = msgspec.toml.decode(text, type=field.type)
        except msgspec.ValidationError as error:
            raise ValueError(f"lang/{code}/{field.name}.toml: {error}") from error
    return Pack(code, **sections)


def pack_for(language: str | None) -> Pack | None:
    """The pack of a language, None where there is none: its pages are cleaned and grouped, not read."""
    return load_pack(language) if language in LANGUAGES else None
