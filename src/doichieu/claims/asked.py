"""What a page says without asserting it: a question takes for granted, the label of a turn tells who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from doichieu.claims.context import PageContext
from doichieu.model.claim import Statement
from doichieu.model.span import Span

# No label of a turn in an interview is longer, in code points.
_LABEL = 120


def asserted(
    statements: Sequence[Statement], pages: Sequence[PageContext], key_of: Callable[[Statement], object]
) -> Iterator[Statement]:
    """The statements without those of a question or label that its page asserts elsewhere; else they stay."""
    asked = sorted(span for page in pages for span in _aside(page))
    plain = [not _inside(statement.evidence, asked) for statement in statements]
    told = {(key_of(s), s.evidence.page) for s, sure in zip(statements, plain, strict=True) if sure}
    for statement, sure in zip(statements, plain, strict=True):
        if sure or (key_of(statement), statement.evidence.page) not in told:
            yield statement


def _aside(page: PageContext) -> Iterator[Span]:
    turns = {block.start for block in page.reading.blocks if block.role == "answer"}
    for sentence in page.sentences:
        start, end = sentence.range.start, sentence.range.end
        label = sentence.text.find(":", start, min(end, start + _LABEL)) if start in turns else -1
        if sentence.role == "question" or sentence.text.endswith("?", start, end):
            yield sentence.span(start, end)
        elif label > 0:
            yield sentence.span(start, label + 1)


def _inside(span: Span, places: Sequence[Span]) -> bool:
    at = bisect_right(places, (span.page, span.start), key=lambda place: (place.page, place.start))
    return at > 0 and places[at - 1].page == span.page and span.end <= places[at - 1].end
