"""Claims: normalised statements, with all the places that make them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.origin import OriginCount
from doichieu.model.span import Span

Modality = Literal["stated", "planned", "denied"]


class About(Struct, frozen=True, kw_only=True):
    """What a claim is about: two claims are compared only when these fields are the same thing.

    `subject`, `counterpart` and `place` are entity ids (a country's entity), `period` EDTF; `nth` is the
    rank in a series ("1" of "lần đầu tiên"), `holder_of` the post in whose name it counts.
    """

    subject: str | None
    property: str
    counterpart: str | None = None
    period: str | None = None
    place: str | None = None
    nth: str | None = None
    holder_of: str | None = None


class Value(Struct, frozen=True, kw_only=True):
    """What is said: `text` as a reader sees it, and the normalised value in the field that fits."""

    text: str
    date: str | None = None
    amount: str | None = None
    unit: str | None = None
    entity: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One statement and its evidence over the pages; `origins` counts the accounts behind that evidence."""

    id: str
    type: str
    about: About
    value: Value
    modality: Modality = "stated"
    attributed_to: str | None = None
    evidence: tuple[Span, ...] = ()
    origins: OriginCount | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """One place where a page makes a claim; `claims.group` joins statements into claims."""

    type: str
    about: About
    value: Value
    modality: Modality = "stated"
    attributed_to: str | None = None
    evidence: Span


class Side(Struct, frozen=True, kw_only=True):
    """One side of a finding: a value, the claims that state it, where, and by how many accounts."""

    value: Value
    claims: tuple[str, ...]
    evidence: tuple[Span, ...]
    origins: OriginCount


FindingKind = Literal[
    "agreement", "contradiction", "self_contradiction", "update", "correction", "granularity", "variant", "omission",
    "single_origin",
]  # fmt: skip


class Finding(Struct, frozen=True, kw_only=True):
    """Claims held side by side: what kind of difference, by which rule, and why in words."""

    id: str
    kind: FindingKind
    rule: str
    sides: tuple[Side, ...]
    within: tuple[str, ...] = ()
    reason: str
