"""Modality, negation, and the wordings of the claim types other than visits."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """A level of relations between states: `label` as the dossier names it, `words` as the press does."""

    label: str
    words: tuple[str, ...]


class Opposition(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that can't both hold in the same place; each word of one side denies each word of the other."""

    name: Literal["direction", "negation", "outcome"]
    one: tuple[str, ...]
    other: tuple[str, ...]


class Statements(Struct, frozen=True, forbid_unknown_fields=True):
    """The statements section of a pack. Words are in lower case; case is ignored.

    `plans` put what follows into the future, `denials` deny it. `clause_breaks` begin a new clause inside a
    sentence. `levels` are levels of relations, `relations` name relations as such, `established` their
    beginning, `countries_two` stand for the two countries in question.
    """

    source: str
    plans: tuple[str, ...]
    denials: tuple[str, ...]
    clause_breaks: tuple[str, ...]
    levels: tuple[Relation, ...]
    relations: tuple[str, ...]
    established: tuple[str, ...]
    both: tuple[str, ...]
    oppositions: tuple[Opposition, ...]
    negations: tuple[str, ...]
    spelled_out: tuple[tuple[str, str], ...] = ()
