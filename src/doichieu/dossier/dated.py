"""Where one page dates something, and what it says there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.wordings import phrases
from doichieu.dossier.clauses import clause_about, trimmed
from doichieu.dossier.edtf import bounds
from doichieu.dossier.standing import Places
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.entity import Linking
from doichieu.model.mention import Figure
from doichieu.model.reading import Reading, Sentence, TimeMention
from doichieu.model.span import Range, Span
from doichieu.text.tokens import tokens

TOLD_IN = frozenset({"lead", "body", "answer"})
DATES = frozenset({"date", "time", "interval"})
_HOURS = {"morning": "T06", "noon": "T12", "afternoon": "T15", "evening": "T19", "night": "T22"}
_WORD_BEFORE = re.compile(r"(?<=[^\W_] )[^\W\d_][^\W_]*[”\"]? \Z")
_YEARS = re.compile(r"P(\d{1,4})Y")
REACH = 20


class Draft(Struct, frozen=True):
    """One place that dates something: when, the clause that says what, and what it is made of.

    `words` are the clause's syllables, `numbers` its numbers, both without expressions of time; `derived` says
    that the year was reckoned, `begun` that it is the one an anniversary counts from; `hour` puts parts of one day
    in order.
    """

    when: str
    span: Span
    words: frozenset[str]
    numbers: frozenset[str]
    entities: tuple[str, ...] = ()
    planned: bool = False
    derived: bool = False
    begun: bool = False
    hour: str = ""


class Material(Struct, frozen=True):
    """What dates are read with: who is named where, the figures, and the story's year for anniversaries."""

    linking: Linking
    figures: tuple[Figure, ...]
    year: int | None


def read_drafts(reading: Reading, material: Material) -> list[Draft]:
    """Everything that the running text of a page dates, in order of place."""
    pack = pack_for(reading.page.language)
    return _Dates(reading, material, pack).read() if pack else []


def story_year(days: tuple[str, str] | None) -> int | None:
    """The year that anniversaries are reckoned to: that of the story's first day."""
    return int(days[0][:4]) if days else None


class _Dates:
    """One page's dates."""

    def __init__(self, reading: Reading, material: Material, pack: Pack) -> None:
        self._reading, self._material, self._pack = reading, material, pack
        own = [f.change for f in material.figures if f.change and f.span.page == reading.page.id]
        self._compared = Places(("", change.span) for change in own)
        self._feasts = Places(("", reading.span(name.range)) for name in reading.names if name.kind == "event")
        self._starts = [time.range.start for time in reading.times]

    def read(self) -> list[Draft]:
        """What each sentence dates, then what its anniversaries say."""
        found = []
        for sentence, times in self._by_sentence():
            dates = [time for time in times if self._dates(time)]
            found += [self._draft(sentence, time, alone=len(dates) == 1) for time in dates]
            found += [draft for time in times for draft in self._anniversary(sentence, time)]
        return found

    def _by_sentence(self) -> Iterator[tuple[Sentence, list[TimeMention]]]:
        reading = self._reading
        starts = [sentence.range.start for sentence in reading.sentences]
        inside: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            at = bisect_right(starts, time.range.start) - 1
            if at >= 0 and reading.sentences[at].range.holds(time.range):
                inside.setdefault(at, []).append(time)
        for at, times in inside.items():
            if reading.blocks[reading.sentences[at].block].role in TOLD_IN:
                yield reading.sentences[at], times

    def _dates(self, time: TimeMention) -> bool:
        """Whether a time dates something: a calendar date, not in a feast's name, no birth, not compared with."""
        if time.type not in DATES or time.sense != "calendar" or bounds(time.value) is None:
            return False
        span = self._reading.span(time.range)
        if self._in_name(time.range):
            return False
        return not (self._compared.meeting(span) or self._feasts.meeting(span) or self._aside(time.range))

    def _in_name(self, place: Range) -> bool:
        """Whether a year is part of a name: bare, right behind a capital inside a sentence ("Cúp Quốc gia 2022")."""
        text = self._reading.text
        word = _WORD_BEFORE.search(text, max(0, place.start - REACH), place.start)
        return text[place.start : place.end].isdigit() and word is not None and word[0][0].isupper()

    def _aside(self, place: Range) -> bool:
        """Whether a time only glosses the one before it, is a day of birth, or what something is compared with."""
        words = (*self._pack.statements.born, *self._pack.times.words["compared"])
        text, low = self._reading.text, max(0, place.start - REACH)
        earlier = bisect_left(self._starts, place.start) - 1
        if earlier >= 0 and text[self._reading.times[earlier].range.end : place.start].strip() == "(":
            return True
        before = [said for said in _pattern(words).finditer(text, low, place.end) if said.start() <= place.start]
        return any(not text[said.end() : place.start].strip() for said in before)

    def _draft(self, sentence: Sentence, time: TimeMention, *, alone: bool) -> Draft:
        clause = clause_about(self._reading.text, sentence.range, time.range, alone=alone)
        return self._about(clause, time, str(time.value))

    def _anniversary(self, sentence: Sentence, time: TimeMention) -> list[Draft]:
        """What an anniversary counts from, and the year it is kept in where no feast with a day of its own is meant."""
        years, year = _YEARS.fullmatch(time.value or ""), self._material.year
        if time.sense != "anniversary" or not years or year is None or int(years[1]) >= year:
            return []
        clause = self._counted(sentence, time)
        begun = self._about(clause, time, f"{year - int(years[1]):04}")
        kept = replace(self._about(clause, time, f"{year:04}"), planned=False, derived=True)
        feast = self._feasts.meeting(begun.span)
        first = replace(begun, planned=False, derived=True, begun=True)
        return [first] if feast else [first, kept]

    def _counted(self, sentence: Sentence, time: TimeMention) -> Range:
        """An anniversary with what it counts, up to the next expression of time."""
        text = self._reading.text
        end = (time.anchor or clause_about(text, sentence.range, time.range, alone=False)).end
        after = bisect_left(self._starts, time.range.end)
        next_time = self._starts[after] if after < len(self._starts) else end
        return trimmed(text, Range(time.range.start, max(min(end, next_time, sentence.range.end), time.range.end)))

    def _about(self, clause: Range, time: TimeMention, when: str) -> Draft:
        reading = self._reading
        first, last = bisect_left(self._starts, clause.start), bisect_left(self._starts, clause.end)
        times = [t.range for t in reading.times[first:last]]
        words = tokens(reading.text, clause.start, clause.end)
        said = [word for word, place in words if not any(t.meets(place) for t in times)]
        named = self._material.linking.within(reading.page.id, clause)
        return Draft(
            when=when,
            span=reading.span(clause),
            words=frozenset(word for word in said if not word[0].isdigit()),
            numbers=frozenset(word for word in said if word[0].isdigit()),
            entities=tuple(dict.fromkeys(reference.entity for reference in named)),
            planned=self._plans(clause),
            hour=_HOURS.get(time.part or "", ""),
        )

    def _plans(self, clause: Range) -> bool:
        """Whether a clause has a word that plans, not inside a longer one."""
        words = self._pack.statements
        said = _pattern((*words.plans, *words.unplanned)).finditer(self._reading.text, clause.start, clause.end)
        return any(match[0].lower() not in words.unplanned for match in said)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words)
