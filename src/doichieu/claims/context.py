"""What a claim type reads: a page sentence by sentence, with what was found in each and whom it names."""

from __future__ import annotations

from bisect import bisect_left
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from doichieu.lang.pack import Pack, pack_for
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity, Linking
from doichieu.model.page import Role
from doichieu.model.reading import NameMention, PostMention, QuantityMention, QuoteMention, Reading, TimeMention
from doichieu.model.span import Range, Span


class Placed(Protocol):
    """Anything that stands at a place."""

    @property
    def range(self) -> Range:
        """Its place in the canonical text."""
        ...


# No sentence of prose is longer, in code points; what is holds no claims, and may cost nothing.
LONGEST = 4000

# A head is a title, a lead, or one of so many first sentences of at least so many code points.
HEADS: frozenset[Role] = frozenset({"title", "subtitle", "lead"})
TELLING: frozenset[Role] = frozenset({"body", "question", "answer"})
LEADING, SHORT = 2, 30

P = TypeVar("P", bound=Placed)


class SentenceContext(Struct, frozen=True, kw_only=True):
    """One sentence; names inside longer names are left out.

    `leads` says that it stands in the head of its page: in a title or lead, or among the first sentences.
    """

    reading: Reading
    linking: Linking
    range: Range
    role: Role
    leads: bool = False
    names: tuple[NameMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text of the whole page, which every place counts in."""
        return self.reading.text

    def said(self, place: Range) -> str:
        """The words at a place."""
        return self.reading.text[place.start : place.end]

    def span(self, start: int, end: int) -> Span:
        """Evidence between two places of the sentence."""
        return self.reading.span(Range(start, end))

    def entity(self, place: Range) -> Entity | None:
        """Who or what a place refers to."""
        return self.linking.entity(self.linking.at(self.reading.page.id, place))

    def people(self, start: int, end: int) -> list[tuple[Range, Entity]]:
        """The references to people in a stretch, in order of place."""
        found = self.linking.within(self.reading.page.id, Range(start, end))
        pairs = ((r.range, self.linking.entity(r.entity)) for r in found)
        return [(place, entity) for place, entity in pairs if entity is not None and entity.kind == "person"]

    @property
    def countries(self) -> list[NameMention]:
        """The countries that are named as such, in order."""
        return [name for name in self.names if name.kind == "country" and name.code]


class PageContext(Struct, frozen=True):
    """One page with its language pack."""

    reading: Reading
    linking: Linking
    pack: Pack
    sentences: tuple[SentenceContext, ...]


def page_context(reading: Reading, linking: Linking) -> PageContext | None:
    """The context of a page; None where its language has no pack. Sentences beyond `LONGEST` are left out."""
    pack = pack_for(reading.page.language)
    if pack is None:
        return None
    names = _Places(tuple(n for n in reading.names if not n.nested))
    leading = leading_sentences(reading)
    posts, times, quantities = _Places(reading.posts), _Places(reading.times), _Places(reading.quantities)
    sentences = tuple(
        SentenceContext(
            reading=reading,
            linking=linking,
            range=sentence.range,
            role=reading.blocks[sentence.block].role,
            leads=sentence.range in leading,
            names=names.inside(sentence.range),
            posts=posts.inside(sentence.range),
            times=times.inside(sentence.range),
            quantities=quantities.inside(sentence.range),
        )
        for sentence in reading.sentences
        if sentence.range.length <= LONGEST
    )
    return PageContext(reading, linking, pack, sentences)


def leading_sentences(reading: Reading) -> frozenset[Range]:
    """The sentences of a page's head: titles, leads, and the first of the text that tell something."""
    roles = [(reading.blocks[sentence.block].role, sentence.range) for sentence in reading.sentences]
    heads = [place for role, place in roles if role in HEADS]
    told = [place for role, place in roles if role not in HEADS and role in TELLING and place.length >= SHORT]
    return frozenset([*heads, *told[:LEADING]])


class _Places(Generic[P]):
    """Annotations in order of place, to be asked for those inside a stretch."""

    def __init__(self, items: tuple[P, ...]) -> None:
        self._items = items
        self._starts = [item.range.start for item in items]

    def inside(self, place: Range) -> tuple[P, ...]:
        """Those that lie wholly inside."""
        first, last = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        return tuple(item for item in self._items[first:last] if item.range.end <= place.end)


def speech_around(reading: Reading, place: Range) -> QuoteMention | None:
    """The innermost speech that a place lies in."""
    around = [quote for quote in reading.quotes if quote.range.holds(place)]
    return min(around, key=lambda quote: quote.range.length, default=None)


def statement(sentence: SentenceContext, kind: str, about: About, value: Value, place: Range) -> Statement:
    """A statement with its evidence, and with its speaker where it stands in somebody's speech."""
    quote = speech_around(sentence.reading, place)
    speaker = sentence.entity(quote.speaker) if quote and quote.speaker else None
    return Statement(
        type=kind,
        about=about,
        value=value,
        attributed_to=speaker.id if speaker else None,
        evidence=sentence.span(place.start, place.end),
    )
