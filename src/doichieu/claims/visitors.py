"""Whose visit a sentence tells: who makes it, has it, or is received during it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.claims.calls import Call
from doichieu.claims.context import SentenceContext
from doichieu.claims.enumeration import Person, bare, group_from, group_to
from doichieu.claims.itinerary import Itinerary
from doichieu.claims.nations import nation_of
from doichieu.claims.spelling import is_foreign
from doichieu.claims.titles import bearer_of, title_before, titled_visitor
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity
from doichieu.model.span import Range

CLOSE = 40
_BREAK = re.compile(r"[.;:?!]")
_OPENING, _FEW = 25, 3
_APART = re.compile(r"[^\w\s]")
_ASIDE = re.compile(r"[\s,-]+")


class Words(Struct, frozen=True):
    """The wordings around a journey, compiled."""

    trips: re.Pattern[str]
    invitations: re.Pattern[str]
    spouses: re.Pattern[str]
    bearer: re.Pattern[str]
    making: re.Pattern[str]
    during: re.Pattern[str]
    object: re.Pattern[str]
    unnamed: re.Pattern[str]
    bodies: re.Pattern[str]
    join: re.Pattern[str]
    and_: re.Pattern[str]
    heads: re.Pattern[str]
    stranger: re.Pattern[str]
    since: re.Pattern[str]


@cache
def journey_words(code: str) -> Words:
    """The compiled wordings of a language pack."""
    visits = load_pack(code).visits
    toward = alternatives(visits.toward)
    met = alternatives([*visits.meeting, *visits.receiving, *visits.welcoming, *visits.facing])
    return Words(
        trips=phrases([*visits.trips, *visits.nouns]),
        invitations=phrases(visits.invitations),
        spouses=phrases(visits.spouses),
        bearer=phrases(visits.bearers),
        making=phrases(visits.making),
        during=re.compile(rf"{alternatives([*visits.during, *visits.making])}(?:\s+\w+){{0,2}}\s*\Z", re.IGNORECASE),
        object=re.compile(rf"{met}\s*\Z", re.IGNORECASE),
        unnamed=re.compile(
            rf"({alternatives(visits.inviting_posts)})\s+(?:{toward}\s*)*(?:{alternatives(visits.inviters_are)}\s*)?",
            re.IGNORECASE,
        ),
        bodies=re.compile(rf"\s*{alternatives(visits.inviting_bodies)}", re.IGNORECASE),
        join=re.compile(rf"\s*{alternatives(visits.joins)}\s*(?:{toward}\s*)*", re.IGNORECASE),
        and_=re.compile(rf"\s*{alternatives(j for j in visits.joins if j.isalpha())}", re.IGNORECASE),
        heads=re.compile(rf"\s*{alternatives(visits.heads)}", re.IGNORECASE),
        stranger=phrases(visits.strangers),
        since=phrases(visits.since),
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
        own = [c for c in self.itinerary.calls if not c.onward]
        return [c for c in own if c.stops] or own or list(self.itinerary.calls)

    @property
    def first(self) -> Range:
        """The place of the first wording for a visit, an occasion or the trip."""
        places = [c.place for c in self.calls] + [o.evidence for o in self.itinerary.occasions]
        return min([*places, *([self.trip] if self.trip else [])] or self.invitations)

    def only_invites(self, words: Words) -> bool:
        """Whether the sentence names nobody but those who invite, behind one invitation, and one guest before it."""
        if len(self.invitations) != 1:
            return False
        people = leading(self.sentence, words)
        behind = [p for p in people if p[0].start >= self.invitations[0].end]
        inviting = group_from(self.sentence, behind, words.and_)
        return bool(behind) and len(inviting) == len(behind) and len(people) - len(behind) <= 1

    @property
    def by_verb(self) -> bool:
        """Whether the first wording is a verb, so that whoever stands before it is its subject."""
        calls = [c.place for c in self.calls if not c.noun]
        return self.first in calls or self.first in [o.evidence for o in self.itinerary.occasions]


def visitor_of(told: Told, words: Words) -> Person | None:
    """The person before the first verb of a visit; with a noun the one behind "của", or who "makes" the visit."""
    sentence, first = told.sentence, told.first
    people = leading(sentence, words)
    leader = next((p for p in reversed(people) if _heads(sentence, p[0], words)), None)
    if leader and leader[0].end <= first.start:
        return leader
    invited, asking = _inviters(told, people, words)
    before = [p for p in people if p[0].end <= first.start and p[0] not in invited and p[1].id not in asking]
    subject = next(iter(group_to(sentence, before, words.and_)), None)
    if told.by_verb:
        own = _own(told, before, words)
        subject = next(iter(group_to(sentence, own, words.and_)), subject)
        if not before and (titled := titled_visitor(sentence, first.start)):
            return titled
        return subject if subject and not bare_title(told, subject[0].end) else None
    making = subject and words.making.search(sentence.text, before[-1][0].end, first.start)
    maker = subject if making or first in told.invitations else None
    return _bearer(told, people, words) or maker or _guest(told, people, before, words)


def _own(told: Told, before: list[Person], words: Words) -> list[Person]:
    """The people before a verb who may be its subject: nobody's boss, nobody who is met, none of the country itself."""
    sentence, codes = told.sentence, {stop.code for _, stop in told.itinerary.stops}
    away = [p for p in before if nation_of(sentence.linking, p[1]) not in codes] if codes else before
    near = sentence.text[away[-1][0].end : told.first.start] if away else ""
    if near and len(near.split()) <= _FEW and not _APART.search(near) and told.first in [c.place for c in told.calls]:
        return away
    told_of = (p for p in away if not _is_anothers(sentence, p[0], words))
    return [p for p in told_of if not _is_object(sentence, p[0], words)]


def _heads(sentence: SentenceContext, place: Range, words: Words) -> bool:
    """Whether somebody is said to lead the delegation, right behind the name or behind posts of theirs."""
    at, text = place.end, sentence.text
    titles = {p.range.start: p.range.end for p in sentence.posts}
    bodies = {n.range.start: n.range.end for n in sentence.names if n.kind == "organization"}
    while at < sentence.range.end and not words.heads.match(text, at):
        behind = _ASIDE.match(text, at, sentence.range.end)
        at = behind.end() if behind else at
        end = titles.get(at) or bodies.get(at)
        if end is None:
            return bool(words.heads.match(text, at))
        at = end
    return at < sentence.range.end


def _inviters(told: Told, people: list[Person], words: Words) -> tuple[set[Range], set[str]]:
    """The places of those who stand first behind an invitation before the visit; and the ids of all who invite."""
    sentence, invited, asking = told.sentence, set[Range](), set[str]()
    for opening in told.invitations:
        behind = next((p for p in people if p[0].start >= opening.end), None)
        if behind is None or words.bodies.match(sentence.text, opening.end):
            continue
        if opening.start < told.first.start:
            invited.add(behind[0])
        elif behind[0] not in invited:
            asking.add(behind[1].id)
    return invited, asking


def _bearer(told: Told, people: list[Person], words: Words) -> Person | None:
    """Whose visit a noun tells: who is named behind "của", or the one who holds the post there."""
    sentence, first = told.sentence, told.first
    ends = sorted({first.end, *(stop.evidence.end for _, stop in told.itinerary.stops)})
    limit = min((o.start for o in told.invitations if o.start >= first.start), default=sentence.range.end)
    codes = {stop.code for _, stop in told.itinerary.stops}
    for place, person in people:
        borne = place.start < limit and any(_bears(sentence, end, place.start, words) for end in ends)
        if borne and nation_of(sentence.linking, person) not in codes:
            return place, person
    for post in sentence.posts:
        if (
            post.holder is None
            and post.range.start < limit
            and any(_bears(sentence, end, post.range.start, words) for end in ends)
        ):
            return bearer_of(sentence, post)
    return None


def _guest(told: Told, people: list[Person], before: list[Person], words: Words) -> Person | None:
    """Who is received during a visit, or is told to do something during it: one who is not of the country visited."""
    sentence, first = told.sentence, told.first
    if told.trip == first and not told.calls:
        return None
    opening = sentence.text[max(sentence.range.start, first.start - CLOSE) : first.start]
    if not words.during.search(opening) or not told.itinerary.stops:
        return None
    codes = {stop.code for _, stop in told.itinerary.stops}
    if before:
        return next((p for p in reversed(before) if _is_from_abroad(sentence, p[1], codes)), None)
    if first.start - sentence.range.start > _OPENING and not words.since.match(sentence.text, sentence.range.start):
        return titled_visitor(sentence, first.start, far=True)
    behind = [p for p in people if p[0].start >= told.itinerary.stops[0][1].evidence.end]
    comma = sentence.text.find(",", first.end, behind[0][0].start) if behind else -1
    return behind[0] if comma >= 0 and _is_from_abroad(sentence, behind[0][1], codes) else None


def _is_from_abroad(sentence: SentenceContext, person: Entity, codes: set[str]) -> bool:
    """Whether somebody is not of the countries visited, as far as posts and names tell."""
    nation, home = nation_of(sentence.linking, person), _home(sentence)
    if nation is None and home in codes:
        return any(map(is_foreign, person.name.split()))
    return nation not in codes and bool(person.posts)


def _home(sentence: SentenceContext) -> str:
    return load_pack(sentence.reading.page.language or "").visits.home


def _is_anothers(sentence: SentenceContext, place: Range, words: Words) -> bool:
    """Whether somebody is named only to say whose another is: "Đặc phái viên của Chủ tịch nước"."""
    before = _before(sentence, place)
    return any(match.end() == len(before) for match in words.bearer.finditer(before))


def _is_object(sentence: SentenceContext, place: Range, words: Words) -> bool:
    """Whether somebody is named as one who is met: "hội đàm với Thủ tướng A"."""
    return bool(words.object.search(_before(sentence, place)))


def _before(sentence: SentenceContext, place: Range) -> str:
    """The words before a person, the posts set aside."""
    start = min([place.start, *(p.range.start for p in sentence.posts if p.holder and p.holder.meets(place))])
    return sentence.text[max(sentence.range.start, start - CLOSE) : start].rstrip()


def bare_title(told: Told, start: int = 0) -> str | None:
    """The post before the first wording that could be several people's, behind a place."""
    sentence, first = told.sentence, told.first
    bare = [p for p in sentence.posts if p.holder is None and start <= p.range.start and p.range.end <= first.start]
    bare = [p for p in bare if p.body is None and sentence.entity(p.range) is None]
    return bare[-1].title if bare else None


def title_of(told: Told, words: Words) -> str | None:
    """The post or word that stands for whoever makes the visit, where nobody is named."""
    return _stranger(told, words) or bare_title(told) or _foreign_title(told)


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
    return [p for p in people if not is_spouse(sentence, p[0], words)] or [p for p in people if p[1].posts]


def _bears(sentence: SentenceContext, start: int, end: int, words: Words) -> bool:
    """Whether "của" leads from a noun to a person, with nothing of another clause between."""
    if not 0 < end - start <= 4 * CLOSE:
        return False
    gap = bare(sentence, start, end)
    return len(" ".join(gap.split())) <= 2 * CLOSE and bool(words.bearer.search(gap)) and not _BREAK.search(gap)


def is_spouse(sentence: SentenceContext, place: Range, words: Words) -> bool:
    """Whether the person at a place is somebody's spouse."""
    if words.spouses.match(sentence.text, place.start):
        return True
    before = sentence.text[max(sentence.range.start, place.start - CLOSE) : place.start]
    found = [m.end() for m in words.spouses.finditer(before)]
    return bool(found) and not before[found[-1] :].strip(" :")
