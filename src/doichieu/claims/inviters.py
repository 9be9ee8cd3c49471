"""On whose invitation a visit is made: people with their posts, posts alone, bodies."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import SentenceContext
from doichieu.claims.enumeration import Person
from doichieu.claims.nations import countries_in, nation_of
from doichieu.claims.visitors import Told, Words, is_spouse
from doichieu.model.entity import Entity
from doichieu.model.reading import PostMention
from doichieu.model.span import Range

_BODY = 60


class Inviter(Struct, frozen=True, kw_only=True):
    """One who invites: a person, a post alone, or a `body` by its name; `country` as far as the words tell.

    `evidence` is post and name, `opening` the place of the words of invitation.
    """

    person: str | None
    title: str | None
    body: str | None = None
    country: str | None
    evidence: Range
    opening: Range


def read_inviters(told: Told, visitor: Person | None, words: Words) -> tuple[Inviter, ...]:
    """Those who invite, behind each of the words of invitation, never the visitor."""
    found: list[Inviter] = []
    for number, opening in enumerate(told.invitations):
        start = opening.end
        stops = [c.place.start for c in told.itinerary.calls if c.place.start > start]
        stops += [other.start for other in told.invitations[number + 1 : number + 2]]
        end = min(stops, default=told.sentence.range.end)
        if visitor and start <= visitor[0].start < end:
            end = visitor[0].start
        people = [i for i in _named(told.sentence, opening, end, words) if not visitor or i.person != visitor[1].id]
        inviters = [*_body(told.sentence, opening, end, words), *people] or _unnamed(told, opening, end, words)
        code = _visited(told, opening) if any(inviter.country is None for inviter in inviters) else None
        found += [replace(inviter, country=inviter.country or code) for inviter in inviters]
    return tuple(found)


def _body(sentence: SentenceContext, opening: Range, end: int, words: Words) -> list[Inviter]:
    """The state, government or party that invites: from its word to the country or body that it names."""
    match = words.bodies.match(sentence.text, opening.end, end)
    if not match:
        return []
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    names = [n for n in sentence.names if n.kind in {"country", "organization"} and start <= n.range.start]
    last = next((n for n in names if n.range.end <= end and n.range.start - start <= _BODY), None)
    if last is None or "," in sentence.text[start : last.range.end]:
        return []
    place = Range(start, last.range.end)
    codes = [name.code for name in countries_in(sentence.reading, place)]
    country = codes[-1] if codes else None
    said = sentence.said(place)
    return [Inviter(person=None, title=None, body=said, country=country, evidence=place, opening=opening)]


def _visited(told: Told, opening: Range) -> str | None:
    """The one country that is visited on an invitation: the only one between it and the invitation before it."""
    start = max((o.end for o in told.invitations if o.end <= opening.start), default=0)
    places = [(stop.place.start, stop.code) for _, stop in told.itinerary.stops]
    places += [(o.evidence.start, o.country) for o in told.itinerary.occasions if o.country]
    listed = [(at, code) for at, code in places if start <= at < opening.start]
    last = max(
        (c.place.start for c in told.itinerary.calls if c.stops and start <= c.place.start < opening.start),
        default=start,
    )
    if not listed:
        limit = min((o.start for o in told.invitations if o.start > opening.start), default=told.sentence.range.end)
        listed = [(at, code) for at, code in places if opening.end <= at < limit]
    if not listed or len({code for _, code in listed}) > 1:
        calls = {stop.code for _, stop in told.itinerary.stops}
        attended = {o.country for o in told.itinerary.occasions if o.country} - calls
        if len(attended) == 1:
            return attended.pop()
    codes = {code for _, code in listed}
    codes = codes if len(codes) == 1 else {code for at, code in listed if at >= last}
    return codes.pop() if len(codes) == 1 else None


def _named(sentence: SentenceContext, opening: Range, end: int, words: Words) -> list[Inviter]:
    """The people of a stretch with the posts that stand before them."""
    found = []
    start = opening.end
    for place, person in sentence.people(start, end):
        if is_spouse(sentence, place, words):
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


def _unnamed(told: Told, opening: Range, end: int, words: Words) -> list[Inviter]:
    """Inviters told only by post and country ("Tổng thống các nước A, B và C"), or by post for all that are visited."""
    sentence, found = told.sentence, list[Inviter]()
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
        codes = dict.fromkeys(stop.code for _, stop in told.itinerary.stops)
        found = [Inviter(person=None, title=match[1], country=c, evidence=evidence, opening=opening) for c in codes]
    return found
