"""What a speaker is quoted as saying, word for word; two pages may quote one speech in differing words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Span
from doichieu.text.align import Codebook, common_runs
from doichieu.text.tokens import words

TYPE = "quote"
_LEAST_WORDS = 6
_SAME = 0.6
_LONGEST = 120
_SHINGLE, _MOST = 3, 50


class _Speech(Struct, frozen=True):
    speaker: str
    evidence: Span
    words: tuple[str, ...]


def read_quotes(materials: Sequence[Material]) -> Iterator[Statement]:
    """One statement for each place where a speaker's words are quoted that another page quotes too.

    Quotes are of one speech when most of the shorter one stands in the other; what the claim is about names the
    speech by the words that begin it on the first page.
    """
    speeches: dict[str, list[_Speech]] = {}
    for material in materials:
        for speech in _speeches(material):
            speeches.setdefault(speech.speaker, []).append(speech)
    for speaker, said in speeches.items():
        for group in _same_speech(said):
            about = About(subject=speaker, property=f"says: {' '.join(group[0].words[:_LEAST_WORDS])}")
            for speech in group:
                yield Statement(
                    type=TYPE, about=about, value=Value(text=" ".join(speech.words)), attributed_to=speaker,
                    evidence=speech.evidence,
                )  # fmt: skip


def _speeches(material: Material) -> Iterator[_Speech]:
    reading = material.page.reading
    for quote in reading.quotes:
        if not (quote.direct and quote.speaker):
            continue
        speaker = material.page.linking.entity(material.page.linking.at(reading.page.id, quote.speaker))
        for sentence in material.page.sentences:
            start, end = max(quote.range.start, sentence.range.start), min(quote.range.end, sentence.range.end)
            said = tuple(words(reading.text, start, end)) if start < end else ()
            if speaker and _LEAST_WORDS <= len(said) <= _LONGEST:
                yield _Speech(speaker.id, sentence.span(start, end), said)


def _same_speech(said: Sequence[_Speech]) -> Iterator[list[_Speech]]:
    """Speeches of several pages that are one, each with the first that it is like."""
    groups: list[list[_Speech]] = []
    begun: dict[tuple[str, ...], list[int]] = {}
    for speech in said:
        shingles = {speech.words[at : at + _SHINGLE] for at in range(len(speech.words) - _SHINGLE + 1)}
        near = sorted({at for shingle in shingles for at in begun.get(shingle, ())})[:_MOST]
        found = next((at for at in near if _alike(groups[at][0], speech)), None)
        if found is not None:
            groups[found].append(speech)
            continue
        for shingle in shingles:
            begun.setdefault(shingle, []).append(len(groups))
        groups.append([speech])
    return (group for group in groups if len({speech.evidence.page for speech in group}) > 1)


def _alike(one: _Speech, other: _Speech) -> bool:
    book = Codebook()
    runs = common_runs(book.encode(one.words), book.encode(other.words))
    return sum(run.length for run in runs) >= _SAME * min(len(one.words), len(other.words))
