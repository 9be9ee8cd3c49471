"""Records of any kind, filled by what its schema asks for: claims, wordings, names and days of the pages' heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from doichieu.claims.group import value_key
from doichieu.claims.wordings import phrases
from doichieu.model.claim import Claim, Value
from doichieu.model.entity import Linking
from doichieu.model.reading import Reading
from doichieu.model.record import Record, Slot
from doichieu.model.span import Range, Span
from doichieu.origins.support import accounts_behind
from doichieu.origins.trace import Trace
from doichieu.records.kinds import Kind, Wanted, load_kinds
from doichieu.records.story import Story, support

_DAY = len("2025-05-05")

Told = tuple[Value, tuple[Span, ...]]


def record_events(
    readings: tuple[Reading, ...], linking: Linking, claims: tuple[Claim, ...], trace: Trace
) -> tuple[Record, ...]:
    """A record of each kind whose schema the story fills; none where something required is missing."""
    story = Story(readings, linking, claims)
    kinds = (kind for kind in load_kinds() if kind.per == "story" and not kind.assembled)
    found = [record for kind in kinds if (record := fill(story, kind, claims))]
    return tuple(replace(record, slots=tuple(_counted(slot, trace) for slot in record.slots)) for record in found)


def _counted(slot: Slot, trace: Trace) -> Slot:
    """A slot with the accounts behind it; those of its claim where it has one."""
    return slot if slot.origins else replace(slot, origins=accounts_behind(slot.evidence, trace))


def fill(story: Story, kind: Kind, claims: Sequence[Claim], about: str | None = None) -> Record | None:
    """The record that these claims and the pages' heads make; None where a required slot stays empty."""
    slots = tuple(slot for wanted in kind.slots for slot in read_slot(story, wanted, claims))
    filled = {slot.name for slot in slots}
    if not filled.issuperset(kind.required) or (kind.any_of and filled.isdisjoint(kind.any_of)):
        return None
    return Record(kind=kind.kind, about=about, slots=slots)


def read_slot(story: Story, wanted: Wanted, claims: Sequence[Claim]) -> Iterator[Slot]:
    """The values of one slot, from where its schema says."""
    if wanted.claims:
        yield from _of_claims(story, wanted, claims)
        return
    told = _told(story, wanted)
    for value, evidence in told if wanted.many else told[:1]:
        yield Slot(name=wanted.name, value=value, evidence=evidence)


def _of_claims(story: Story, wanted: Wanted, claims: Sequence[Claim]) -> Iterator[Slot]:
    fitting = [claim for claim in claims if _fits(claim, wanted) and claim.modality != "denied"]
    rank = _newest(story) if wanted.latest else support
    best = sorted(fitting, key=rank, reverse=True)
    seen: set[tuple[str, str | None]] = set()
    kept = []
    for claim in best if wanted.many else best[:1]:
        key = (value_key(claim.value), claim.about.period)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    for claim in sorted(kept, key=lambda claim: claim.about.period or ""):
        yield Slot(
            name=wanted.name,
            value=claim.value,
            period=claim.about.period,
            modality=claim.modality,
            claims=(claim.id,),
            evidence=claim.evidence,
            origins=claim.origins,
        )


def _fits(claim: Claim, wanted: Wanted) -> bool:
    about, value = claim.about, claim.value
    if claim.type not in wanted.claims or (wanted.past and about.period is None):
        return False
    if wanted.properties and not any(_is_called(about.property, name) for name in wanted.properties):
        return False
    words = tuple(word for listed in wanted.holding.values() for word in listed)
    return not words or bool(_pattern(words).search(f"{about.property} {value.unit or ''} {value.text}"))


def _is_called(said: str, name: str) -> bool:
    """Whether a claim's property has a name, alone or with its direction or rate behind it."""
    return said == name or said.startswith((f"{name}, ", f"{name} / "))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words)


def _newest(story: Story) -> Callable[[Claim], tuple[object, ...]]:
    """Ranks claims by the day of the newest page that makes them, then by their support."""
    days = {r.page.id: r.page.published.value[:_DAY] for r in story.readings if r.page.published}
    return lambda claim: (max((days.get(span.page, "") for span in claim.evidence), default=""), support(claim))


def _told(story: Story, wanted: Wanted) -> list[Told]:
    """The values that the heads of pages tell, those of most pages first; one that most pages leave out is none."""
    found: dict[str, tuple[Value, list[Span]]] = {}
    for reading in story.readings:
        for place, value in _read(story, reading, wanted):
            span = reading.span(place)
            if story.prominent([span]):
                found.setdefault(value_key(value), (value, []))[1].append(span)
    pages = {key: len({span.page for span in spans}) for key, (_, spans) in found.items()}
    ranked = sorted(found, key=lambda key: (-pages[key], -len(found[key][1])))
    return [(found[key][0], tuple(found[key][1])) for key in ranked if 2 * pages[key] >= len(story.readings)]


def _read(story: Story, reading: Reading, wanted: Wanted) -> Iterator[tuple[Range, Value]]:
    """Every place of a page that may fill a slot, with its value."""
    for allowed in wanted.values:
        words = allowed.words.get(reading.page.language or "", ())
        for match in _pattern(words).finditer(reading.text) if words else ():
            yield Range(*match.span()), Value(text=allowed.value)
    for name in reading.names:
        if name.kind in wanted.names and not name.nested:
            entity = story.linking.entity(story.linking.at(reading.page.id, name.range))
            if entity and entity.kind in wanted.names:
                yield name.range, Value(text=entity.name, entity=entity.id)
    for time in reading.times if wanted.days else ():
        if time.value and time.type == "date" and time.sense == "calendar" and len(time.value) == _DAY:
            yield time.range, Value(text=reading.text[time.range.start : time.range.end], date=time.value)
