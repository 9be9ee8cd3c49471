"""What one page says, sentence by sentence, before it is held beside others.

All ranges count in `Reading.text`, the canonical text of the page (`text.view`); `Reading.span` is the one
door from there to evidence, which counts in the page's own text.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.model.page import Article, Block, Page
from doichieu.model.span import Range, Span
from doichieu.model.view import View

NameKind = Literal["person", "organization", "place", "country", "event"]
TimeType = Literal["date", "time", "interval", "duration", "set"]
Part = Literal["morning", "noon", "afternoon", "evening", "night"]
TimeSense = Literal["calendar", "anniversary", "elapsed", "length"]
Qualifier = Literal["exact", "about", "nearly", "more_than", "at_least", "at_most"]
QuantityKind = Literal["money", "count", "percent", "rank", "ordinal", "years", "measure"]


class Sentence(Struct, frozen=True, gc=False):
    """One sentence or list item; `block` is its block's place in `Reading.blocks`."""

    range: Range
    block: int


class NameMention(Struct, frozen=True, kw_only=True):
    """A name where it stands. `name` is its full form where the pack or the page knows it, else as written.

    `nested` marks a name inside a longer one ("Belarus" in "Đảng Cộng sản Belarus"); `code` is ISO 3166-1
    alpha-2 for countries.
    """

    range: Range
    kind: NameKind
    name: str
    code: str | None = None
    nested: bool = False


class PostMention(Struct, frozen=True, kw_only=True):
    """A post where it stands, with the person that grammar ties it to.

    `title` is the post without its body ("Bộ trưởng"), `body` the place of the body's or country's name,
    `holder` the place of the holder's name; `state` says whether it is held, was held, or is acted in.
    """

    range: Range
    title: str
    body: Range | None = None
    holder: Range | None = None
    state: Literal["current", "former", "acting", "deputising"] = "current"


class TimeMention(Struct, frozen=True, kw_only=True):
    """An expression of time. `value` as the contract's times; null when vague.

    `sense` tells a calendar date from an anniversary ("80 năm Ngày Chiến thắng"), a span elapsed up to the
    page's date ("trong 13 năm qua") and a plain length; `anchor` is the place of what an anniversary counts.
    """

    range: Range
    type: TimeType
    value: str | None
    part: Part | None = None
    inferred: tuple[str, ...] = ()
    sense: TimeSense = "calendar"
    anchor: Range | None = None


class QuantityMention(Struct, frozen=True, kw_only=True):
    """A quantity expression: decimal `value` with the scale applied, `upper` the far end of a range."""

    range: Range
    kind: QuantityKind
    value: str
    unit: str | None
    qualifier: Qualifier = "exact"
    per: str | None = None
    upper: str | None = None


class QuoteMention(Struct, frozen=True, kw_only=True):
    """Speech: `speaker` is the place of the name or post that says it, `cue` of the reporting words."""

    range: Range
    direct: bool
    speaker: Range | None = None
    cue: Range | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """One page, read: its blocks and everything that was found in them, in order of place.

    `formulas` are stretches that return in several stories of the run, so that to share them tells nothing.
    """

    article: Article
    view: View
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...] = ()
    names: tuple[NameMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    formulas: tuple[Range, ...] = ()

    @property
    def page(self) -> Page:
        """The page that was read."""
        return self.article.page

    @property
    def text(self) -> str:
        """The canonical text, which every range here counts in."""
        return self.view.text

    def span(self, place: Range) -> Span:
        """The evidence at a place of the canonical text, in the page's own characters."""
        raw = self.view.raw(place)
        return self.article.span(raw.start, raw.end)
