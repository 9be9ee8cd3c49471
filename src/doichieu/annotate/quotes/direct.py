"""Speech in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TypeAlias

from doichieu.annotate.quotes.heads import opening_head
from doichieu.annotate.quotes.page import CLAUSE_CUT, REST, SpokenPage
from doichieu.model.reading import QuoteMention
from doichieu.model.span import Range

_BEGIN = 4
_TIGHT = frozenset({"marked", "quoting"})
_AFTER = 220
_BEFORE = 400
_BETWEEN = 60
_SHORT = 24
_PHRASE = 24
_SAID_SO = 14
_WHOLE = 6
_STOPS = ".!?… "
_SEPARATED = re.compile(r"\s*[,.;\-]{0,2}\s*")
_OWN_WORDS = re.compile(r"[ ,:]{0,3}(?:\w+ )?[“\"]")

Governor: TypeAlias = tuple[Range | None, Range | None]


def read_direct(page: SpokenPage) -> Iterator[QuoteMention]:
    """The stretches in quotation marks that are speech, in order of place."""
    return _Direct(page).read()


class _Direct:
    """One page's direct speech in the making."""

    def __init__(self, page: SpokenPage) -> None:
        self.page, self.text, self.wording, self.speakers = page, page.text, page.wording, page.speakers

    def read(self) -> Iterator[QuoteMention]:
        """Speech in quotation marks."""
        last: QuoteMention | None = None
        for place in self.page.marked:
            start, end = self._around(place)
            governed = self._governed(place, start) or self._attributed(place, end)
            if governed and last and self._hands_on(last, place, governed):
                governed = (last.speaker, governed[1])
            if governed is None and last and self._goes_on(last.range, place):
                governed = (last.speaker, None)
            if governed is None and self._stands_alone(place, start):
                governed = (self._only_person_beside(start, end), None)
            if governed:
                last = QuoteMention(range=place, direct=True, speaker=governed[0], cue=governed[1])
                if last.speaker:
                    self.speakers.antecedents.hear(last.cue.end if last.cue else place.end, last.speaker)
                yield last

    def _hands_on(self, last: QuoteMention, place: Range, governed: Governor) -> bool:
        """Whether a source behind a stretch hands on who has just spoken: "...", X said. "...", according to Y."""
        cue = governed[1]
        source = cue and self.wording.attribution.match(self.text, cue.start)
        said = last.cue and last.range.end <= last.cue.start
        return bool(source and said and len(self.text[last.range.end : place.start]) <= _BETWEEN)

    def _around(self, place: Range) -> tuple[int, int]:
        """Where the sentence of a stretch begins, and where the sentence after its last one ends at the latest."""
        at = max(bisect_right(self.page.sentence_starts, place.start) - 1, 0)
        last = bisect_left(self.page.sentence_starts, place.end) - 1
        start = self.page.sentences[at].range.start if self.page.sentences else place.start
        end = self.page.sentences[last].range.end if last >= 0 else place.end
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
        verbs = [
            v for v in self.wording.verb.finditer(self.text, start, place.start) if not self.page.in_marks(v.start())
        ]
        for verb in reversed(verbs):
            gap = self.text[verb.end() : place.start]
            own = self.text[place.start + 1 : place.start + 2].isupper()
            tight = colon or not gap.strip() or (own and len(gap.split()) <= 2)
            if not tight and (not self._joined(start, place.start) or place.length < _SHORT):
                continue
            if self.page.is_noun(verb):
                continue
            speaker = self.page.subject(start, verb.start()) or (
                self.page.subject_of_all(start, verb) if tight else None
            )
            if (
                (speaker or colon)
                and (tight or self.page.kind(verb) not in _TIGHT)
                and self._has_words(place, colon=colon)
            ):
                cue = Range(verb.start(), verb.end())
                by = speaker.place if speaker else self._announced(start, place)
                return by, cue
        return (by, None) if colon and (by := self._announced(start, place)) else None

    def _announced(self, start: int, place: Range) -> Range | None:
        """The speaker whom the clause before a colon begins with, where no reporting verb says that they speak."""
        before = self.text[start : place.start].rstrip(" :")
        cuts = [0, *(m.end() for m in CLAUSE_CUT.finditer(before))]
        if not self._has_words(place, colon=False) or self.wording.naming_end.search(before[-_SHORT:]):
            return None
        for cut in cuts:
            if speaker := opening_head(self.speakers, start + cut, start + len(before)):
                return speaker.place
        for cut in reversed(cuts):
            if speaker := self.speakers.opening(start + cut, start + len(before)):
                return speaker.place
        return None

    def _joined(self, start: int, at: int) -> bool:
        """Whether a quotation mark goes on with a sentence as a clause of its own, behind a comma or the like."""
        before = self.text[start:at].rstrip()
        linked = before[-1:] in {",", ";", "-"} or self.wording.complementizer.search(before[-REST:])
        return bool(linked) and self.text[at + 1 : at + 2].isupper()

    def _has_words(self, place: Range, *, colon: bool) -> bool:
        """Whether a stretch is long enough for speech, not a stressed word."""
        return colon or self.page.is_speech(place)

    def _label(self, start: int, end: int) -> Range | None:
        if self.wording.verb.search(self.text, start, end):
            return None
        return self.speakers.label(start, end)

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
        return self.page.source(begin, end) or self._said_by(
            begin, min(end, begin + _AFTER), sure=separated and self._around(place)[0] == place.start
        )

    def _said_by(self, begin: int, end: int, *, sure: bool) -> Governor | None:
        """Speaker and cue of a reporting clause that begins here and governs no words behind it."""
        if whose := self._ascribed(begin, end):
            return whose
        for verb in self.wording.verb.finditer(self.text, begin, end):
            if self.page.is_noun(verb) or self.page.in_marks(verb.start()):
                continue
            if _OWN_WORDS.match(self.text, verb.end()) or len(self.text[begin : verb.start()].split()) > _PHRASE:
                break
            if verb.start() == begin and (inverted := opening_head(self.speakers, verb.end() + 1, end)):
                return inverted.place, Range(verb.start(), verb.end())
            speaker = self.page.subject(begin, verb.start()) or self.page.nameless(begin, verb, sure=sure)
            if speaker and speaker.start - begin <= _BEGIN:
                return self.page.relayed(verb, end) or speaker.place, Range(verb.start(), verb.end())
        return self._set_behind(begin, end) if sure else None

    def _ascribed(self, begin: int, end: int) -> Governor | None:
        """Whose words a clause says that they are: "...", đó là tâm sự của X."""
        opening = self.wording.ascription.match(self.text, begin, end)
        whose = (
            self.wording.genitive.search(self.text, opening.end(), min(end, opening.end() + _SHORT))
            if opening
            else None
        )
        if whose is None:
            return None
        stop = CLAUSE_CUT.search(self.text, whose.end(), end)
        speaker = self.speakers.source(whose.end() + 1, stop.start() if stop else end)
        return (speaker, None) if speaker else None

    def _set_behind(self, begin: int, end: int) -> Governor | None:
        """Who a clause behind a stretch and a comma begins with, whatever the verb: "...", X recalls in tears."""
        speaker = opening_head(self.speakers, begin, end)
        return (speaker.place, None) if speaker and speaker.human and speaker.start - begin <= _BEGIN else None

    def _said_so(self, begin: int) -> Governor | None:
        """Speaker and cue where the next sentence says no more than who spoke."""
        at = bisect_left(self.page.sentence_starts, begin)
        if at >= len(self.page.sentences) or self.page.sentence_starts[at] != begin:
            return None
        place = self.page.sentences[at].range
        near = bisect_left(self.page.marked_starts, begin)
        if near < len(self.page.marked) and self.page.marked_starts[near] < place.end:
            return None
        said = self.text[place.start : place.end].rstrip(_STOPS)
        verb = next(
            (v for v in self.wording.verb.finditer(self.text, begin, place.end) if v.end() == begin + len(said)),
            None,
        )
        if verb is None or len(said.split()) > _SAID_SO:
            return None
        speaker = self.page.subject(begin, verb.start())
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
        before = bisect_left(self.page.sentence_starts, start) - 1
        after = bisect_left(self.page.sentence_starts, end)
        for at in (before, after):
            if 0 <= at < len(self.page.sentences):
                people = [name.range for name in self.speakers.people_in(self.page.sentences[at].range)]
                if len({self.text[p.start : p.end] for p in people}) == 1:
                    return people[0]
        return None
