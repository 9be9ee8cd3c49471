"""The `accounts` section of a language pack."""

from __future__ import annotations

from msgspec import Struct


class Attributions(Struct, frozen=True, forbid_unknown_fields=True):
    """How a sentence says whom it goes by: "Theo [thông cáo] [của] X, ...".

    `by` opens an attribution, at the head of a clause or behind a word of `also`. `documents` are what a
    source gives out, `issuing` one is to do so, `of` joins one to its source. `frames` stand between the opening
    and the source without being one ("đại diện", "ông").
    """

    source: str
    by: tuple[str, ...]
    also: tuple[str, ...]
    documents: tuple[str, ...]
    issuing: tuple[str, ...]
    frames: tuple[str, ...]
    of: tuple[str, ...]


class Press(Struct, frozen=True, forbid_unknown_fields=True):
    """The press: `papers` and `kinds` stand before a name, `reports` behind; `same` are one house's names.

    A word of `papers` never belongs to the name itself; one of `kinds` may, when it is written with a capital.
    """

    source: str
    papers: tuple[str, ...]
    kinds: tuple[str, ...]
    agencies: tuple[str, ...]
    reports: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """A post that names its body in its own words: "Bộ trưởng Ngoại giao" heads "Bộ Ngoại giao"."""

    title: str
    body: str


class Organs(Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks for which body.

    `words` are organs of the body whose name follows ("Người phát ngôn Bộ Ngoại giao"), `heads` posts that
    name their body, `seats` posts whose holders do not speak for the body that they sit in. `home` is the
    country whose name a body's may end with or not.
    """

    source: str
    words: tuple[str, ...]
    joints: tuple[str, ...]
    heads: tuple[Head, ...]
    seats: tuple[str, ...]
    home: str


class Persons(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in which a speaker speaks of himself and his own; no longer so behind the words of `not_after`."""

    source: str
    first: tuple[str, ...]
    not_after: tuple[str, ...]


class Formulas(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of official language that anyone writes in the same words, so that they are no trace of copying."""

    source: str = ""
    phrases: tuple[str, ...] = ()


class AttributionExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and the source that it names: none where it only looks so."""

    text: str
    origin: str | None = None


class InstitutionExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A speaker's name, and the institution that speaks."""

    name: str
    institution: str


class PersonExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and its words in the first person."""

    text: str
    first: tuple[str, ...]


class Accounts(Struct, frozen=True, forbid_unknown_fields=True):
    """How pages name their sources, and which organs speak for one institution."""

    attributions: Attributions
    press: Press
    organs: Organs
    persons: Persons
    formulas: Formulas = Formulas()
    attribution_examples: tuple[AttributionExample, ...] = ()
    institution_examples: tuple[InstitutionExample, ...] = ()
    person_examples: tuple[PersonExample, ...] = ()
