"""Who said what several pages quote in the same words, where they do not all name the same person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.reading import QuoteMention
from doichieu.model.span import Range, Span
from doichieu.text.tokens import words

TYPE = "speaker"
_LEAST_WORDS, _LEAST_REPORTED, _NAMED, _SHINGLE = 6, 9, 6, 4
_SAME = 0.7
_NOWHERE = Range(0, 0)
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{20,600})[\"”]")
_WIDEST = 60


class _Speech(Struct, frozen=True):
    speaker: Entity
    words: tuple[str, ...]
    evidence: Span


def read_speakers(materials: Sequence[Material]) -> Iterator[Statement]:
    """One statement for each place where words, quoted or told, have one speaker, of words that have two in all.

    What the claim is about names the speech by the words that begin it on the first page.
    """
    groups: list[list[_Speech]] = []
    begun: dict[tuple[str, ...], int] = {}
    for speech in (said for m in materials for said in (*_speeches(m), *_reported(m))):
        shingles = [speech.words[at : at + _SHINGLE] for at in range(len(speech.words) - _SHINGLE + 1)]
        found = next((begun[shingle] for shingle in shingles if shingle in begun), None)
        if found is not None and not _alike(groups[found][0].words, speech.words):
            continue
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(speech)
        for shingle in shingles:
            begun.setdefault(shingle, found)
    for group in groups:
        if len({speech.speaker.id for speech in group}) > 1:
            about = About(subject=None, property=f"who says: {' '.join(group[0].words[:_NAMED])}")
            for speech in group:
                value = Value(text=speech.speaker.name, entity=speech.speaker.id)
                yield Statement(type=TYPE, about=about, value=value, evidence=speech.evidence)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two speeches are one: nearly all words of the shorter stand in the longer, which is not much longer."""
    short, long = sorted((one, other), key=len)
    shingles = {long[at : at + _SHINGLE] for at in range(len(long) - _SHINGLE + 1)}
    if len(short) < _SAME * len(long):
        return False
    own = [short[at : at + _SHINGLE] for at in range(len(short) - _SHINGLE + 1)]
    return sum(shingle in shingles for shingle in own) >= _SAME * len(own)


def _speeches(material: Material) -> Iterator[_Speech]:
    """What stands in quotation marks in a sentence that names one person outside them, who says it."""
    page = material.page
    direct = {quote.speaker: quote.range for quote in page.reading.quotes if quote.direct and quote.speaker}
    for sentence in page.sentences:
        for match in _QUOTED.finditer(sentence.text, sentence.range.start, sentence.range.end):
            place, said = Range(*match.span()), tuple(words(match[1]))
            outside = _outside(sentence, place) if len(said) >= _LEAST_WORDS else []
            if len({person.id for _, person in outside}) != 1:
                continue
            ascribed = _ascribed(page.pack.code).match(sentence.text, place.end, sentence.range.end)
            speakers = {sentence.entity(speaker) for speaker, said_at in direct.items() if said_at.meets(place)}
            told = [at for at, person in outside if ascribed or person in speakers]
            if told:
                yield _Speech(outside[0][1], said, _evidence(sentence, place, told[0]))


def _reported(material: Material) -> Iterator[_Speech]:
    """What a person who is named beside it is told to have said, in some length."""
    for quote in material.page.reading.quotes:
        if quote.direct or quote.speaker is None:
            continue
        at = bisect_right(material.page.sentences, quote.range.start, key=lambda told: told.range.start) - 1
        sentence = (
            material.page.sentences[at] if at >= 0 and material.page.sentences[at].range.holds(quote.range) else None
        )
        person = next((n for n in sentence.names if n.range == quote.speaker), None) if sentence else None
        people = {entity.id: entity for _, entity in _outside(sentence, _NOWHERE)} if sentence and person else {}
        speaker = sentence.entity(quote.speaker) if sentence and len(people) == 1 else None
        place = _content(quote)
        said = tuple(words(material.page.reading.text[place.start : place.end])) if speaker else ()
        if sentence and speaker and speaker.kind == "person" and len(said) >= _LEAST_REPORTED:
            yield _Speech(speaker, said, _evidence(sentence, place, quote.speaker))


def _content(quote: QuoteMention) -> Range:
    """What is said, without who says it: the longer part of the stretch before or behind the speaker and the verb."""
    told = [place for place in (quote.speaker, quote.cue) if place]
    start, end = min(place.start for place in told), max(place.end for place in told)
    behind = Range(min(end, quote.range.end), quote.range.end)
    before = Range(quote.range.start, max(start, quote.range.start))
    return behind if behind.length >= before.length else before


@cache
def _ascribed(code: str) -> re.Pattern[str]:
    return re.compile(rf"[,\s]*{alternatives(load_pack(code).matters.ascribed)}", re.IGNORECASE)


def _outside(sentence: SentenceContext, place: Range) -> list[tuple[Range, Entity]]:
    """The people whom a sentence names outside a stretch."""
    named = {name.range for name in sentence.names if name.kind == "person"}
    people = sentence.people(sentence.range.start, sentence.range.end)
    return [(at, person) for at, person in people if at in named and not at.meets(place)]


def _evidence(sentence: SentenceContext, place: Range, speaker: Range) -> Span:
    """The speaker with the end of the speech that is nearest."""
    if speaker.start >= place.end:
        return sentence.span(max(place.start, speaker.start - _WIDEST), speaker.end)
    return sentence.span(speaker.start, min(place.end, speaker.end + _WIDEST))
