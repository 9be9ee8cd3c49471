"""Who makes the visits that a page tells, sentence by sentence, and on whose invitation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.calls import Call
from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person, bare, group_to
from doichieu.claims.itinerary import Itinerary, read_itinerary
from doichieu.claims.nations import countries_in, nation_of
from doichieu.claims.titles import title_before, titled_visitor
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.entity import Entity
from doichieu.model.reading import PostMention
from doichieu.model.span import Range

_CLOSE = 40
_BREAK = re.compile(r"[.;:?!]")


class Inviter(Struct, frozen=True, kw_only=True):
    """One who invites: the person, or only the post; `country` as far as the words tell; `evidence` post and name.

    `opening` is the place of the words of invitation.
    """

    person: str | None
    title: str | None
    country: str | None
    evidence: Range
    opening: Range


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
    def travels(self) -> bool:
        """Whether the sentence says that its visitor visits a country, rather than speak of the visit."""
        stops = [stop.evidence.start for _, stop in self.itinerary.stops]
        return self.named is not None and bool(stops) and self.named.end <= min(stops)


class Words(Struct, frozen=True):
    """The wordings around a journey, compiled."""

    trips: re.Pattern[str]
    invitations: re.Pattern[str]
    spouses: re.Pattern[str]
    bearer: re.Pattern[str]
    making: re.Pattern[str]
    unnamed: re.Pattern[str]
    join: re.Pattern[str]
    and_: re.Pattern[str]
    heads: re.Pattern[str]
    stranger: re.Pattern[str]


@cache
def journey_words(code: str) -> Words:
    """The compiled wordings of a language pack."""
    visits = load_pack(code).visits
    toward = alternatives(visits.toward)
    return Words(
        trips=phrases([*visits.trips, *visits.nouns]),
        invitations=phrases(visits.invitations),
        spouses=phrases(visits.spouses),
        bearer=phrases(visits.bearers),
        making=phrases(visits.making),
        unnamed=re.compile(
            rf"({alternatives(visits.inviting_posts)})\s+(?:{toward}\s*)*(?:{alternatives(visits.inviters_are)}\s*)?",
            re.IGNORECASE,
        ),
        join=re.compile(rf"\s*{alternatives(visits.joins)}\s*(?:{toward}\s*)*", re.IGNORECASE),
        and_=re.compile(rf"\s*{alternatives(j for j in visits.joins if j.isalpha())}", re.IGNORECASE),
        heads=re.compile(rf"\s*{alternatives(visits.heads)}", re.IGNORECASE),
        stranger=phrases(visits.strangers),
    )


def read_journeys(page: PageContext) -> tuple[Journey, ...]:
    """Every sentence of a page that speaks of a visit, in order; where none is named, the page's main visitor.

    A sentence that tells of an earlier visit names its own visitor or none.
    """
    words = journey_words(page.pack.code)
    found = [journey for s in page.sentences if (journey := _journey(s, page.pack, words)) is not None]
    main = page.linking.entity(main_visitor(found))
    return tuple(_with_inviters(journey, words) for journey in with_visitor(found, main))


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
    if not (itinerary.calls or itinerary.occasions or trip):
        return None
    place = Range(*trip.span()) if trip else None
    invited = words.invitations.finditer(sentence.text, sentence.range.start, sentence.range.end)
    told = Told(sentence, itinerary, place, tuple(Range(*match.span()) for match in invited))
    visitor = _visitor(told, words)
    return Journey(
        sentence=sentence,
        itinerary=itinerary,
        visitor=visitor[1].id if visitor else None,
        named=visitor[0] if visitor else None,
        trip=place,
        title=None if visitor else _stranger(told, words) or _bare_title(told) or _foreign_title(told),
        invitations=told.invitations,
    )


class Told(Struct, frozen=True):
    """What a sentence tells of a visit, before it is known whose it is."""

    sentence: SentenceContext
    itinerary: Itinerary
    trip: Range | None
    invitations: tuple[Range, ...]

    @property
    def calls(self) -> list[Call]:
        """The wordings for visits; where some name countries, only those."""
        return [c for c in self.itinerary.calls if c.stops] or list(self.itinerary.calls)

    @property
    def first(self) -> Range:
        """The place of the first wording for a visit, an occasion or the trip."""
        places = [c.place for c in self.calls] + [o.evidence for o in self.itinerary.occasions]
        return min([*places, *([self.trip] if self.trip else [])])

    @property
    def by_verb(self) -> bool:
        """Whether the first wording is a verb, so that whoever stands before it is its subject."""
        calls = [c.place for c in self.calls if not c.noun]
        return self.first in calls or self.first in [o.evidence for o in self.itinerary.occasions]


def _visitor(told: Told, words: Words) -> Person | None:
    """The person before the first verb of a visit; with a noun the one behind "của", or who "makes" the visit."""
    sentence, first = told.sentence, told.first
    inviting = [o for o in told.invitations if o.start < first.start]
    people = leading(sentence, words)
    invited = {place for opening in inviting for place, _ in [p for p in people if p[0].start >= opening.end][:1]}
    behind = (next((p for p in people if p[0].start >= o.end), None) for o in told.invitations)
    asking = {found[1].id for found in behind if found and found[0] not in invited}
    before = [p for p in people if p[0].end <= first.start and p[0] not in invited and p[1].id not in asking]
    leader = next((p for p in reversed(before) if words.heads.match(sentence.text, p[0].end)), None)
    if leader:
        return leader
    subject = next(iter(group_to(sentence, before, words.and_)), None)
    if told.by_verb:
        own = [p for p in before if not _is_anothers(sentence, p[0], words)]
        subject = next(iter(group_to(sentence, own, words.and_)), subject)
        if not before and (titled := titled_visitor(sentence, first.start)):
            return titled
        return subject if subject and not _bare_title(told, subject[0].end) else None
    ends = sorted({first.end, *(stop.evidence.end for _, stop in told.itinerary.stops)})
    limit = min((o.start for o in told.invitations if o.start >= first.start), default=sentence.range.end)
    for place, person in people:
        if place.start < limit and any(_bears(sentence, end, place.start, words) for end in ends):
            return place, person
    if subject and words.making.search(sentence.text, before[-1][0].end, first.start):
        return subject
    return None


def _is_anothers(sentence: SentenceContext, place: Range, words: Words) -> bool:
    """Whether somebody is named only to say whose another is: "Đặc phái viên của Chủ tịch nước"."""
    before = sentence.text[max(sentence.range.start, place.start - _CLOSE) : place.start].rstrip()
    return any(match.end() == len(before) for match in words.bearer.finditer(before))


def _bare_title(told: Told, start: int = 0) -> str | None:
    """The post before the first wording that could be several people's, behind a place."""
    sentence, first = told.sentence, told.first
    bare = [p for p in sentence.posts if p.holder is None and start <= p.range.start and p.range.end <= first.start]
    bare = [p for p in bare if p.body is None and sentence.entity(p.range) is None]
    return bare[-1].title if bare else None


def _stranger(told: Told, words: Words) -> str | None:
    """The word for somebody else, without a name, who makes the visit: "người tiền nhiệm đã thăm"."""
    sentence, first = told.sentence, told.first
    people = [p for p, _ in sentence.people(sentence.range.start, first.start) if p.end <= first.start]
    start = max((place.end for place in people), default=sentence.range.start)
    match = words.stranger.search(sentence.text, start, first.start) if told.by_verb else None
    return match[0] if match and not _BREAK.search(sentence.text, match.end(), first.start) else None


def _foreign_title(told: Told) -> str | None:
    """The post of another, with its country, who makes the visit: "Phó Thủ tướng Peru sẽ dự"."""
    post = title_before(told.sentence, told.first.start) if told.by_verb else None
    return post.title if post else None


def leading(sentence: SentenceContext, words: Words) -> list[Person]:
    """The people of a sentence without spouses; one who travels alone and has a post is none."""
    people = sentence.people(sentence.range.start, sentence.range.end)
    return [p for p in people if not _is_spouse(sentence, p[0], words)] or [p for p in people if p[1].posts]


def _bears(sentence: SentenceContext, start: int, end: int, words: Words) -> bool:
    """Whether "của" leads from a noun to a person, with nothing of another clause between."""
    if not 0 < end - start <= 4 * _CLOSE:
        return False
    gap = bare(sentence, start, end)
    return len(" ".join(gap.split())) <= 2 * _CLOSE and bool(words.bearer.search(gap)) and not _BREAK.search(gap)


def _is_spouse(sentence: SentenceContext, place: Range, words: Words) -> bool:
    if words.spouses.match(sentence.text, place.start):
        return True
    before = sentence.text[max(sentence.range.start, place.start - _CLOSE) : place.start]
    found = [m.end() for m in words.spouses.finditer(before)]
    return bool(found) and not before[found[-1] :].strip(" :")


def _with_inviters(journey: Journey, words: Words) -> Journey:
    """The journey with those who invite, behind each of the words of invitation."""
    found: list[Inviter] = []
    for number, opening in enumerate(journey.invitations):
        start = opening.end
        stops = [c.place.start for c in journey.itinerary.calls if c.place.start > start]
        stops += [other.start for other in journey.invitations[number + 1 : number + 2]]
        end = min(stops, default=journey.sentence.range.end)
        if journey.named and start <= journey.named.start < end:
            end = journey.named.start
        told = _named(journey.sentence, opening, end, words) or _unnamed(journey, opening, end, words)
        code = _visited(journey, opening) if any(inviter.country is None for inviter in told) else None
        found += [replace(inviter, country=inviter.country or code) for inviter in told]
    return replace(journey, inviters=tuple(found)) if found else journey


def _visited(journey: Journey, opening: Range) -> str | None:
    """The one country that is visited on an invitation: the only one between it and the invitation before it."""
    start = max((o.end for o in journey.invitations if o.end <= opening.start), default=0)
    places = [(stop.place.start, stop.code) for _, stop in journey.itinerary.stops]
    places += [(o.evidence.start, o.country) for o in journey.itinerary.occasions if o.country]
    told = [(at, code) for at, code in places if start <= at < opening.start]
    last = max(
        (c.place.start for c in journey.itinerary.calls if c.stops and start <= c.place.start < opening.start),
        default=start,
    )
    if not told or len({code for _, code in told}) > 1:
        calls = {stop.code for _, stop in journey.itinerary.stops}
        attended = {o.country for o in journey.itinerary.occasions if o.country} - calls
        if len(attended) == 1:
            return attended.pop()
    codes = {code for _, code in told}
    codes = codes if len(codes) == 1 else {code for at, code in told if at >= last}
    return codes.pop() if len(codes) == 1 else None


def _named(sentence: SentenceContext, opening: Range, end: int, words: Words) -> list[Inviter]:
    """The people of a stretch with the posts that stand before them."""
    found = []
    start = opening.end
    for place, person in sentence.people(start, end):
        if _is_spouse(sentence, place, words):
            continue
        name = next((n for n in sentence.names if n.kind == "person" and place.holds(n.range)), None)
        post = _post_before(sentence, name.range if name else place, start)
        if name is None and post is None:
            continue
        evidence = Range(min(place.start, post.range.start if post else place.start), place.end)
        found.append(
            Inviter(
                person=person.id,
                title=post.title if post else None,
                country=_country(sentence, post, place) or _of(sentence, person),
                evidence=evidence,
                opening=opening,
            )
        )
    return found


def _post_before(sentence: SentenceContext, name: Range, start: int) -> PostMention | None:
    held = [p for p in sentence.posts if p.holder == name and p.range.start >= start]
    near = [p for p in sentence.posts if start <= p.range.start and 0 <= name.start - p.range.end <= 1]
    inside = [p for p in sentence.posts if p.range == name]
    found = held or near or inside
    return found[-1] if found else None


def _country(sentence: SentenceContext, post: PostMention | None, place: Range) -> str | None:
    """The country in a post or in its body's name, else the country named right before a person."""
    for name in countries_in(sentence.reading, sentence.range):
        if post and post.range.start <= name.range.start and name.range.end <= max(post.range.end, place.start):
            return name.code
        if 0 <= place.start - name.range.end <= 1:
            return name.code
    return None


def _of(sentence: SentenceContext, person: Entity) -> str | None:
    """The country that a person's posts are of, as the other pages give them."""
    return nation_of(sentence.linking, person)


def _unnamed(journey: Journey, opening: Range, end: int, words: Words) -> list[Inviter]:
    """Inviters told only by post and country ("Tổng thống các nước A, B và C"), or by post for all that are visited."""
    sentence, found = journey.sentence, list[Inviter]()
    countries = {n.range.start: n for n in sentence.countries}
    match = words.unnamed.search(sentence.text, opening.end, end)
    at = match.end() if match else -1
    while match and at in countries and at < end:
        name = countries[at]
        evidence = Range(match.start(), name.range.end)
        found.append(Inviter(person=None, title=match[1], country=name.code, evidence=evidence, opening=opening))
        join = words.join.match(sentence.text, name.range.end, end)
        at = join.end() if join else -1
    if match and not found and match.start() - opening.end <= 1:
        evidence = Range(match.start(), match.start() + len(match[0].rstrip()))
        codes = dict.fromkeys(stop.code for _, stop in journey.itinerary.stops)
        found = [Inviter(person=None, title=match[1], country=c, evidence=evidence, opening=opening) for c in codes]
    return found
