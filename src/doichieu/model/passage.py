"""Text that stands in several pages, and what it says of who copied whom."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.span import Span


class Passage(Struct, frozen=True):
    """One text in two or more pages; `similarity` from 0 to 1 is the share of syllables in common."""

    id: str
    kind: Literal["verbatim", "near", "paraphrase"]
    spans: tuple[Span, ...]
    similarity: float


class Derivation(Struct, frozen=True):
    """The verdict on a pair of pages that share a passage.

    `share` from 0 to 1 is the part of `page`'s kept text that also stands in `of`. `common_origin` and
    `undecided` have no direction. Each pair of pages stands once.
    """

    page: str
    of: str
    verdict: Literal["derived", "common_origin", "undecided"]
    share: float
    reason: str
    evidence: tuple[Span, ...]
