"""Speech in the page's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from doichieu.annotate.quotes.objects import takes_speech
from doichieu.annotate.quotes.page import CLAUSE_CUT, REST, SpokenPage
from doichieu.annotate.quotes.speakers import Speaker
from doichieu.model.reading import QuoteMention
from doichieu.model.span import Range

_MOST_VERBS = 12
_PHRASE = 24
_SOURCE = 160
_TAIL = 6
_TAIL_MARKS = ':;,“”"'
_STOPS = ".!?… "
_CLAUSE = 120
_TOLD = 40
_BEGIN = 4
_BEHIND_SOURCE = re.compile(r"(?: - [^,:;.]{2,120})?[,:]")
_OTHER = re.compile(r"([,;]) ")
_BRACKETS = re.compile(r"\([^()]{0,120}\)")


def read_reported(page: SpokenPage) -> Iterator[QuoteMention]:
    """The sentences that tell what somebody said, one speech a sentence at most."""
    return _Reported(page).read()


class _Reported:
    """One page's reported speech in the making."""

    def __init__(self, page: SpokenPage) -> None:
        self.page, self.text, self.wording, self.speakers = page, page.text, page.wording, page.speakers

    def read(self) -> Iterator[QuoteMention]:
        """Speech in the page's own words, one a sentence unless a second speaker has a clause of it."""
        for sentence in self.page.sentences:
            if self.page.blocks[sentence.block].role in {"caption", "byline", "source_credit", "dateline"}:
                continue
            place = sentence.range
            if self.text[place.start : place.end].rstrip().endswith("?"):
                continue
            quote = self._from_source(place) or self._from_verb(place)
            if quote and not quote.range.end < place.end - 2 and (second := self._second(quote, place)):
                yield replace(quote, range=Range(quote.range.start, second.start(1)))
                yield from filter(None, [self._from_verb(Range(second.end(), place.end))])
            elif quote:
                yield quote

    def _from_source(self, place: Range) -> QuoteMention | None:
        """A sentence with its source, before a clause or at the end."""
        end = place.start + len(self.text[place.start : place.end].rstrip(_STOPS))
        for opening in self.wording.attribution.finditer(self.text, place.start, end):
            found = self.page.source(opening.start(), end) if self._opens(place.start, opening) else None
            if found and (clause := _BEHIND_SOURCE.match(self.text, found[1].end, end)):
                by = self._inner(clause.end(), end) or found[0]
                return QuoteMention(range=place, direct=False, speaker=by, cue=found[1])
        for closing in self.wording.attribution.finditer(self.text, max(place.start, end - _SOURCE), end):
            before = self.text[place.start : closing.start()].rstrip()
            own = self.page.own_words(place.start, closing.start())
            if (
                own >= REST
                and before[-1:] in {",", "-"}
                and (found := self.page.source(closing.start(), end))
                and found[1].end >= end - 1
            ):
                return QuoteMention(range=Range(place.start, end), direct=False, speaker=found[0], cue=found[1])
        return None

    def _opens(self, start: int, attribution: re.Match[str]) -> bool:
        """Whether "according to" stands where a source does: at the head of a clause, or behind a word or two."""
        before = self.text[start : attribution.start()].strip()
        if before[-1:] in {",", ";", ":", ""} or attribution[0][0].isupper():
            return True
        lead = self.wording.asides.match(before.lower())
        linked = self.wording.conjunction_end.fullmatch(before.lower())
        return bool(linked or (lead and lead.end() == len(before)))

    def _from_verb(self, place: Range) -> QuoteMention | None:
        """A sentence with a reporting verb and its subject."""
        end = place.start + len(self.text[place.start : place.end].rstrip(_STOPS))
        for verb in islice(self.wording.verb.finditer(self.text, place.start, end), _MOST_VERBS):
            if self.page.in_marks(verb.start()) or self.page.is_noun(verb) or self._unsaid(verb):
                continue
            speaker = (
                self.page.subject(place.start, verb.start())
                or self.page.nameless(place.start, verb, sure=self._is_linked(verb, end))
                or self._opening(place.start, verb)
                or self.page.subject_of_all(place.start, verb)
            )
            if speaker and self._is_speech(verb, speaker, place, end):
                return self._quote(verb, speaker, place, end)
        return None

    def _quote(self, verb: re.Match[str], speaker: Speaker, place: Range, end: int) -> QuoteMention:
        """The speech of a verb and its subject, from the subject on, or what stands before a clause that trails."""
        by = self.page.relayed(verb, end) or self._inner(verb.end(), end) or speaker.place
        first = place.start if speaker.passive or verb.end() >= end - 2 else speaker.start
        said = Range(first, end)
        if self._trails(verb.end(), end) and self._said_before(place.start, speaker.start):
            said = Range(place.start, place.start + len(self.text[place.start : speaker.start].rstrip(" ,-")))
        return QuoteMention(range=said, direct=False, speaker=by, cue=Range(verb.start(), verb.end()))

    def _unsaid(self, verb: re.Match[str]) -> bool:
        """Whether a verb only tells what for somebody would say something, or that they didn't."""
        return self.wording.unsaid_end.search(self.text, max(0, verb.start() - 16), verb.start()) is not None

    def _inner(self, start: int, end: int) -> Range | None:
        """Who speaks inside what somebody says: "X said that Y had confirmed that ..."."""
        linked = self.wording.complementizer.match(self.text, start + 1, end)
        begin = (linked.end() if linked else start) + 1
        for verb in islice(self.wording.verb.finditer(self.text, begin, min(end, begin + _CLAUSE)), 1):
            speaker = self._own_subject(begin, verb, end)
            return speaker.place if speaker else None
        return None

    def _own_subject(self, begin: int, verb: re.Match[str], end: int) -> Speaker | None:
        """The subject of a verb that surely reports, where the clause begins with it."""
        if self.page.in_marks(verb.start()) or self.page.is_noun(verb) or self._unsaid(verb):
            return None
        told = self.wording.complementizer.search(self.text, verb.end(), min(end, verb.end() + _TOLD))
        sure = self._is_linked(verb, end) or (told and self.wording.addressee.match(self.text, verb.end() + 1))
        if not (verb[0] in self.wording.certain or sure) or self.page.kind(verb) not in {"content", "object"}:
            return None
        speaker = self.page.subject(begin, verb.start()) or self.page.nameless(begin, verb, sure=bool(sure))
        return speaker if speaker and speaker.start - begin <= _BEGIN and not speaker.passive else None

    def _second(self, first: QuoteMention, place: Range) -> re.Match[str] | None:
        """Where another speaker's clause begins behind what the first one said."""
        start = first.cue.end if first.cue and first.cue.start > first.range.start else first.range.start
        for cut in _OTHER.finditer(self.text, start + 2, place.end):
            stop = min(place.end, cut.end() + _CLAUSE)
            for verb in islice(self.wording.verb.finditer(self.text, cut.end(), stop), 2):
                if "," in self.text[cut.end() : verb.start()]:
                    break
                speaker = self._own_subject(cut.end(), verb, place.end) or self._relays(cut.end(), verb)
                if speaker and speaker.place != first.speaker:
                    return cut
        return None

    def _relays(self, begin: int, verb: re.Match[str]) -> Speaker | None:
        if verb[0] not in self.wording.relays or self.page.in_marks(verb.start()):
            return None
        speaker = self.page.subject(begin, verb.start())
        return speaker if speaker and speaker.start - begin <= _BEGIN else None

    def _is_linked(self, verb: re.Match[str], end: int) -> bool:
        """Whether a comma or a complementizer stands between a verb that mostly takes speech and what is said."""
        said = self.wording.complementizer.match(self.text, verb.end() + 1, end)
        linked = bool(said) or self.text.startswith(",", verb.end())
        return linked and self.page.kind(verb) in {"content", "object"}

    def _opening(self, start: int, verb: re.Match[str]) -> Speaker | None:
        """The person whom a verb's clause begins with, a few words before a verb that always takes speech."""
        before = _BRACKETS.sub(lambda found: "_" * len(found[0]), self.text[start : verb.start()])
        cut = start + max((m.end() for m in CLAUSE_CUT.finditer(before)), default=0)
        if self.page.kind(verb) != "content" or len(before[cut - start :].split()) > _PHRASE:
            return None
        speaker = self.speakers.opening(cut, verb.start())
        return speaker if speaker and speaker.human else None

    def _is_speech(self, verb: re.Match[str], speaker: Speaker, place: Range, end: int) -> bool:
        """Whether what a verb takes is speech, given its subject and what follows; quoted words count apart."""
        kind = self.page.kind(verb)
        if verb.end() >= end - 2 or (self._trails(verb.end(), end) and self._said_before(place.start, speaker.start)):
            apart = kind != "quoting" and self._said_before(place.start, speaker.start)
            return apart and self.page.own_words(place.start, speaker.start) >= REST
        begin = verb.end() + 1
        if self.page.is_quoted(begin, end):
            return False
        following = self.text[begin:end]
        told = kind == "about" or self.wording.adverbial.match(following) or self.wording.addressee.match(following)
        if told and self._follows_quote(speaker.start):
            return False
        return takes_speech(verb[0], speaker, following, self.wording)

    def _follows_quote(self, at: int) -> bool:
        """Whether words in quotation marks stand right before a reporting clause, which only tells whose they are."""
        near = bisect_right(self.page.marked_starts, at) - 1
        return near >= 0 and not self.text[self.page.marked[near].end : at].strip(" ,-.")

    def _trails(self, start: int, end: int) -> bool:
        """Whether nothing but when or where it was said follows a verb: "..., X nói sau trận"."""
        rest = self.text[start:end].strip()
        short = 0 < len(rest.split()) <= _TAIL and not any(mark in rest for mark in _TAIL_MARKS)
        return short and self.wording.adverbial.match(rest) is not None

    def _said_before(self, start: int, at: int) -> bool:
        """Whether words stand before a reporting clause that it sets off by a comma or a dash."""
        before = self.text[start:at].rstrip()
        adverbial = self.wording.adverbial.match(before.lower()) and not self.wording.clause_mark.search(before)
        return before[-1:] in {",", "-"} and len(before.split()) >= REST and not adverbial
