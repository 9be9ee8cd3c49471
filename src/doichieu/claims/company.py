"""Whose company a list of people is: the visitor's whom the page speaks of there, if it is of that side."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.delegation import Listed, read_members
from doichieu.claims.joiners import read_joiners
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.nations import nation_of
from doichieu.model.span import Range

_BACK = 3


def read_company(material: Material) -> Iterator[tuple[str, Listed]]:
    """Each person of a delegation list with the visitor whom they go with.

    A list of one side is the visitor's where that is the visitor's country; one of those present, without a side, is
    so where the visitor is away from the country of the press.
    """
    home = material.page.pack.visits.home
    for member in read_members(material.page):
        visitor = visitor_at(material, member.sentence.range)
        person = material.page.linking.entity(visitor)
        if visitor is None or person is None:
            continue
        nation = nation_of(material.page.linking, person)
        present = not member.joined or nation in {None, home}
        if present if member.side is None else member.side == nation:
            yield visitor, member
    yield from _joining(material)


def _joining(material: Material) -> Iterator[tuple[str, Listed]]:
    """Those who are said to go along, of the visitor's own side, with nobody else named whom they go with."""
    linking = material.page.linking
    for member in read_joiners(material.page):
        visitor = visitor_at(material, member.sentence.range)
        leader, person = linking.entity(visitor), member.sentence.entity(member.name.range)
        if visitor is None or leader is None or person is None or person.id == visitor:
            continue
        other = member.sentence.entity(member.beside) if member.beside else leader
        own, home = nation_of(linking, leader), material.page.pack.visits.home
        if other and other.id == visitor and nation_of(linking, person) in {None, own, home if own is None else own}:
            yield visitor, member


def visitor_at(material: Material, place: Range) -> str | None:
    """The visitor of the nearest sentence on a visit up to a place, a few sentences back; else the page's."""
    sentences = [s.range for s in material.page.sentences if s.range.start <= place.start][-_BACK:]
    told = (j for j in material.journeys if j.visitor and j.named and not j.history and _goes(j))
    near = [j for j in told if j.sentence.range in sentences]
    return near[-1].visitor if near else material.visitor


def _goes(journey: Journey) -> bool:
    """Whether a sentence speaks of a journey, rather than of something that is attended wherever it is."""
    return (
        journey.trip is not None or bool(journey.itinerary.stops) or any(o.country for o in journey.itinerary.occasions)
    )
