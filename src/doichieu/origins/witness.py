"""What each page is as a witness of its story: the text it shares, the voices in it, its person, time and credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.entity import Linking
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.origins.intervals import Intervals
from doichieu.origins.sources import Source, either, named_source
from doichieu.origins.voices import Voice, read_voices

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!/)")


class Witness:
    """One page among the others of its story. Sets of passages are bit masks, by the passages' order.

    `passages` are those that stand here; `answered` those of them that stand in an interview's answers,
    `voiced` that the page ascribes to a source, `personal` that tell in the first person. `voices` are in
    order of place and count in the canonical text; all else counts in the page's own.
    """

    def __init__(self, reading: Reading, passages: Sequence[Passage], linking: Linking) -> None:
        self.reading = reading
        self.id = reading.page.id
        self.kept = sum(block.end - block.start for block in reading.page.blocks if block.kept)
        self.voices = read_voices(reading, linking)
        self.credit = _credit(reading)
        self.outlet = _outlet(reading)
        self.spans = {
            at: spans
            for at, passage in enumerate(passages)
            if (spans := tuple(span for span in passage.spans if span.page == self.id))
        }
        self.passages = _mask(self.spans)
        self.segments = _segments(self.spans)
        self._covered: dict[int, int] = {}
        answers = Intervals((b.range, None) for b in reading.page.blocks if b.kept and b.role == "answer")
        self.answered = _mask(at for at, spans in self.spans.items() if any(answers.meeting(s.range) for s in spans))
        voices = Intervals((voice.place, voice) for voice in self.voices)
        self.voice = {at: voice for at in self.spans if (voice := self._voice_of(at, voices))}
        self.voiced = _mask(self.voice)
        self.person = {at: word for at in self.spans if (word := self._person_of(at))}
        self.personal = _mask(self.person)

    @property
    def published(self) -> str | None:
        """When the page was published, to the day at least; None where it is not said so exactly."""
        stamp = self.reading.page.published
        return stamp.value if stamp and _DAY.match(stamp.value) else None

    def later_than(self, other: Witness) -> bool:
        """Whether this page is known to be published later: to the day, or to the minute where both are."""
        here, there = self.published or "", other.published or ""
        size = min(len(here), len(there))
        return here[:size] > there[:size]

    def covered(self, passages: int) -> int:
        """How many characters of this page stand in any of these passages."""
        known = self._covered.get(passages)
        if known is None:
            known = sum(place.length for place, mask in self.segments if mask & passages)
            self._covered[passages] = known
        return known

    def share(self, passages: int) -> float:
        """The part of the kept text that stands in these passages."""
        return self.covered(passages) / self.kept if self.kept else 0.0

    def _voice_of(self, at: int, voices: Intervals[Voice]) -> Voice | None:
        """The voice that most of a passage is in."""
        for span in self.spans[at]:
            for _, voice in voices.holding_most(self.reading.view.canonical(span.range)):
                return voice
        return None

    def _person_of(self, at: int) -> Span | None:
        """The first word of a passage in the first person."""
        pack = pack_for(self.reading.page.language)
        if pack is None:
            return None
        for span in self.spans[at]:
            for word in first_person(self.reading.text, self.reading.view.canonical(span.range), pack.code):
                return self.reading.span(word)
        return None


def first_person(text: str, place: Range, pack: str) -> list[Range]:
    """The words of a stretch in which a speaker speaks of himself and his own."""
    pattern, not_after = _persons_of(pack)
    found: list[Range] = []
    for match in pattern.finditer(text, place.start, place.end):
        before = text[max(0, match.start() - 24) : match.start()].casefold().split()
        if not {" ".join(before[-1:]), " ".join(before[-2:])} & not_after:
            found.append(Range(match.start(), match.end()))
    return found


def members(mask: int) -> Iterator[int]:
    """The passages of a set, in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _mask(passages: Iterable[int]) -> int:
    mask = 0
    for at in passages:
        mask |= 1 << at
    return mask


def _segments(spans: dict[int, tuple[Span, ...]]) -> list[tuple[Range, int]]:
    """The stretches between the ends of passages, each with the set of those that stand there."""
    ends = sorted({end for places in spans.values() for span in places for end in (span.start, span.end)})
    number = {end: at for at, end in enumerate(ends)}
    masks = [0] * len(ends)
    for at, places in spans.items():
        for span in places:
            for piece in range(number[span.start], number[span.end]):
                masks[piece] |= 1 << at
    return [(Range(ends[at], ends[at + 1]), mask) for at, mask in enumerate(masks) if mask]


def _credit(reading: Reading) -> tuple[Source, Span] | None:
    """The source that the page names for the whole of its text. A photo's credit is none."""
    pack = pack_for(reading.page.language)
    credit = next((credit for credit in reading.page.credits if credit.kind == "text"), None)
    if credit is None:
        return None
    source = named_source(credit.name, pack.code) if pack else Source(credit.name.casefold(), credit.name)
    return source, credit.span


def _outlet(reading: Reading) -> Source | None:
    """The site that published the page, as a source that others may name."""
    outlet, pack = reading.page.outlet, pack_for(reading.page.language)
    return named_source(outlet.name, pack.code) if outlet and pack else None


@cache
def _persons_of(pack: str) -> tuple[re.Pattern[str], frozenset[str]]:
    persons = load_pack(pack).accounts.persons
    return (
        re.compile(rf"(?<!\w)(?:{either(persons.first)})(?!\w)", re.IGNORECASE),
        frozenset(word.casefold() for word in persons.not_after),
    )
