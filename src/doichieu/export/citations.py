"""Where evidence stands: a link for every cited stretch, and page text with those stretches marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape
from msgspec import Struct

from doichieu.export.display import shown
from doichieu.model.span import Range, Span

CONTEXT = 70
# What stands for each sign of a page that is not to be shown.
BLANK = "\u2591"
_GAP = re.compile(rf"{BLANK}[{BLANK}\s]*")


class Excerpt(Struct, frozen=True):
    """Evidence in its surroundings: the words before it, itself, the words after it."""

    before: str
    exact: str
    after: str


def anchor(span: Span) -> str:
    """The name of a cited stretch, which lives as long as the page's text: `p3f9c21ab:140-397`."""
    return f"{span.page}:{span.start}-{span.end}"


def find_spans(value: object) -> Iterator[Span]:
    """Every span inside a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from find_spans(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from find_spans(item)


def excerpt(span: Span, text: str, room: Range) -> Excerpt:
    """Evidence with up to `CONTEXT` characters on each side, cut at spaces, never beyond `room`."""
    start = max(room.start, span.start - CONTEXT)
    end = min(room.end, span.end + CONTEXT)
    before, after = text[start : span.start], text[span.end : end]
    if start > room.start:
        before = "… " + before.partition(" ")[2]
    if end < room.end:
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(" ".join(before.split()) + " " * before.endswith(" "), span.exact, after)


class Marks:
    """The cited stretches of one page, in order: `html` gives a piece of its text with them marked.

    A stretch is an element whose id is its `anchor`. Where two stretches overlap without one holding the other,
    or one runs over several blocks, it is continued in further elements that name it in `data-of`. With `gaps`, what
    is blanked out is told by a mark of omission that has its length.
    """

    def __init__(self, spans: Iterable[Span], *, gaps: bool = False) -> None:
        self._plain = gapped if gaps else plain
        self._spans = sorted(set(spans), key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)
        self._begun: set[Span] = set()

    def html(self, text: str, place: Range) -> Markup:
        """The text at a place, escaped, its cited stretches marked. Each place is asked for once."""
        pieces: list[str] = []
        open_spans: list[Span] = []
        at = place.start
        for span in self._within(place):
            at = self._write(pieces, open_spans, text, (at, max(span.start, place.start)))
            self._open(pieces, open_spans, span)
        self._write(pieces, open_spans, text, (at, place.end))
        pieces += ["</mark>"] * len(open_spans)
        return Markup("").join(Markup(piece) for piece in pieces)

    def _within(self, place: Range) -> Iterator[Span]:
        low = bisect_left(self._starts, place.start - self._longest)
        high = bisect_left(self._starts, place.end)
        return (span for span in self._spans[low:high] if span.end > place.start)

    def _write(self, pieces: list[str], open_spans: list[Span], text: str, stretch: tuple[int, int]) -> int:
        """Text up to the end of the stretch; what ends on the way is closed, and what it held is continued."""
        at, end = stretch
        while open_spans and (first := min(open_spans, key=lambda span: span.end)).end <= end:
            pieces.append(self._plain(text[at : first.end]))
            at = first.end
            depth = open_spans.index(first)
            pieces.append("</mark>" * (len(open_spans) - depth))
            still = [span for span in open_spans[depth:] if span.end > at]
            del open_spans[depth:]
            for span in still:
                self._open(pieces, open_spans, span)
        pieces.append(self._plain(text[at:end]))
        return end

    def _open(self, pieces: list[str], open_spans: list[Span], span: Span) -> None:
        name = "data-of" if span in self._begun else "id"
        self._begun.add(span)
        pieces.append(f'<mark {name}="{anchor(span)}">')
        open_spans.append(span)


def plain(text: str) -> str:
    """Text, harmless and escaped; a carriage return stays one character."""
    return str(escape(shown(text))).replace("\r", "&#13;")


def gapped(text: str) -> str:
    """The same of a text that is blanked out in part: each gap one mark, with its length for the script."""
    return _GAP.sub(lambda gap: f'<i class="gap" data-gap="{len(gap[0])}"> … </i>', plain(text))
