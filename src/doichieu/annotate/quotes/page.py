"""One page as the readers of speech see it: its marks, its speakers, its verbs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from doichieu.annotate.quotes.heads import clause_subject
from doichieu.annotate.quotes.marks import marked_stretches
from doichieu.annotate.quotes.speakers import Speaker, Speakers
from doichieu.annotate.quotes.wording import VerbKind, Wording
from doichieu.model.reading import Reading
from doichieu.model.span import Range

REST = 5
_WORDS = 5
_SUBJECT = 8
_SOURCE = 160
CLAUSE_CUT = re.compile(r"[,;:]\s|\s-\s")
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_PHRASE_END = re.compile(r"[,;:(“\"]| - ")


class SpokenPage:
    """A page's text, marks and speakers, and what both readers of speech ask of them."""

    def __init__(self, reading: Reading, words: Wording) -> None:
        self.text, self.sentences, self.blocks = reading.text, reading.sentences, reading.blocks
        self.wording = words
        self.marked = marked_stretches(self.text, self.blocks, words.quotes)
        self.speakers = Speakers(self.text, reading.names, reading.posts, words, self.marked)
        self.marked_starts = [place.start for place in self.marked]
        self.sentence_starts = [sentence.range.start for sentence in self.sentences]

    def subject(self, start: int, at: int) -> Speaker | None:
        """The subject of the verb at `at`, looked for from `start` on."""
        return clause_subject(self.speakers, start, at) or self.speakers.before(start, at)

    def kind(self, verb: re.Match[str]) -> VerbKind:
        """What a reporting verb takes."""
        return self.wording.kinds[verb[0]]

    def in_marks(self, at: int) -> bool:
        """Whether a place lies in quotation marks."""
        near = bisect_right(self.marked_starts, at) - 1
        return near >= 0 and self.marked[near].end > at

    def is_noun(self, verb: re.Match[str]) -> bool:
        """Whether what looks like a reporting verb is a noun, another word, or a passive without an agent."""
        before = self.text[max(0, verb.start() - 16) : verb.start()]
        if self.wording.passive_end.search(before):
            return True
        return bool(self.wording.no_speech.match(self.text, verb.start()) and self.kind(verb) != "about") or bool(
            self.wording.nominaliser_end.search(before)
        )

    def source(self, start: int, end: int) -> tuple[Range, Range] | None:
        """Whom the phrase at `start` names as its source, and the phrase, where it begins with "according to"."""
        opening = self.wording.attribution.match(self.text, start, end)
        if opening is None or self.in_marks(start):
            return None
        begin = opening.end() + 1
        barred = self.wording.no_source.match(self.text, begin, end)
        known = [pattern.match(self.text, begin, end) for pattern in (self.wording.source, self.wording.noun)]
        if barred and not any(found and found.end() > barred.end() for found in known):
            return None
        phrase_end = self._phrase_end(begin, min(end, begin + _SOURCE))
        if self.wording.vague.fullmatch(self.text, begin, phrase_end):
            return None
        speaker = self.speakers.source(begin, phrase_end)
        return (speaker, Range(start, phrase_end)) if speaker else None

    def _phrase_end(self, begin: int, end: int) -> int:
        """Where a source's phrase ends; what stands in brackets belongs to it."""
        at = begin
        while stop := _PHRASE_END.search(self.text, at, end):
            closed = _BRACKETS.match(self.text, stop.start(), end)
            if closed is None:
                return stop.start()
            at = closed.end()
        return end

    def relayed(self, verb: re.Match[str], end: int) -> Range | None:
        """Whose words a relaying verb hands on: "AFP quotes X"."""
        if verb[0] not in self.wording.relays or verb.end() >= end:
            return None
        following = self.wording.verb.search(self.text, verb.end(), end)
        stop = _PHRASE_END.search(self.text, verb.end(), min(end, verb.end() + _SOURCE))
        ends = [found.start() for found in (following, stop) if found]
        return self.speakers.source(verb.end() + 1, min([end, verb.end() + _SOURCE, *ends]))

    def nameless(self, start: int, verb: re.Match[str], *, sure: bool = False) -> Speaker | None:
        """The subject that no name and no listed noun gives: the few words before a verb that is never else used."""
        before = self.text[start : verb.start()].rstrip(" ,")
        while trailing := self.wording.aside_end.search(before):
            before = before[: trailing.start()].rstrip(" ,")
        if not (sure or verb[0] in self.wording.certain) or self.wording.passive_end.search(before[-REST:]):
            return None
        cut = max((m.end() for m in CLAUSE_CUT.finditer(before)), default=0)
        words = [] if self.wording.conjunction_end.search(before) else before[cut:].split()
        if not 0 < len(words) <= _SUBJECT or self.wording.request_end.match(words[0]):
            return None
        if self.wording.adverbial.match(words[0].lower()) or self.wording.conjunction_end.match(words[0].lower()):
            return None
        begin = start + cut + len(before[cut:]) - len(before[cut:].lstrip())
        return Speaker(Range(begin, start + len(before)), begin, human=True)

    def own_words(self, start: int, end: int) -> int:
        """Words of a stretch outside quotation marks, up to the first that open in it."""
        at = bisect_right(self.marked_starts, start) - 1
        begin = max(start, self.marked[at].end) if at >= 0 else start
        stop = min(end, self.marked_starts[at + 1]) if at + 1 < len(self.marked_starts) else end
        return len(self.text[begin:stop].split())

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether what follows a place is words in quotation marks that speak, not own words with a stressed one."""
        own, at = 0, start
        for place in self.marked[bisect_left(self.marked_starts, start) :]:
            if place.start >= end or own >= REST:
                break
            own += len(self.text[at : place.start].split())
            if own < REST and self.is_speech(place):
                return True
            at = place.end
        return False

    def is_speech(self, place: Range) -> bool:
        """Whether a stretch in quotation marks is long enough for speech, not a stressed word."""
        return len(self.text[place.start : place.end].split()) >= _WORDS

    def subject_of_all(self, start: int, verb: re.Match[str]) -> Speaker | None:
        """The subject that a sentence begins with, where a later verb shares it: "X went there and said"."""
        before = self.text[max(start, verb.start() - 24) : verb.start()]
        shared = self.wording.conjunction_end.search(before) or before.rstrip().endswith(",")
        return self.speakers.opening(start, verb.start()) if shared else None
