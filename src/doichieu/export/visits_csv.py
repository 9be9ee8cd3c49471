"""`visit_legs.csv`, `delegation.csv`, `visit_evidence.csv`: a row for each leg, member and citation of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.export.files import ExportOptions, File
from doichieu.export.gazetteer import english
from doichieu.export.table import listed, one_line, write_table
from doichieu.export.told_visits import ToldVisit, address_of, day, told_visits
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg, Official

LEGS = (
    "visit", "stories", "direction", "status", "leader", "leader_country", "leader_posts", "spouse", "visit_start",
    "visit_end", "leg", "country", "country_name", "place", "type", "occasions", "start", "end", "invited_by",
    "invited_by_posts", "hosts", "hosts_posts", "sources",
)  # fmt: skip
DELEGATION = ("visit", "leader", "visit_start", "visit_end", "member", "name", "posts", "legs", "sources")
EVIDENCE = (
    "visit", "story", "leg", "country", "member", "name", "field", "page", "start", "end", "exact", "page_sha256",
    "source",
)  # fmt: skip
NAMES = ("visit_legs.csv", "delegation.csv", "visit_evidence.csv")
_TRUTH = {True: "true", False: "false", None: ""}


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The three tables; an empty cell says that no page tells."""
    told = told_visits(run)
    tables = (
        (LEGS, (row for each in told for row in leg_rows(each))),
        (DELEGATION, (row for each in told for row in _member_rows(each))),
        (EVIDENCE, (row for each in told for row in _evidence_rows(each))),
    )
    return tuple(File(name, write_table(*table)) for name, table in zip(NAMES, tables, strict=True))


def leg_rows(told: ToldVisit) -> Iterator[Sequence[object]]:
    """The rows of `visit_legs.csv` for one visit; what is told of the whole visit stands in each."""
    visit = told.visit
    whole = (
        told.id, listed(told.stories), visit.direction, visit.status, told.person(visit.leader), visit.country,
        told.posts(visit.leader), _TRUTH[visit.spouse], day(visit.start), day(visit.end),
    )  # fmt: skip
    for number, leg in enumerate(visit.legs, 1):
        yield (*whole, number, *_leg(told, leg), _sources(told, leg=number))


def _leg(told: ToldVisit, leg: Leg) -> tuple[object, ...]:
    people = (*_people(told, leg.invited_by), *_people(told, leg.hosts))
    return (
        leg.country,
        english(leg.country),
        one_line(leg.place),
        leg.type,
        listed(leg.occasions),
        day(leg.start),
        day(leg.end),
        *people,
    )


def _people(told: ToldVisit, officials: tuple[Official, ...]) -> tuple[str, str]:
    """Names, and in the same order the posts of each."""
    return listed(map(told.person, officials)), listed(map(told.posts, officials))


def _member_rows(told: ToldVisit) -> Iterator[Sequence[object]]:
    visit = told.visit
    whole = (told.id, told.person(visit.leader), day(visit.start), day(visit.end))
    for number, member in enumerate(visit.delegation, 1):
        legs = member.legs if isinstance(member.legs, str) else listed(member.legs or ())
        yield (*whole, number, one_line(member.name), told.posts(member), legs, _sources(told, member=number))


def _evidence_rows(told: ToldVisit) -> Iterator[Sequence[object]]:
    visit = told.visit
    for cited in told.citations:
        span, page = cited.span, told.page_of.get(cited.span.page)
        country = visit.legs[cited.leg - 1].country if cited.leg else ""
        name = one_line(visit.delegation[cited.member - 1].name) if cited.member else ""
        place = (cited.leg, country, cited.member, name, cited.field)
        known = (page.sha256, address_of(page)) if page else ("", "")
        yield (told.id, cited.story, *place, span.page, span.start, span.end, span.exact, *known)


def _sources(told: ToldVisit, **part: int) -> str:
    return listed(map(address_of, told.pages(told.cited(**part))))
