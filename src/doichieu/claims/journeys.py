"""Who makes the visits that a page tells, sentence by sentence, and on whose invitation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.inviters import Inviter, read_inviters
from doichieu.claims.itinerary import Itinerary, read_itinerary
from doichieu.claims.visitors import Told, Words, journey_words, title_of, visitor_of
from doichieu.lang.pack import Pack
from doichieu.model.entity import Entity
from doichieu.model.span import Range


class Journey(Struct, frozen=True, kw_only=True):
    """One sentence that speaks of a visit or a trip, and whose it is.

    `visitor` is an entity id; `named` the place that says so, null where none is named in the sentence; `title` is
    the post that stands for whoever it is, if it could be several people's. `trip` is the place of the wording for
    the whole trip, `invitations` those of the words of invitation, if any.
    """

    sentence: SentenceContext
    itinerary: Itinerary
    visitor: str | None
    named: Range | None
    trip: Range | None
    title: str | None = None
    invitations: tuple[Range, ...] = ()
    inviters: tuple[Inviter, ...] = ()

    @property
    def history(self) -> bool:
        """Whether the sentence tells of nothing but earlier visits."""
        told = [call for call in self.itinerary.calls if call.stops]
        return bool(told) and all(call.past for call in told) and not self.itinerary.occasions

    @property
    def only_invites(self) -> bool:
        """Whether the sentence tells the invitation and names neither visit nor occasion."""
        return bool(self.inviters) and not (self.itinerary.calls or self.itinerary.occasions or self.trip)

    @property
    def travels(self) -> bool:
        """Whether the sentence says that its visitor visits a country, rather than speak of the visit."""
        stops = [stop.evidence.start for _, stop in self.itinerary.stops]
        return self.named is not None and bool(stops) and self.named.end <= min(stops)


def read_journeys(page: PageContext) -> tuple[Journey, ...]:
    """Every sentence of a page that speaks of a visit, in order; where none is named, the page's main visitor.

    A sentence that tells of an earlier visit names its own visitor or none.
    """
    words = journey_words(page.pack.code)
    found = [journey for s in page.sentences if (journey := _journey(s, page.pack, words)) is not None]
    main = page.linking.entity(main_visitor(found))
    return with_visitor(found, main)


def main_visitor(journeys: Iterable[Journey]) -> str | None:
    """The visitor whom most sentences name, those in the heads of pages thrice, the first of equals."""
    named: Counter[str] = Counter()
    for journey in journeys:
        if journey.visitor and not journey.history:
            named[journey.visitor] += 3 if journey.sentence.leads else 1
    return max(named, key=lambda visitor: named[visitor], default=None)


def with_visitor(journeys: Iterable[Journey], visitor: Entity | None) -> tuple[Journey, ...]:
    """The journeys, with this visitor where they name none or one of the visitor's posts, and tell no history."""
    return tuple(
        replace(j, visitor=visitor.id) if visitor and not j.visitor and not j.history and _may_be(j, visitor) else j
        for j in journeys
    )


def _may_be(journey: Journey, visitor: Entity) -> bool:
    return journey.title is None or any(post.title.startswith(journey.title) for post in visitor.posts)


def _journey(sentence: SentenceContext, pack: Pack, words: Words) -> Journey | None:
    itinerary = read_itinerary(sentence, pack)
    trip = words.trips.search(sentence.text, sentence.range.start, sentence.range.end)
    found = words.invitations.finditer(sentence.text, sentence.range.start, sentence.range.end)
    invited = tuple(Range(*match.span()) for match in found)
    place = Range(*trip.span()) if trip else None
    told = Told(sentence, itinerary, place, invited)
    if not (itinerary.calls or itinerary.occasions or trip or told.only_invites(words)):
        return None
    visitor = visitor_of(told, words)
    inviters = read_inviters(told, visitor, words)
    return Journey(
        sentence=sentence,
        itinerary=_invited_to(itinerary, inviters, pack.visits.home),
        visitor=visitor[1].id if visitor else None,
        named=visitor[0] if visitor else None,
        trip=place,
        title=None if visitor else title_of(told, words),
        invitations=told.invitations,
        inviters=inviters,
    )


def _invited_to(itinerary: Itinerary, inviters: Sequence[Inviter], home: str) -> Itinerary:
    """The itinerary, with an occasion of no told place in the one country abroad from where there is an invitation."""
    codes = {inviter.country for inviter in inviters} - {None, home}
    if len(codes) != 1 or itinerary.stops:
        return itinerary
    code = codes.pop()
    occasions = tuple(o if o.country else replace(o, country=code) for o in itinerary.occasions)
    return replace(itinerary, occasions=occasions)
