"""Who says what: direct speech, reported speech, turns of interviews."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from doichieu.annotate.quotes.marks import marked_stretches
from doichieu.annotate.quotes.objects import takes_speech
from doichieu.annotate.quotes.speakers import Speaker, Speakers
from doichieu.annotate.quotes.turns import read_turns
from doichieu.annotate.quotes.wording import Wording, wording
from doichieu.lang.pack import Pack
from doichieu.model.reading import QuoteMention, Reading
from doichieu.model.span import Range

_WORDS = 5
_BEGIN = 4
_REST = 5
_AFTER = 220
_BEFORE = 400
_SHORT = 24
_MOST_VERBS = 12
_PHRASE = 24
_SUBJECT = 8
_WHOLE = 6
_SOURCE = 160
_TAIL = 6
_TAIL_MARKS = ':;,“”"'
_STOPS = ".!?… "
_SEPARATED = re.compile(r"\s*[,.;\-]{0,2}\s*")
_OWN_WORDS = re.compile(r"[ ,:]{0,3}(?:\w+ )?[“\"]")
_CLAUSE_CUT = re.compile(r"[,;:]\s|\s-\s")
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_PHRASE_END = re.compile(r"[,;:(“\"]| - ")

Governor: TypeAlias = tuple[Range | None, Range | None]


def read_quotes(reading: Reading, pack: Pack) -> tuple[QuoteMention, ...]:
    """The speech in a page whose sentences, names and posts are read, in order of place.

    Marks that stress a word or name a thing are no speech: a stretch in quotation marks counts where a reporting
    verb with its subject, a speaker's colon or the speech before it governs it. Reported speech runs from its
    speaker to the end of the sentence. The paragraphs of an interview are turns, and nothing is read inside them.
    """
    return _Page(reading, wording(pack)).read()


class _Page:
    """One page's speech in the making."""

    def __init__(self, reading: Reading, words: Wording) -> None:
        self.text, self.sentences, self.blocks = reading.text, reading.sentences, reading.blocks
        self.wording = words
        self.marked = marked_stretches(self.text, self.blocks, words.quotes)
        self.speakers = Speakers(self.text, reading.names, reading.posts, words, self.marked)
        self._marked_starts = [place.start for place in self.marked]
        self._sentence_starts = [sentence.range.start for sentence in self.sentences]

    def read(self) -> tuple[QuoteMention, ...]:
        turns = read_turns(self.text, self.sentences, self.blocks, self.speakers)
        starts = [turn.range.start for turn in turns]
        found = list(turns)
        for quote in [*self._direct(), *self._reported()]:
            at = bisect_right(starts, quote.range.start) - 1
            if at < 0 or not turns[at].range.meets(quote.range):
                found.append(quote)
        return tuple(sorted(found, key=lambda q: (q.range.start, -q.range.end)))

    def _direct(self) -> Iterator[QuoteMention]:
        """Speech in quotation marks."""
        last: QuoteMention | None = None
        for place in self.marked:
            start, end = self._around(place)
            governed = self._governed(place, start) or self._attributed(place, end)
            if governed is None and last and self._goes_on(last.range, place):
                governed = (last.speaker, None)
            if governed is None and self._stands_alone(place, start):
                governed = (self._only_person_beside(start, end), None)
            if governed:
                last = QuoteMention(range=place, direct=True, speaker=governed[0], cue=governed[1])
                if last.speaker:
                    self.speakers.antecedents.hear(last.cue.end if last.cue else place.end, last.speaker)
                yield last

    def _around(self, place: Range) -> tuple[int, int]:
        """Where the sentence of a stretch begins, and where the sentence after its last one ends at the latest."""
        at = max(bisect_right(self._sentence_starts, place.start) - 1, 0)
        last = bisect_left(self._sentence_starts, place.end) - 1
        start = self.sentences[at].range.start if self.sentences else place.start
        end = self.sentences[last].range.end if last >= 0 else place.end
        return min(start, place.start), max(end, place.end)

    def _governed(self, place: Range, start: int) -> Governor | None:
        """Speaker and cue where the words before a stretch make it speech."""
        before = self.text[start : place.start].rstrip()
        colon = before.endswith(":")
        if not colon and self.wording.naming_end.search(before[-_SHORT:]):
            return None
        if colon and (label := self._label(start, start + len(before) - 1)):
            return label, Range(start, start + len(before) - 1)
        start = max(start, place.start - _BEFORE)
        verbs = [v for v in self.wording.verb.finditer(self.text, start, place.start) if not self._in_marks(v.start())]
        for verb in reversed(verbs):
            gap = self.text[verb.end() : place.start]
            tight = colon or len(gap.split()) <= 2
            if not tight and (not self._joined(start, place.start) or place.length < _SHORT):
                continue
            if self._is_noun(verb):
                continue
            speaker = self.speakers.before(start, verb.start()) or (
                self._subject_of_all(start, verb) if tight else None
            )
            if (speaker or colon) and (tight or self._kind(verb) != "marked") and self._has_words(place, colon=colon):
                cue = Range(verb.start(), verb.end())
                by = speaker.place if speaker else self._announced(start, place)
                return by, cue
        return (by, None) if colon and (by := self._announced(start, place)) else None

    def _announced(self, start: int, place: Range) -> Range | None:
        """The speaker whom the clause before a colon begins with, where no reporting verb says that they speak."""
        before = self.text[start : place.start].rstrip(" :")
        cuts = [0, *(m.end() for m in _CLAUSE_CUT.finditer(before))]
        if not self._has_words(place, colon=False) or self.wording.naming_end.search(before[-_SHORT:]):
            return None
        for cut in reversed(cuts):
            if speaker := self.speakers.opening(start + cut, start + len(before)):
                return speaker.place
        return None

    def _joined(self, start: int, at: int) -> bool:
        """Whether a quotation mark goes on with a sentence as a clause of its own, behind a comma or the like."""
        before = self.text[start:at].rstrip()
        return before[-1:] in {",", ";", "-"} or self.wording.complementizer.search(before[-_REST:]) is not None

    def _kind(self, verb: re.Match[str]) -> str:
        return self.wording.kinds[verb[0]]

    def _has_words(self, place: Range, *, colon: bool) -> bool:
        """Whether a stretch is long enough for speech, not a stressed word."""
        return colon or len(self.text[place.start : place.end].split()) >= _WORDS

    def _label(self, start: int, end: int) -> Range | None:
        if self.wording.verb.search(self.text, start, end):
            return None
        return self.speakers.label(start, end)

    def _subject_of_all(self, start: int, verb: re.Match[str]) -> Speaker | None:
        """The subject that a sentence begins with, where a later verb shares it: "X went there and said"."""
        before = self.text[max(start, verb.start() - 24) : verb.start()]
        shared = self.wording.conjunction_end.search(before) or before.rstrip().endswith(",")
        return self.speakers.opening(start, verb.start()) if shared else None

    def _attributed(self, place: Range, end: int) -> Governor | None:
        """Speaker and cue where the words behind a stretch make it speech: "...", X said; "...", according to X."""
        gap = _SEPARATED.match(self.text, place.end)
        begin = gap.end() if gap else place.end
        inside = self.text[place.start + 1 : place.end - 1].rstrip()
        separated = bool(gap and gap[0].strip(" ."))
        goes_on = separated or self.text[begin : begin + 1].islower() or inside[-1:] in {",", "?", "!"}
        if begin >= end or not goes_on:
            return self._said_so(begin)
        if not self._has_words(place, colon=False):
            return None
        return self._source(begin, end) or self._said_by(begin, min(end, begin + _AFTER), sure=separated)

    def _said_by(self, begin: int, end: int, *, sure: bool) -> Governor | None:
        """Speaker and cue of a reporting clause that begins here and governs no words behind it."""
        for verb in self.wording.verb.finditer(self.text, begin, end):
            if self._is_noun(verb) or self._in_marks(verb.start()):
                continue
            if _OWN_WORDS.match(self.text, verb.end()) or len(self.text[begin : verb.start()].split()) > _PHRASE:
                return None
            speaker = self.speakers.before(begin, verb.start()) or self._nameless(begin, verb, sure=sure)
            if speaker and speaker.start - begin <= _BEGIN:
                return self._relayed(verb, end) or speaker.place, Range(verb.start(), verb.end())
        return None

    def _relayed(self, verb: re.Match[str], end: int) -> Range | None:
        """Whose words a relaying verb hands on: "AFP quotes X"."""
        if verb[0] not in self.wording.relays or verb.end() >= end:
            return None
        following = self.wording.verb.search(self.text, verb.end(), end)
        stop = _PHRASE_END.search(self.text, verb.end(), min(end, verb.end() + _SOURCE))
        ends = [found.start() for found in (following, stop) if found]
        return self.speakers.source(verb.end() + 1, min([end, verb.end() + _SOURCE, *ends]))

    def _said_so(self, begin: int) -> Governor | None:
        """Speaker and cue where the next sentence says no more than who spoke."""
        at = bisect_left(self._sentence_starts, begin)
        if at >= len(self.sentences) or self._sentence_starts[at] != begin:
            return None
        place = self.sentences[at].range
        said = self.text[place.start : place.end].rstrip(_STOPS)
        verb = next(
            (v for v in self.wording.verb.finditer(self.text, begin, place.end) if v.end() == begin + len(said)), None
        )
        if verb is None or len(said.split()) > _SUBJECT:
            return None
        speaker = self.speakers.before(begin, verb.start())
        return (speaker.place, Range(verb.start(), verb.end())) if speaker else None

    def _goes_on(self, last: Range, place: Range) -> bool:
        """Whether a stretch continues the speech before it: nothing between them, and a whole sentence of its own."""
        said = self.text[place.start + 1 : place.end].rstrip('”"» ')
        whole = said[:1].isupper() and said[-1:] in _STOPS
        between = self.text[last.end : place.start]
        if not between.strip():
            return True
        sentence = self._around(place)[0]
        return whole and sentence == place.start and len(between) <= _AFTER

    def _stands_alone(self, place: Range, start: int) -> bool:
        """Whether a stretch is a whole sentence in its own right, not a stressed word or a name."""
        said = self.text[place.start + 1 : place.end - 1].strip()
        after = self.text[place.end : place.end + 1]
        closed = said[-1:] in {".", "!", "?", "…"} or after == "."
        return start == place.start and closed and said[:1].isupper() and len(said.split()) >= _WHOLE

    def _only_person_beside(self, start: int, end: int) -> Range | None:
        """The one person whom the sentence before names, else the one after, if it names just one."""
        before = bisect_left(self._sentence_starts, start) - 1
        after = bisect_left(self._sentence_starts, end)
        for at in (before, after):
            if 0 <= at < len(self.sentences):
                people = [name.range for name in self.speakers.people_in(self.sentences[at].range)]
                if len({self.text[p.start : p.end] for p in people}) == 1:
                    return people[0]
        return None

    def _in_marks(self, at: int) -> bool:
        near = bisect_right(self._marked_starts, at) - 1
        return near >= 0 and self.marked[near].end > at

    def _is_noun(self, verb: re.Match[str]) -> bool:
        """Whether what looks like a reporting verb is a noun, another word, or a passive without an agent."""
        before = self.text[max(0, verb.start() - 16) : verb.start()]
        if self.wording.passive_end.search(before):
            return True
        return bool(self.wording.no_speech.match(self.text, verb.start()) and self._kind(verb) != "about") or bool(
            self.wording.nominaliser_end.search(before)
        )

    def _reported(self) -> Iterator[QuoteMention]:
        """Speech in the page's own words, one a sentence at most."""
        for sentence in self.sentences:
            if self.blocks[sentence.block].role in {"caption", "byline", "source_credit", "dateline"}:
                continue
            quote = self._from_source(sentence.range) or self._from_verb(sentence.range)
            if quote and not self.text[quote.range.start : sentence.range.end].endswith("?"):
                yield quote

    def _from_source(self, place: Range) -> QuoteMention | None:
        """A sentence that begins or ends with its source."""
        end = place.start + len(self.text[place.start : place.end].rstrip(_STOPS))
        opening = self.wording.attribution.search(self.text, place.start, min(place.start + 24, end))
        if opening and self.text[opening.end() : opening.end() + 1] == " ":
            found = self._source(opening.start(), end)
            if found and found[1].end < end and self.text[found[1].end] in ",:":
                return QuoteMention(range=place, direct=False, speaker=found[0], cue=found[1])
        for closing in self.wording.attribution.finditer(self.text, max(place.start, end - _SOURCE), end):
            before = self.text[place.start : closing.start()].rstrip()
            own = self._own_words(place.start, closing.start())
            if (
                own >= _REST
                and before[-1:] in {",", "-"}
                and (found := self._source(closing.start(), end))
                and found[1].end >= end - 1
            ):
                return QuoteMention(range=Range(place.start, end), direct=False, speaker=found[0], cue=found[1])
        return None

    def _source(self, start: int, end: int) -> tuple[Range, Range] | None:
        """Whom the phrase at `start` names as its source, and the phrase, where it begins with "according to"."""
        opening = self.wording.attribution.match(self.text, start, end)
        if opening is None or self._in_marks(start):
            return None
        begin = opening.end() + 1
        barred = self.wording.no_source.match(self.text, begin, end)
        known = self.wording.source.match(self.text, begin, end)
        if barred and not (known and known.end() > barred.end()):
            return None
        stop = _PHRASE_END.search(self.text, begin, min(end, begin + _SOURCE))
        phrase_end = stop.start() if stop else min(end, begin + _SOURCE)
        speaker = self.speakers.source(begin, phrase_end)
        return (speaker, Range(start, phrase_end)) if speaker else None

    def _from_verb(self, place: Range) -> QuoteMention | None:
        """A sentence with a reporting verb and its subject."""
        end = place.start + len(self.text[place.start : place.end].rstrip(_STOPS))
        for verb in islice(self.wording.verb.finditer(self.text, place.start, end), _MOST_VERBS):
            if self._in_marks(verb.start()) or self._is_noun(verb):
                continue
            speaker = (
                self.speakers.before(place.start, verb.start())
                or self._nameless(place.start, verb, sure=self._is_linked(verb, end))
                or self._opening(place.start, verb)
                or self._subject_of_all(place.start, verb)
            )
            if speaker and self._is_speech(verb, speaker, place, end):
                cue = Range(verb.start(), verb.end())
                by = self._relayed(verb, end) or speaker.place
                first = place.start if speaker.passive or verb.end() >= end - 2 else speaker.start
                said = Range(first, end)
                if self._trails(verb.end(), end) and self._said_before(place.start, speaker.start):
                    said = Range(place.start, place.start + len(self.text[place.start : speaker.start].rstrip(" ,-")))
                return QuoteMention(range=said, direct=False, speaker=by, cue=cue)
        return None

    def _nameless(self, start: int, verb: re.Match[str], *, sure: bool = False) -> Speaker | None:
        """The subject that no name and no listed noun gives: the few words before a verb that is never else used."""
        before = self.text[start : verb.start()].rstrip(" ,")
        if not (sure or verb[0] in self.wording.certain) or self.wording.passive_end.search(before[-_REST:]):
            return None
        cut = max((m.end() for m in _CLAUSE_CUT.finditer(before)), default=0)
        words = before[cut:].split()
        if not 0 < len(words) <= _SUBJECT or self.wording.request_end.match(words[0]):
            return None
        if self.wording.adverbial.match(words[0].lower()) or self.wording.conjunction_end.match(words[0].lower()):
            return None
        begin = start + cut + len(before[cut:]) - len(before[cut:].lstrip())
        return Speaker(Range(begin, start + len(before)), begin, human=True)

    def _is_linked(self, verb: re.Match[str], end: int) -> bool:
        """Whether a comma or a complementizer stands between a verb that mostly takes speech and what is said."""
        linked = self.wording.complementizer.match(self.text, verb.end() + 1, end) or self.text[verb.end()] == ","
        return self._kind(verb) in {"content", "object"} and bool(linked)

    def _opening(self, start: int, verb: re.Match[str]) -> Speaker | None:
        """The person whom a verb's clause begins with, a few words before a verb that always takes speech."""
        before = _BRACKETS.sub(lambda found: "_" * len(found[0]), self.text[start : verb.start()])
        cut = start + max((m.end() for m in _CLAUSE_CUT.finditer(before)), default=0)
        if self._kind(verb) != "content" or len(before[cut - start :].split()) > _PHRASE:
            return None
        speaker = self.speakers.opening(cut, verb.start())
        return speaker if speaker and speaker.human else None

    def _is_speech(self, verb: re.Match[str], speaker: Speaker, place: Range, end: int) -> bool:
        """Whether what a verb takes is speech, given its subject and what follows; quoted words count apart."""
        if verb.end() >= end - 2 or (self._trails(verb.end(), end) and self._said_before(place.start, speaker.start)):
            return self._own_words(place.start, speaker.start) >= _REST
        begin = verb.end() + 1
        if self._own_words(begin, end) < _REST and self._quoted_after(verb.end(), end):
            return False
        if self._kind(verb) == "about" and self._follows_quote(speaker.start):
            return False
        return takes_speech(verb[0], speaker, self.text[begin:end], self.wording)

    def _follows_quote(self, at: int) -> bool:
        """Whether words in quotation marks stand right before a reporting clause, which only tells whose they are."""
        near = bisect_right(self._marked_starts, at) - 1
        return near >= 0 and not self.text[self.marked[near].end : at].strip(" ,-.")

    def _trails(self, start: int, end: int) -> bool:
        """Whether nothing but when or where it was said follows a verb: "..., X nói sau trận"."""
        rest = self.text[start:end].strip()
        short = 0 < len(rest.split()) <= _TAIL and not any(mark in rest for mark in _TAIL_MARKS)
        return short and self.wording.adverbial.match(rest) is not None

    def _said_before(self, start: int, at: int) -> bool:
        """Whether words stand before a reporting clause that it sets off by a comma or a dash."""
        before = self.text[start:at].rstrip()
        adverbial = self.wording.adverbial.match(before.lower()) and not self.wording.clause_mark.search(before)
        return before[-1:] in {",", "-"} and len(before.split()) >= _REST and not adverbial

    def _own_words(self, start: int, end: int) -> int:
        """Words of a stretch outside quotation marks, up to the first that open in it."""
        at = bisect_right(self._marked_starts, start) - 1
        begin = max(start, self.marked[at].end) if at >= 0 else start
        stop = min(end, self._marked_starts[at + 1]) if at + 1 < len(self._marked_starts) else end
        return len(self.text[begin:stop].split())

    def _quoted_after(self, start: int, end: int) -> bool:
        at = bisect_left(self._marked_starts, start)
        return at < len(self.marked) and self._marked_starts[at] < end
