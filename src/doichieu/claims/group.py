"""Statements of all pages, joined into claims: one for each thing that is said, with every place that says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from doichieu.claims.acts import read_deeds
from doichieu.claims.asked import asserted
from doichieu.claims.context import page_context
from doichieu.claims.journeys import Journey, main_visitor, read_journeys, with_visitor
from doichieu.claims.material import Material
from doichieu.claims.once import AS_OF
from doichieu.claims.precision import with_exact_dates
from doichieu.claims.registry import TYPES
from doichieu.claims.titles import speaks_of
from doichieu.claims.types.quote import read_quotes
from doichieu.claims.types.speaker import read_speakers
from doichieu.claims.types.statement import read_shared
from doichieu.claims.types.visit_dates import is_days
from doichieu.model.claim import Claim, Statement, Value
from doichieu.model.entity import Linking
from doichieu.model.identity import content_id
from doichieu.model.mention import Figure
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading

Key = tuple[object, ...]


def make_claims(
    readings: tuple[Reading, ...], linking: Linking, figures: tuple[Figure, ...], passages: tuple[Passage, ...]
) -> tuple[Claim, ...]:
    """The claims of a story, in the order of the claim types, then of first sight; origins are not yet counted."""
    prepared = [m for reading in readings if (m := prepare(reading, linking, figures)) is not None]
    main = main_visitor(journey for material in prepared for journey in material.journeys)
    materials = with_route([about_story(material, main) for material in prepared])
    typed = with_exact_dates(said for read in TYPES.values() for material in materials for said in read(material))
    said = [*typed, *read_quotes(materials), *read_speakers(materials), *read_shared(materials, passages)]
    return tuple(join_statements(asserted(said, [material.page for material in materials], key_of)))


def prepare(reading: Reading, linking: Linking, figures: tuple[Figure, ...]) -> Material | None:
    """One page, ready for the claim types; None where its language has no pack."""
    page = page_context(reading, linking)
    if page is None:
        return None
    own = tuple(figure for figure in figures if figure.span.page == reading.page.id)
    return Material(page, read_journeys(page), read_deeds(page), own)


def about_story(material: Material, visitor: str | None) -> Material:
    """A page whose visits are the story's main visitor's where it says not whose, if it speaks of that person."""
    person = material.page.linking.entity(visitor)
    page = material.page.reading.page.id
    known = person is not None and (
        any(span.page == page for span in person.mentions) or speaks_of(material.page, person)
    )
    journeys = with_visitor(material.journeys, person if known else None)
    return replace(material, journeys=journeys, visitor=main_visitor(journeys) or (visitor if known else None))


def with_route(materials: Sequence[Material]) -> list[Material]:
    """The pages, each with where the story sends its visitor, and with the story's year."""
    routes: dict[str | None, dict[str, None]] = {}
    whole = set[str]()
    journeys = [journey for material in materials for journey in material.journeys]
    for journey in journeys:
        codes = [stop.code for call, stop in journey.itinerary.stops if not call.past]
        codes += [o.country for o in journey.itinerary.occasions if o.country]
        codes += [inviter.country for inviter in journey.inviters if inviter.country and journey.only_invites]
        routes.setdefault(journey.visitor, {}).update(dict.fromkeys(codes))
        days = [time.value for time in journey.sentence.times if time.value and is_days(time) and "/" in time.value]
        whole.update(days if len(set(codes)) != 1 and len(days) == 1 else ())
    years = Counter(material.year for material in materials if material.year)
    year = max(years, key=lambda year: years[year], default=None)
    told = {guest: tuple(routes[guest]) for guest in dict.fromkeys(map(_guest, journeys)) if guest}
    found = [
        replace(
            m,
            route=tuple(routes.get(m.visitor, ())) if m.visitor else (),
            others=tuple((guest, route) for guest, route in told.items() if guest != m.visitor),
            story_year=year,
        )
        for m in materials
    ]
    return [replace(m, whole=frozenset(m.full(value) for value in whole)) for m in found]


def _guest(journey: Journey) -> str | None:
    """Whose visit a sentence tells with its kind and a country."""
    told = any(call.kind and call.stops and not call.past for call in journey.itinerary.calls)
    return journey.visitor if told else None


def join_statements(statements: Iterable[Statement]) -> Iterator[Claim]:
    """One claim for all statements that say the same of the same; its evidence in order of page and place."""
    groups: dict[Key, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(key_of(statement), []).append(statement)
    return (_claim(key, group) for key, group in groups.items())


def key_of(statement: Statement) -> Key:
    """What makes two statements one claim: type, what it is about, normalised value, modality."""
    about = statement.about
    return (
        statement.type, about.subject, about.property, about.counterpart, about.period, about.place, about.nth,
        about.holder_of, value_key(statement.value), statement.value.text if statement.type in AS_OF else None,
        statement.modality,
    )  # fmt: skip


def value_key(value: Value) -> str:
    """A value as it is compared: by entity, amount and unit, or date, else by its words without case."""
    normal = (value.entity, value.amount, value.unit, value.date)
    return "\x1f".join(part or "" for part in normal) if any(normal) else " ".join(value.text.casefold().split())


def _claim(key: Key, group: list[Statement]) -> Claim:
    first = group[0]
    speakers = {statement.attributed_to for statement in group}
    return Claim(
        id=content_id("c", *key),
        type=first.type,
        about=first.about,
        value=first.value,
        modality=first.modality,
        attributed_to=speakers.pop() if len(speakers) == 1 else None,
        evidence=tuple(dict.fromkeys(statement.evidence for statement in group)),
    )
