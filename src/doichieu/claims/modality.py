"""Whether something is said to be planned, denied, or so: by the words right before it."""

from __future__ import annotations

import re
from functools import cache

from doichieu.claims.context import SentenceContext
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import Modality
from doichieu.model.span import Range

_REACH, _GOAL = 40, 80
_PART = re.compile(r"[;.]|,\s")


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


def goal_or_fact(sentence: SentenceContext, place: Range, period: str | None, code: str) -> Modality:
    """Whether a figure is told or to be reached: behind a word for a goal, or of a time after the page's own."""
    published = sentence.reading.page.published
    start = (period or "").partition("/")[0]
    size = min(len(start), len(published.value)) if published else 0
    if published and size and start[:4].isdigit() and start[:size] > published.value[:size]:
        return "planned"
    before = sentence.text[max(sentence.range.start, place.start - _GOAL) : place.start]
    goal = _goals(code).search(_PART.split(before)[-1])
    return "planned" if goal or modality_of(sentence, place, code) == "planned" else "stated"


@cache
def _goals(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).statements.goals)
