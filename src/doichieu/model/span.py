"""Places in a page's text."""

from __future__ import annotations

from msgspec import Struct


class Range(Struct, frozen=True, gc=False, order=True):
    """A stretch of one text: code points, 0-based, end exclusive."""

    start: int
    end: int

    def holds(self, other: Range) -> bool:
        """Whether all of the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Range) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start


class Span(Struct, frozen=True, gc=False, order=True):
    """A stretch of one page, as evidence: W3C TextPositionSelector and TextQuoteSelector in one.

    `page` is a page id; `start` and `end` count Unicode code points of that page's text, end exclusive;
    `exact` is the text there, so that `text[start:end] == exact`.
    """

    page: str
    start: int
    end: int
    exact: str

    @property
    def range(self) -> Range:
        """The place without its page."""
        return Range(self.start, self.end)
