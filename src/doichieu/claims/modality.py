"""Whether something is said to be planned, denied, or so: by the words right before it."""

from __future__ import annotations

import re
from functools import cache

from doichieu.claims.context import SentenceContext
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import Modality
from doichieu.model.span import Range

_REACH = 40


@cache
def _signs(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_pack(code).statements
    unplanned = phrases(words.unplanned)
    behind = r"(?:\s+\w+){0,3}\s*\Z"
    denied = re.compile(rf"{alternatives(words.denials)}(?:\s+\w+){{0,1}}\s*\Z", re.IGNORECASE)
    return denied, re.compile(alternatives(words.plans) + behind, re.IGNORECASE), unplanned


def modality_of(sentence: SentenceContext, place: Range, code: str) -> Modality:
    """The modality of what stands at a place of a sentence."""
    start = max(sentence.range.start, place.start - _REACH)
    before = sentence.text[start : place.start]
    denied, planned, unplanned = _signs(code)
    if denied.search(before):
        return "denied"
    return "planned" if planned.search(unplanned.sub(" ", before)) else "stated"
