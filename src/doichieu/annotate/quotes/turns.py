"""The turns of interviews, and other speech behind the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.annotate.quotes.heads import clause_subject
from doichieu.annotate.quotes.speakers import Speakers
from doichieu.model.page import Block
from doichieu.model.reading import QuoteMention, Sentence
from doichieu.model.span import Range

_LABEL = re.compile(r"[\s\-*•>+]*([^\W_][^:?!\n“”\"]{0,110}?)\s?:(?=\s|$)")
_TOLD = 160
_LEAD_MARK = re.compile(r"[\s\-*•>+]*")


class _Turn(Struct, frozen=True):
    """Who begins to speak and where the words begin; `asks` for the interviewer."""

    speaker: Range | None
    label: Range
    words: int
    asks: bool


def read_turns(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block], speakers: Speakers
) -> tuple[QuoteMention, ...]:
    """Every paragraph of every turn, as direct speech of whoever the last label names.

    A label is an interviewer's word or a person's name, perhaps with posts, and a colon. Answers without any
    label belong to the person named last before the first question.
    """
    flat = _flat_interviews(text, sentences, blocks, speakers)
    found: list[QuoteMention] = []
    answering: _Turn | None = None
    interviewee: Range | None = None
    for at, block in enumerate(blocks):
        if not block.kept or block.role in {"caption", "byline", "source_credit", "dateline"}:
            continue
        if at in flat:
            found += flat[at]
            continue
        turn = _labelled(text, block.range, speakers)
        if block.role in {"question", "answer"}:
            if block.role == "question":
                interviewee = interviewee or speakers.antecedents.of_pronoun(block.start, "")
                turn = turn or _Turn(None, Range(block.start, block.start), _words_start(text, block.range), asks=True)
            answering = turn if turn else answering if answering and not answering.asks else None
            if turn is None and block.role == "answer" and _tells(text, block.range, speakers):
                answering = None
                continue
            if block.role == "answer" and answering is None:
                answering = _Turn(interviewee, Range(block.start, block.start), block.start, asks=False)
            first = turn.words if turn else _words_start(text, block.range)
            found += _quote(text, answering, Range(first, block.end), turn)
        elif turn and not turn.asks and turn.speaker:
            found += _quote(text, turn, Range(turn.words, block.end), turn)
    return tuple(found)


def _quote(text: str, by: _Turn | None, place: Range, turn: _Turn | None) -> Iterator[QuoteMention]:
    said = Range(place.start, place.start + len(text[place.start : place.end].rstrip()))
    if any(map(str.isalnum, text[said.start : said.end])):
        cue = turn.label if turn and turn.label.length else None
        yield QuoteMention(range=said, direct=True, speaker=by.speaker if by else None, cue=cue)


def _labelled(text: str, place: Range, speakers: Speakers) -> _Turn | None:
    """The turn that a stretch begins with, if it begins with a label; words in quotation marks are no turn."""
    found = _LABEL.match(text, place.start, place.end)
    if found is None:
        return None
    label = Range(found.start(1), found.end(1))
    words = _words_start(text, Range(found.end(), place.end))
    if words >= place.end or text[words] in speakers.wording.quotes:
        return None
    if speakers.wording.interviewer.match(text, label.start, label.end):
        return _Turn(label, label, words, asks=True)
    if speakers.wording.verb.search(text, label.start, label.end):
        return None
    speaker = speakers.label(label.start, label.end)
    return _Turn(speaker, label, words, asks=False) if speaker else None


def _tells(text: str, place: Range, speakers: Speakers) -> bool:
    """Whether a paragraph is no answer but tells what somebody said, whose name it begins with."""
    verb = speakers.wording.verb.search(text, place.start, min(place.end, place.start + _TOLD))
    if verb is None or text[place.start] in speakers.wording.quotes or verb[0] not in speakers.wording.certain:
        return False
    speaker = clause_subject(speakers, place.start, verb.start())
    return bool(speaker and speaker.human and speaker.start == place.start)


def _words_start(text: str, place: Range) -> int:
    found = _LEAD_MARK.match(text, place.start, place.end)
    return found.end() if found else place.start


def _flat_interviews(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block], speakers: Speakers
) -> dict[int, list[QuoteMention]]:
    """The turns of interviews that stand in one block, by block: an interviewer's label and another's, in turn."""
    turns: dict[int, list[tuple[_Turn, Sentence]]] = {}
    for sentence in sentences:
        turn = _labelled(text, sentence.range, speakers)
        if turn:
            turns.setdefault(sentence.block, []).append((turn, sentence))
    flat = {}
    for block, labelled in turns.items():
        if len({turn.asks for turn, _ in labelled}) == 2:
            ends = [sentence.range.start for _, sentence in labelled[1:]] + [blocks[block].end]
            flat[block] = [
                quote
                for (turn, _), end in zip(labelled, ends, strict=True)
                for quote in _quote(text, turn, Range(turn.words, end), turn)
            ]
    return flat
