"""A visit as an event of schema.org, its legs as events in it."""

from __future__ import annotations

from collections.abc import Iterable

from doichieu.export.gazetteer import english
from doichieu.export.links import urn
from doichieu.export.schema_nodes import Node, cited, filled, reference
from doichieu.export.table import one_line
from doichieu.export.told_visits import ToldVisit, day
from doichieu.model.record import Leg, Member, Official

_STATUS = {"cancelled": "EventCancelled"}
_SCHEMA = "https://schema.org/"


def visit_node(told: ToldVisit) -> Node:
    """The whole visit. `attendee` are the leader and the delegation, `organizer` those who invite."""
    visit, name = told.visit, urn("visit", told.id)
    legs = [_leg(told, number, leg) for number, leg in enumerate(visit.legs, 1)]
    members = (told.cited(member=number) for number in range(len(visit.delegation) + 1))
    own = (*told.cited(), *told.cited(leg=0), *(span for spans in members for span in spans))
    return filled(
        {
            "@id": name,
            "@type": "Event",
            "name": _name(told, [leg.country for leg in visit.legs]),
            "startDate": day(visit.start),
            "endDate": day(visit.end),
            "eventStatus": {"@id": _SCHEMA + _STATUS.get(visit.status, "EventScheduled")},
            "location": [_country(code) for code in dict.fromkeys(leg.country for leg in visit.legs)],
            "attendee": _people(told, (visit.leader, *visit.delegation)),
            "subEvent": legs,
            "subjectOf": [cited(span) for span in dict.fromkeys(own)],
        }
    )


def _leg(told: ToldVisit, number: int, leg: Leg) -> Node:
    place = {"@type": "City", "name": one_line(leg.place)} if leg.place else None
    kind = f"{leg.type.replace('_', ' ')} visit" if leg.type and leg.type != "attendance" else leg.type
    return filled(
        {
            "@id": urn("visit", f"{told.id}:{number}"),
            "@type": "Event",
            "name": _name(told, [leg.country]),
            "keywords": kind,
            "startDate": day(leg.start),
            "endDate": day(leg.end),
            "location": [place, _country(leg.country)] if place else _country(leg.country),
            "organizer": _people(told, leg.invited_by),
            "attendee": _people(told, (told.visit.leader, *leg.hosts)),
            "about": [{"@type": "Event", "name": one_line(occasion)} for occasion in leg.occasions],
            "subjectOf": [cited(span) for span in told.cited(leg=number)],
        }
    )


def _name(told: ToldVisit, codes: Iterable[str]) -> str:
    return f"{told.person(told.visit.leader)}: {', '.join(map(english, dict.fromkeys(codes)))}"


def _country(code: str) -> Node:
    return {"@type": "Country", "name": english(code), "identifier": code}


def _people(told: ToldVisit, people: Iterable[Official | Member]) -> list[Node]:
    """Those who are linked by reference; one of whom only a post is known as a person with that post."""
    found: list[Node] = []
    for who in people:
        if who.entity:
            found.append(reference("entity", who.entity))
        elif who.name:
            found.append({"@type": "Person", "name": one_line(who.name)})
        elif posts := told.posts(who):
            found.append({"@type": "Person", "hasOccupation": {"@type": "Occupation", "name": posts}})
    return found
