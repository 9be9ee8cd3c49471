"""How pages came to be one story or two: what a build decides about them, with score and reason."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Step = Literal["began", "joined", "merged", "split", "moved", "shared"]


class Link(Struct, frozen=True):
    """Two pages held side by side: the chance that they tell one story, why, and whether one story holds them."""

    pages: tuple[str, str]
    score: float
    reason: str
    together: bool


class Change(Struct, frozen=True, kw_only=True):
    """What happened to a story when a page came.

    `pages` came into `story`: a first one (`began`), further ones (`joined`), all of the story `other`, whose id
    redirects from then on (`merged`), some that left the story `other` for one of their own (`split`) or for this
    one (`moved`), a page that tells several events by a part of it, which stays in its other stories (`shared`). `on`
    is the page at whose arrival it was decided; `score` the mean chance, between these pages and the rest of `story`,
    for a split and a first page between them and what they were held against.
    """

    story: str
    step: Step
    pages: tuple[str, ...]
    other: str | None = None
    on: str
    score: float | None = None
    reason: str


class Redirect(Struct, frozen=True):
    """A story that was merged into another: who asks for the one gets the other."""

    story: str
    to: str


class PartOf(Struct, frozen=True, kw_only=True):
    """A stretch of a page that tells several events, and the story that it belongs to.

    `start` and `end` count in the page's text; `score` is the mean chance between the stretch and the story's pages.
    """

    page: str
    story: str
    start: int
    end: int
    score: float
    reason: str


class Decisions(Struct, frozen=True):
    """All of a build: the strongest links of each page, what happened to the stories in order, ids that lead on.

    `parts`: which stretch of a page with several events belongs to which story; what no other page tells is left to a
    story of the page's own.
    """

    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    parts: tuple[PartOf, ...] = ()
