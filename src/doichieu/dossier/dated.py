"""Where one page dates something, and what it says there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.dossier.clauses import clause_about
from doichieu.dossier.edtf import bounds
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.entity import Linking
from doichieu.model.mention import Figure
from doichieu.model.reading import Reading, Sentence, TimeMention
from doichieu.model.span import Range, Span
from doichieu.text.canonical import canonical
from doichieu.text.tokens import tokens

TOLD_IN = frozenset({"lead", "body", "answer"})
DATES = frozenset({"date", "time", "interval"})
_HOURS = {"morning": "T06", "noon": "T12", "afternoon": "T15", "evening": "T19", "night": "T22"}
_YEARS = re.compile(r"P(\d{1,4})Y")


class Draft(Struct, frozen=True):
    """One place that dates something: when, the clause that says what, and what it is made of.

    `words` are the clause's syllables, `numbers` its numbers, both without expressions of time; `hour` puts
    parts of one day in order.
    """

    when: str
    span: Span
    words: frozenset[str]
    numbers: frozenset[str]
    entities: tuple[str, ...] = ()
    planned: bool = False
    derived: bool = False
    hour: str = ""


class Material(Struct, frozen=True):
    """What dates are read with: who is named where, the figures, and the story's year for anniversaries."""

    linking: Linking
    figures: tuple[Figure, ...]
    year: int | None


def read_drafts(reading: Reading, material: Material) -> list[Draft]:
    """Everything that the running text of a page dates, in order of place."""
    pack = pack_for(reading.page.language)
    if pack is None:
        return []
    compared = [f.change for f in material.figures if f.change and f.span.page == reading.page.id]
    found = []
    for sentence, times in _by_sentence(reading):
        changes = [change.span.range for change in compared]
        kept = [t for t in times if _dates(t, reading) and not any(c.meets(reading.view.raw(t.range)) for c in changes)]
        found += [_draft(reading, sentence, time, (pack, material, len(kept) == 1)) for time in kept]
        for time in times:
            found += _anniversary(reading, sentence, time, (pack, material, False))
    return found


def story_year(days: tuple[str, str] | None) -> int | None:
    """The year that anniversaries are reckoned to: that of the story's first day."""
    return int(days[0][:4]) if days else None


def _by_sentence(reading: Reading) -> Iterator[tuple[Sentence, list[TimeMention]]]:
    starts = [s.range.start for s in reading.sentences]
    inside: dict[int, list[TimeMention]] = {}
    for time in reading.times:
        at = bisect_right(starts, time.range.start) - 1
        if at >= 0 and reading.sentences[at].range.holds(time.range):
            inside.setdefault(at, []).append(time)
    for at, times in inside.items():
        sentence = reading.sentences[at]
        if reading.blocks[sentence.block].role in TOLD_IN:
            yield sentence, times


def _dates(time: TimeMention, reading: Reading) -> bool:
    """Whether a time dates something: a calendar date with a day, a month or a year, not part of a feast's name."""
    if time.type not in DATES or time.sense != "calendar" or bounds(time.value) is None:
        return False
    feasts = (name.range for name in reading.names if name.kind == "event")
    return not any(feast.holds(time.range) and feast.length > time.range.length for feast in feasts)


def _draft(reading: Reading, sentence: Sentence, time: TimeMention, how: tuple[Pack, Material, bool]) -> Draft:
    pack, material, alone = how
    clause = clause_about(reading.text, sentence.range, time.range, alone=alone)
    return _about(reading, clause, time, (pack, material), str(time.value))


def _about(reading: Reading, clause: Range, time: TimeMention, how: tuple[Pack, Material], when: str) -> Draft:
    pack, material = how
    times = [t.range for t in reading.times if t.range.meets(clause)]
    words = tokens(reading.text, clause.start, clause.end)
    said = [word for word, place in words if not any(t.meets(place) for t in times)]
    named = material.linking.within(reading.page.id, clause)
    return Draft(
        when=when,
        span=reading.span(clause),
        words=frozenset(word for word in said if not word[0].isdigit()),
        numbers=frozenset(word for word in said if word[0].isdigit()),
        entities=tuple(dict.fromkeys(reference.entity for reference in named)),
        planned=bool(_plans(pack).search(reading.text, clause.start, clause.end)),
        hour=_HOURS.get(time.part or "", ""),
    )


def _anniversary(
    reading: Reading, sentence: Sentence, time: TimeMention, how: tuple[Pack, Material, bool]
) -> list[Draft]:
    """What an anniversary counts from, and the year it is kept in where no feast with a day of its own is meant."""
    pack, material, _ = how
    years = _YEARS.fullmatch(time.value or "")
    if time.sense != "anniversary" or not years or material.year is None or int(years[1]) >= material.year:
        return []
    end = time.anchor.end if time.anchor and sentence.range.holds(time.anchor) else None
    clause = (
        Range(time.range.start, end) if end else clause_about(reading.text, sentence.range, time.range, alone=False)
    )
    begun = _about(reading, clause, time, (pack, material), f"{material.year - int(years[1]):04}")
    feast = any(name.kind == "event" and clause.meets(name.range) for name in reading.names)
    kept = _about(reading, clause, time, (pack, material), f"{material.year:04}")
    return [derived(draft) for draft in ([begun] if feast else [begun, kept])]


def derived(draft: Draft) -> Draft:
    """The same, marked as reckoned."""
    return replace(draft, planned=False, derived=True)


@cache
def _plans_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(canonical(w)) for w in words) or '(?!)'})\b", re.IGNORECASE)


def _plans(pack: Pack) -> re.Pattern[str]:
    return _plans_of(pack.statements.plans)
