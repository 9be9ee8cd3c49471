"""Which foreign countries a sentence is about, where it speaks of relations."""

from __future__ import annotations

import re
from functools import cache

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack
from doichieu.model.reading import NameMention

_BACK = 3


@cache
def _both(code: str) -> re.Pattern[str]:
    return phrases(load_pack(code).statements.both)


def foreign(page: PageContext, at: int) -> list[NameMention]:
    """The countries besides the home one that the sentence names; for "hai nước" those of a sentence before it.

    Only a sentence with one such country lends it: of several it can't be told which two are meant.
    """
    own = _abroad(page, page.sentences[at])
    if own or not _both(page.pack.code).search(page.reading.text, *_ends(page.sentences[at])):
        return own
    for sentence in reversed(page.sentences[max(0, at - _BACK) : at]):
        before = _abroad(page, sentence)
        if before:
            return before[:1] if len({name.code for name in before}) == 1 else []
    return []


def _abroad(page: PageContext, sentence: SentenceContext) -> list[NameMention]:
    return [name for name in sentence.countries if name.code != page.pack.visits.home]


def _ends(sentence: SentenceContext) -> tuple[int, int]:
    return sentence.range.start, sentence.range.end
