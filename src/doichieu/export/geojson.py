"""`visits.geojson`: the legs of a run's visits as features of RFC 7946, each with its citations.

A leg is where its city is. Where no page names a city, its country's capital stands for the country, and `at` says so;
a city that is not in the gazetteer has no geometry.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from doichieu.export.dossier_json import to_json
from doichieu.export.files import ExportOptions, File
from doichieu.export.gazetteer import city_at, country_of, english
from doichieu.export.table import one_line
from doichieu.export.told_visits import ToldVisit, day, told_visits
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg, VisitStatus, VisitType
from doichieu.model.span import Span

NAMES = ("visits.geojson",)


class Point(Struct, frozen=True, tag_field="type", tag="Point"):
    """A point: longitude, then latitude."""

    coordinates: tuple[float, float]


class Properties(Struct, frozen=True, kw_only=True):
    """What is known of a leg; `at` says what its point is, null where it has none."""

    visit: str
    stories: tuple[str, ...]
    leader: str
    leg: int
    country: str
    country_name: str
    place: str | None
    at: Literal["city", "capital"] | None
    type: VisitType | None
    status: VisitStatus
    occasions: tuple[str, ...]
    start: str | None
    end: str | None
    evidence: tuple[Span, ...]


class Feature(Struct, frozen=True, kw_only=True, tag_field="type", tag="Feature"):
    """One leg."""

    id: str
    geometry: Point | None
    properties: Properties


class FeatureCollection(Struct, frozen=True, tag_field="type", tag="FeatureCollection"):
    """All legs, visit by visit, in itinerary order."""

    features: tuple[Feature, ...]


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The one collection of a run."""
    features = tuple(
        _feature(told, number, leg) for told in told_visits(run) for number, leg in enumerate(told.visit.legs, 1)
    )
    return (File(NAMES[0], to_json(FeatureCollection(features))),)


def _feature(told: ToldVisit, number: int, leg: Leg) -> Feature:
    geometry = _point(leg)
    properties = Properties(
        visit=told.id,
        stories=told.stories,
        leader=told.person(told.visit.leader),
        leg=number,
        country=leg.country,
        country_name=english(leg.country),
        place=one_line(leg.place) or None,
        at=None if geometry is None else "city" if leg.place else "capital",
        type=leg.type,
        status=told.visit.status,
        occasions=leg.occasions,
        start=day(leg.start),
        end=day(leg.end),
        evidence=told.cited(leg=number),
    )
    return Feature(id=f"{told.id}-{number}", geometry=geometry, properties=properties)


def _point(leg: Leg) -> Point | None:
    country = country_of(leg.country)
    at = city_at(leg.place, leg.country) if leg.place else country.at if country else None
    return Point((at[1], at[0])) if at else None
