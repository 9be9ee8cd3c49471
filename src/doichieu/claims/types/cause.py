"""What brought about what a story is of: the fire, somebody's death; or what is ruled out as its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.whom import protagonist
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.matters import Cause
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "cause"
NOT = "not "
_AHEAD, _BEHIND = 60, 90
_FEW, _SEVERAL = 5, 12


class _Words(Struct, frozen=True):
    causes: dict[str, Cause]
    any: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    ruled_out: re.Pattern[str]
    sound: re.Pattern[str]
    loose: re.Pattern[str]
    elsewhere: re.Pattern[str]
    kin: re.Pattern[str]
    topics: dict[str, re.Pattern[str]]
    personal: frozenset[str]


@cache
def _words(code: str) -> _Words:
    matters = load_pack(code).matters
    causes = {canonical(word): cause for cause in matters.causes for word in cause.words}
    causal = matters.causal
    few, several = rf"(?:[ ]\w+){{0,{_FEW}}}?", rf"(?:,?[ ]\w+){{0,{_SEVERAL}}}?"
    named = rf"{alternatives(causal.nouns)}(?:[ ]\w+){{0,6}}?[ ]{alternatives(causal.copulas)}"
    return _Words(
        causes=causes,
        any=phrases(causes),
        before=re.compile(rf"(?:{alternatives(causal.before)}|{named}){few}\s*\Z", re.IGNORECASE),
        behind=re.compile(rf"{several}[ ]{alternatives(causal.behind)}", re.IGNORECASE),
        ruled_out=re.compile(rf"{alternatives(causal.ruled_out)}{few}\s*\Z", re.IGNORECASE),
        sound=re.compile(rf"{few}[ ]{alternatives(causal.sound)}", re.IGNORECASE),
        loose=phrases([*causal.unsure, *causal.general]),
        elsewhere=phrases(load_pack(code).traits.elsewhere),
        kin=phrases(causal.kin),
        topics={topic.name: phrases(topic.words) for topic in matters.topics},
        personal=frozenset(topic.name for topic in matters.topics if topic.person),
    )


def read(material: Material) -> Iterator[Statement]:
    """What a page gives as the cause of what its head is about, where it gives one; and the causes it rules out."""
    words = _words(material.page.pack.code)
    told: dict[About, list[Statement]] = {}
    for said in _told(material.page, words):
        told.setdefault(said.about, []).append(said)
    for group in told.values():
        given = {said.value.unit for said in group if not (said.value.unit or "").startswith(NOT)}
        if len(given) < 2:
            yield from group


def _told(page: PageContext, words: _Words) -> Iterator[Statement]:
    text, abouts = page.reading.text, dict(_abouts(page, words))
    for sentence in page.sentences if abouts else ():
        for match in words.any.finditer(text, sentence.range.start, sentence.range.end):
            if words.loose.search(text, sentence.range.start, match.start()):
                break
            cause = words.causes[" ".join(match[0].lower().split())]
            about = abouts.get(cause.of)
            how = _how(sentence, match, words) if about else None
            if about and not how and cause.alone:
                how = Range(*match.span()), False
            if about and how and _here(sentence, match, cause, words):
                value = Value(text=sentence.said(how[0]), unit=f"{NOT if how[1] else ''}{cause.name}")
                yield statement(sentence, TYPE, about, value, how[0])


def _here(sentence: SentenceContext, match: re.Match[str], cause: Cause, words: _Words) -> bool:
    """Whether a sentence tells of the story's own: of the one who died, or of no other fire."""
    start = sentence.range.start
    if cause.of in words.personal:
        return not words.kin.search(sentence.text, start, match.start())
    return not words.elsewhere.search(sentence.text, start, sentence.range.end)


def _how(sentence: SentenceContext, match: re.Match[str], words: _Words) -> tuple[Range, bool] | None:
    """Where a sentence tells something as a cause, and whether it rules it out."""
    text, start = sentence.text, max(sentence.range.start, match.start() - _AHEAD)
    end = min(sentence.range.end, match.end() + _BEHIND)
    ahead = text[start : match.start()]
    for pattern, denied in ((words.ruled_out, True), (words.before, False)):
        before = pattern.search(ahead)
        sound = words.sound.match(text, match.end(), end)
        if before and not (sound and not denied):
            return Range(start + before.start(), match.end()), denied
    for pattern, denied in ((words.sound, True), (words.behind, False)):
        behind = pattern.match(text, match.end(), end)
        if behind:
            return Range(match.start(), behind.end()), denied
    return None


def _abouts(page: PageContext, words: _Words) -> Iterator[tuple[str, About]]:
    """What the head of a page tells of those things that have a cause."""
    heads = [s.range for s in page.sentences if s.leads]
    for name, pattern in words.topics.items():
        if any(pattern.search(page.reading.text, place.start, place.end) for place in heads):
            person = protagonist(page) if name in words.personal else None
            if person or name not in words.personal:
                yield name, About(subject=person.id if person else None, property=f"cause of the {name}")
