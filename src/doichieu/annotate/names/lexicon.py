"""The word lists of a pack, compiled for the search of names. Made once per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from doichieu.annotate.names.tokens import Line, Phrases, tokens_in, words_of
from doichieu.lang.pack import Pack, load_pack
from doichieu.lang.schema.countries import Countries, Country, Guard
from doichieu.lang.schema.names import Head
from doichieu.model.reading import NameKind
from doichieu.text.canonical import canonical

Clue = tuple[Phrases[str], NameKind | Literal["goods"], int]


class Lexicon(Struct, frozen=True):
    """What names are found with; the fields are those of the pack's sections, as word lists."""

    home: str
    countries: Phrases[Country]
    adjectives: Phrases[Country]
    guards: dict[str, Guard]
    prefixes: Phrases[str]
    long_prefixes: Phrases[str]
    collective: frozenset[str]
    past: Phrases[str]
    other: Phrases[str]
    places: Phrases[str]
    provinces: frozenset[str]
    place_heads: Phrases[str]
    numbered: frozenset[str]
    closed_units: frozenset[str]
    directions: frozenset[str]
    units: frozenset[str]
    kinds: Phrases[str]
    waters: Phrases[str]
    compounds: frozenset[tuple[str, str]]
    place_after: Phrases[str]
    areas: Phrases[str]
    seats: frozenset[str]
    bodies: Phrases[str]
    home_bodies: Phrases[str]
    heads: Phrases[Head]
    fields: Phrases[str]
    doings: Phrases[str]
    modifiers: Phrases[str]
    finals: frozenset[str]
    continuing: frozenset[str]
    levels: Phrases[str]
    joins: frozenset[str]
    topics: Phrases[str]
    topic_stops: frozenset[str]
    portfolios: Phrases[str]
    short_portfolios: Phrases[str]
    marks: frozenset[str]
    stops: Phrases[str]
    breaks: frozenset[str]
    surnames: Phrases[bool]
    clipped: frozenset[str]
    titles: Phrases[str]
    kin: Phrases[str]
    posts: Phrases[str]
    post_suffixes: Phrases[str]
    leads_to: Phrases[str]
    ministers: Phrases[str]
    post_topics: Phrases[str]
    fresh: frozenset[str]
    behind: bool
    given: frozenset[str]
    particles: frozenset[str]
    acts: Phrases[str]
    predicates: Phrases[str]
    credits: Phrases[str]
    spouse: Phrases[str]
    female: frozenset[str]
    couples: frozenset[str]
    eponyms: Phrases[str]
    known_people: Phrases[str]
    body_cues: Phrases[str]
    no_bodies: frozenset[str]
    body_endings: tuple[str, ...]
    publishing: frozenset[str]
    clubs: Phrases[str]
    town_clubs: Phrases[str]
    sports: Phrases[str]
    no_papers: frozenset[str]
    sourced: frozenset[str]
    domains: frozenset[str]
    home_cues: Phrases[str]
    address: Phrases[str]
    events: Phrases[str]
    ceremonies: Phrases[str]
    years: frozenset[str]
    days: frozenset[str]
    day_names: Phrases[str]
    gatherings: Phrases[str]
    ordinals: Phrases[str]
    storms: Phrases[str]
    numbers: frozenset[str]
    links: frozenset[str]
    clues_before: tuple[Clue, ...]
    clues_after: tuple[Clue, ...]
    wares: Phrases[str]
    shares: Phrases[str]
    naming: Phrases[str]
    instancing: Phrases[str]
    contests: frozenset[str]
    syllables: frozenset[str]

    def knows(self, line: Line, at: int) -> bool:
        """Whether a place, body or country that the pack lists begins at a token."""
        return any(known.longest(line, at) for known in (self.places, self.bodies, self.countries))


def lexicon_for(pack: Pack) -> Lexicon:
    """The compiled word lists of a pack."""
    return _compiled(pack.code)


@cache
def _compiled(code: str) -> Lexicon:
    pack = load_pack(code)
    return Lexicon(
        **_country_words(pack),
        **_place_words(pack),
        **_body_words(pack),
        **_person_words(pack),
        **_event_words(pack),
        **_clue_words(pack),
    )


def _country_words(pack: Pack) -> dict[str, Any]:
    countries = pack.countries
    return {
        "home": countries.home,
        "countries": Phrases((form, c) for c in countries.countries for form in (c.name, *c.forms)),
        "adjectives": Phrases(_before_posts(countries)),
        "guards": {canonical(guard.name).lower(): guard for guard in countries.guards},
        "prefixes": words_of(countries.prefixes),
        "long_prefixes": words_of(countries.long_prefixes, cased=True),
        "collective": _set(countries.collective),
        "past": words_of(countries.past),
        "other": words_of(countries.other),
    }


def _before_posts(countries: Countries) -> Iterator[tuple[str, Country]]:
    """The words that say before a post whose it is: adjectives and possessives of countries."""
    for country in countries.countries:
        yield from ((word, country) for word in countries.adjectives.get(country.code, ()))
        forms = (country.name, *country.forms)
        yield from ((form + ending, country) for form in forms for ending in countries.possessives)


def _place_words(pack: Pack) -> dict[str, Any]:
    places = pack.places
    return {
        "places": Phrases(_places(pack)),
        "provinces": frozenset((*places.provinces, *places.former_provinces, *places.short.values())),
        "place_heads": words_of(places.heads, cased=True),
        "numbered": _set(places.numbered),
        "closed_units": _set(places.closed),
        "directions": _set(places.directions),
        "units": _set(places.units),
        "kinds": words_of(places.kinds),
        "waters": words_of(places.waters),
        "compounds": frozenset((a, b) for a, b in (tokens_in(canonical(word)) for word in places.compounds)),
        "place_after": words_of((*places.after, *places.areas)),
        "areas": words_of(places.areas),
        "seats": _set(pack.posts.at),
    }


def _body_words(pack: Pack) -> dict[str, Any]:
    names = pack.names
    return {
        "bodies": Phrases((form, body.name) for body in names.bodies for form in (body.name, *body.forms)),
        "home_bodies": Phrases((form, full) for form, full in names.home_bodies.items()),
        "heads": Phrases((word, head) for head in names.heads for word in head.words),
        "fields": words_of(names.fields),
        "doings": words_of(names.doings),
        "modifiers": words_of((*names.modifiers, *(f for f in names.fields if " " in f)), cased=True),
        "finals": _set(names.finals),
        "continuing": _set(names.continuing),
        "levels": words_of(names.levels),
        "joins": _set(names.joins),
        "topics": words_of(names.topic_words),
        "topic_stops": _set(names.topic_stops),
        "portfolios": words_of(names.portfolios, cased=True),
        "short_portfolios": Phrases(
            (short, f"{names.ministry} {full}") for short, full in names.short_portfolios.items()
        ),
        "marks": _set(names.foreign_marks),
        "stops": words_of(names.stops, cased=True),
        "breaks": _set(stop for stop in names.stops if len(tokens_in(stop)) == 1),
        "body_cues": words_of(names.body_cues),
        "no_bodies": frozenset(names.no_bodies),
        "body_endings": names.body_endings,
        "publishing": _set(names.publishing),
        "clubs": words_of(names.clubs, cased=True),
        "town_clubs": words_of(names.town_clubs, cased=True),
        "sports": words_of(names.sports, cased=True),
        "no_papers": frozenset(names.no_papers),
        "sourced": _set(names.sourced),
        "domains": _set(names.domains),
        "home_cues": words_of(names.home_cues),
    }


def _person_words(pack: Pack) -> dict[str, Any]:
    person = pack.names.person
    return {
        "surnames": Phrases((surname, surname in person.strong) for surname in (*person.strong, *person.surnames)),
        "clipped": _set(surname for surname in person.surnames if surname.endswith("'")),
        "titles": words_of((*person.titles, *person.kin)),
        "kin": words_of(person.kin),
        "address": words_of(person.address),
        "posts": words_of(_post_titles(pack)),
        "post_suffixes": words_of(pack.posts.suffixes),
        "ministers": words_of(_ministers(pack)),
        "post_topics": words_of(pack.posts.topics),
        "leads_to": words_of(pack.posts.leads_to),
        "fresh": _set(pack.posts.fresh),
        "behind": pack.posts.behind,
        "given": _set(person.given),
        "particles": _set(person.particles),
        "acts": words_of(person.acts),
        "predicates": words_of(person.predicates),
        "credits": words_of(person.credits),
        "spouse": words_of(person.spouse, cased=True),
        "female": _set(pack.speech.pronouns.female),
        "couples": _set(person.couples),
        "eponyms": words_of(person.eponyms, cased=True),
        "known_people": Phrases(person.known.items()),
    }


def _event_words(pack: Pack) -> dict[str, Any]:
    events = pack.events
    return {
        "events": Phrases(((known, known) for known in events.known), first_free=True),
        "ceremonies": words_of(events.ceremonies),
        "years": _set(events.years),
        "days": _set(events.days),
        "day_names": words_of(events.day_names),
        "gatherings": words_of(events.gatherings, cased=True),
        "ordinals": words_of(events.ordinals),
        "storms": words_of(events.storms),
        "numbers": _set(events.numbers),
        "links": _set(events.links),
    }


def _clue_words(pack: Pack) -> dict[str, Any]:
    clues = pack.names.clues
    before: tuple[Clue, ...] = (
        (words_of(clues.people), "person", 2),
        (words_of(clues.weak_people), "person", 1),
        (words_of(clues.bodies), "organization", 2),
        (words_of(clues.weak_bodies), "organization", 1),
        (words_of(clues.places), "place", 2),
        (words_of(clues.weak_places), "place", 1),
        (words_of(clues.goods), "goods", 3),
    )
    after: tuple[Clue, ...] = (
        (words_of(clues.people_after), "person", 2),
        (words_of(clues.weak_people_after), "person", 1),
        (words_of(clues.bodies_after), "organization", 2),
        (words_of(clues.weak_bodies_after), "organization", 1),
        (words_of(clues.goods_after), "goods", 2),
    )
    return {
        "clues_before": before,
        "clues_after": after,
        "wares": words_of(clues.wares),
        "shares": words_of(clues.shares),
        "naming": words_of(clues.naming),
        "instancing": words_of(clues.instancing),
        "contests": _set(clues.contests),
        "syllables": _set((*clues.syllables, *pack.names.person.surnames)),
    }


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical(word).lower() for word in words)


def _places(pack: Pack) -> list[tuple[str, str]]:
    """Every known place with its usual name."""
    places = pack.places
    units = (*places.provinces, *places.former_provinces, *places.historic, *places.districts, *places.towns)
    known = (*units, *places.regions, *places.abroad)
    return [*places.short.items(), *((name, name) for name in known)]


def _ministers(pack: Pack) -> Iterator[str]:
    for title in pack.posts.ministers:
        yield from (title, *(f"{deputy} {title}" for deputy in pack.posts.deputies))


def _post_titles(pack: Pack) -> list[str]:
    posts = pack.posts
    return [*posts.titles, *posts.ministers, *posts.envoys, *posts.personal, *posts.ranks] + [
        f"{deputy} {title}" for deputy in posts.deputies for title in posts.titles
    ]
