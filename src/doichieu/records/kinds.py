"""The kinds of records there are: each is a TOML file in `schema/`, and a new one is nothing but such a file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from doichieu.model.reading import NameKind

Per = Literal["story", "country"]


class Allowed(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that a slot may take, and its wordings by language code, in lower case."""

    value: str
    words: dict[str, tuple[str, ...]] = {}


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """One slot of a kind: where its value comes from, and which values are allowed.

    Of four sources one is named: `claims` of these types, with one of `properties` and one of `holding` in what
    they say if such are given; the `values` whose wordings stand in the heads of pages; the most told `names` of
    these kinds there; or the most told of the `days` there. `many` keeps every value, else the best supported
    holds, and with `latest` that of the newest pages. `past` asks for claims of an earlier time, and none of now.
    """

    name: str
    about: str = ""
    required: bool = False
    claims: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    holding: dict[str, tuple[str, ...]] = {}
    values: tuple[Allowed, ...] = ()
    names: tuple[NameKind, ...] = ()
    days: bool = False
    many: bool = False
    latest: bool = False
    past: bool = False


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of record: its slots in order, and what must be filled for there to be a record.

    `per` says what one record is about: the story, or each country of a visit. Besides the required slots one of
    `any_of` must be filled. `assembled` marks a kind whose parts lie inside one another, so that code puts it
    together by these slots (the visit and its legs).
    """

    kind: str
    about: str
    slots: tuple[Wanted, ...]
    per: Per = "story"
    any_of: tuple[str, ...] = ()
    assembled: bool = False

    @property
    def required(self) -> tuple[str, ...]:
        """The slots without which there is no record."""
        return tuple(slot.name for slot in self.slots if slot.required)


@cache
def load_kinds() -> tuple[Kind, ...]:
    """Every kind there is, by name. A fault in a file names the file and the place."""
    found = []
    for file in sorted(files("doichieu.records").joinpath("schema").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            found.append(msgspec.toml.decode(file.read_text(encoding="utf-8"), type=Kind))
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise ValueError(f"records/schema/{file.name}: {error}") from error
    return tuple(found)


def load_kind(name: str) -> Kind:
    """One kind by its name."""
    return next(kind for kind in load_kinds() if kind.kind == name)
