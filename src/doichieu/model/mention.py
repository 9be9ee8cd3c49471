"""Times, figures and quotes as the dossier lists them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.reading import Part, Qualifier, TimeType
from doichieu.model.span import Span


class Time(Struct, frozen=True, kw_only=True):
    """An expression of time: EDTF (or ISO 8601 duration) value, null when vague; `inferred` parts were not written."""

    value: str | None
    type: TimeType
    part: Part | None = None
    span: Span
    inferred: tuple[str, ...] = ()


class Change(Struct, frozen=True, kw_only=True):
    """How a figure moved: by an amount or in percent, since when; `span` covers the words that say so."""

    direction: Literal["up", "down"]
    amount: str | None = None
    percent: str | None = None
    since: str | None = None
    span: Span


class Figure(Struct, frozen=True, kw_only=True):
    """A quantity: what is measured, decimal value with the scale applied, unit, when, between whom.

    `upper` is the far end of a range; `parties` are country codes or entity ids; `carried` names the fields
    that were taken from the heading or the sentence before.
    """

    id: str
    what: str
    value: str
    upper: str | None = None
    unit: str | None = None
    per: str | None = None
    qualifier: Qualifier = "exact"
    period: str | None = None
    change: Change | None = None
    parties: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    span: Span


class Quote(Struct, frozen=True, kw_only=True):
    """Speech: direct or reported, `speaker` an entity id, `cue` the reporting words."""

    speaker: str | None = None
    direct: bool
    span: Span
    cue: Span | None = None
