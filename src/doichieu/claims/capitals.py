"""Names by their capital letters, where none was read: a team, a market, a stadium."""

from __future__ import annotations

import re

from doichieu.claims.context import SentenceContext
from doichieu.model.span import Range

_MOST_WORDS = 5
_WORD = re.compile(r"[\s-]{1,3}([^\W\d_]\w*(?:[.&]\w+)*)")
_ORDINAL = re.compile(r"\s\d{1,2}(?![\w%/:-]|[.,]\d)")


def end_of_name(sentence: SentenceContext, start: int) -> int:
    """Where a name ends: its capitalised words, what was read as a name there, and a number that is no amount."""
    end = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(sentence.text, end, sentence.range.end)
        if not word or not word[1][0].isupper():
            break
        end = word.end()
    if end == start:
        return start
    end = max([end, *(n.range.end for n in sentence.names if n.range.start <= start + 1 < n.range.end)])
    ordinal = _ORDINAL.match(sentence.text, end, sentence.range.end)
    counted = any(ordinal and q.range.meets(Range(*ordinal.span())) for q in sentence.quantities)
    return ordinal.end() if ordinal and not counted else end
