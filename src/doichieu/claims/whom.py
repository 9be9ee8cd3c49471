"""Of whom a page speaks where it says "he" or "she": the one person whom its head is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.wordings import phrases
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity

_NAME = 60


@cache
def _pronouns(code: str) -> re.Pattern[str]:
    words = load_pack(code).speech.pronouns
    return phrases([*words.male, *words.female, *words.others])


def protagonist(page: PageContext) -> Entity | None:
    """The one person whom the first sentence of the head that names anybody names; None where there are several."""
    for sentence in page.sentences:
        people = {person.id: person for _, person in sentence.people(sentence.range.start, sentence.range.end)}
        if people and sentence.leads:
            return next(iter(people.values())) if len(people) == 1 else None
    return None


def whose(page: PageContext, sentence: SentenceContext, start: int, end: int) -> Entity | None:
    """Of whom a stretch tells: who is named last before its end, else the page's one person, by a pronoun."""
    people = sentence.people(start, end)
    if people:
        return people[-1][1]
    if not _pronouns(page.pack.code).search(sentence.text, start, end):
        return None
    return protagonist(page) or _opening(page, sentence)


def _opening(page: PageContext, sentence: SentenceContext) -> Entity | None:
    """The person with whose name, perhaps a longer one than is known, the sentence before begins."""
    at = bisect_left(page.sentences, sentence.range.start, key=lambda told: told.range.start)
    before = page.sentences[at - 1] if at else None
    opens = before.text[before.range.start : before.range.start + _NAME] if before else ""
    known = (e for e in page.linking.entities if e.kind == "person" and " " in e.name)
    return next((person for person in known if opens.startswith(person.name)), None)
