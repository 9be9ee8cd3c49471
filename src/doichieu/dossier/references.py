"""Every id that a dossier mentions is an id that it defines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from doichieu.dossier.walk import Problem
from doichieu.model.dossier import Dossier
from doichieu.model.entity import Post
from doichieu.model.record import Official, Record, Visit

Cited = tuple[str, str | None]
_COUNTRY = re.compile(r"[A-Z]{2}")


def reference_faults(dossier: Dossier, _: Mapping[str, str]) -> list[Problem]:
    """Pages, entities, claims and origins that are referred to but are not there; ids given twice."""
    known = {
        "page": [page.id for page in dossier.pages],
        "entity": [entity.id for entity in dossier.entities],
        "claim": [claim.id for claim in dossier.claims],
        "origin": [origin.id for origin in dossier.origins.groups],
    }
    cited = {
        "page": _pages(dossier),
        "entity": _entities(dossier),
        "claim": _claims(dossier),
        "origin": _origins(dossier),
    }
    defined = {kind: set(names) for kind, names in known.items()}
    found = [
        Problem(where, f"{name} is no {kind} of this dossier")
        for kind, items in cited.items()
        for where, name in items
        if name is not None and name not in defined[kind]
    ]
    known["passage"] = [passage.id for passage in dossier.passages]
    known["figure"] = [figure.id for figure in dossier.figures]
    known["finding"] = [finding.id for finding in dossier.findings]
    known["visit"] = [visit.id for visit in dossier.records if visit.id]
    twice = [(kind, name) for kind, names in known.items() for name, n in Counter(names).items() if n > 1]
    return found + [Problem(kind, f"{name} stands twice") for kind, name in twice]


def _pages(dossier: Dossier) -> Iterator[Cited]:
    for at, item in enumerate(dossier.derivations):
        yield f"derivations[{at}].page", item.page
        yield f"derivations[{at}].of", item.of
    for at, origin in enumerate(dossier.origins.groups):
        yield from _each(f"origins.groups[{at}].pages", origin.pages)
    for at, finding in enumerate(dossier.findings):
        yield from _each(f"findings[{at}].within", finding.within)


def _claims(dossier: Dossier) -> Iterator[Cited]:
    for at, finding in enumerate(dossier.findings):
        for number, side in enumerate(finding.sides):
            yield from _each(f"findings[{at}].sides[{number}].claims", side.claims)
    for at, sentence in enumerate(dossier.brief):
        yield from _each(f"brief[{at}].claims", sentence.claims)
    for where, record in _records(dossier):
        for at, slot in enumerate(record.slots):
            yield from _each(f"{where}.slots[{at}].claims", slot.claims)


def _origins(dossier: Dossier) -> Iterator[Cited]:
    for at, claim in enumerate(dossier.claims):
        if claim.origins:
            yield from _each(f"claims[{at}].origins.groups", claim.origins.groups)
    for at, finding in enumerate(dossier.findings):
        for number, side in enumerate(finding.sides):
            yield from _each(f"findings[{at}].sides[{number}].origins.groups", side.origins.groups)
    for where, record in _records(dossier):
        for at, slot in enumerate(record.slots):
            yield from _each(f"{where}.slots[{at}].origins.groups", slot.origins.groups if slot.origins else ())


def _entities(dossier: Dossier) -> Iterator[Cited]:
    for at, entity in enumerate(dossier.entities):
        yield from _posts(f"entities[{at}]", entity.posts)
    for at, figure in enumerate(dossier.figures):
        parties = [party for party in figure.parties if not _COUNTRY.fullmatch(party)]
        yield from _each(f"figures[{at}].parties", parties)
    for at, quote in enumerate(dossier.quotes):
        yield f"quotes[{at}].speaker", quote.speaker
    for at, claim in enumerate(dossier.claims):
        for field in ("subject", "counterpart", "place"):
            yield f"claims[{at}].about.{field}", getattr(claim.about, field)
        yield f"claims[{at}].value.entity", claim.value.entity
        yield f"claims[{at}].attributed_to", claim.attributed_to
    for at, event in enumerate(dossier.timeline):
        yield from _each(f"timeline[{at}].entities", event.entities)
    for at, visit in enumerate(dossier.records):
        yield from _visit(f"records[{at}]", visit)
    for where, record in _records(dossier):
        yield f"{where}.about", record.about
        for at, slot in enumerate(record.slots):
            yield f"{where}.slots[{at}].value.entity", slot.value.entity


def _records(dossier: Dossier) -> Iterator[tuple[str, Record]]:
    """The records that a schema describes, each with its place."""
    for at, record in enumerate(dossier.events):
        yield f"events[{at}]", record
    for at, record in enumerate(dossier.background):
        yield f"background[{at}]", record


def _visit(where: str, visit: Visit) -> Iterator[Cited]:
    yield from _official(f"{where}.leader", visit.leader)
    for at, leg in enumerate(visit.legs):
        for number, official in enumerate((*leg.invited_by, *leg.hosts)):
            yield from _official(f"{where}.legs[{at}].officials[{number}]", official)
    for at, member in enumerate(visit.delegation):
        yield f"{where}.delegation[{at}].entity", member.entity
        yield from _posts(f"{where}.delegation[{at}]", member.posts)


def _official(where: str, official: Official) -> Iterator[Cited]:
    yield f"{where}.entity", official.entity
    yield from _posts(where, official.posts)


def _posts(where: str, posts: Iterable[Post]) -> Iterator[Cited]:
    for at, post in enumerate(posts):
        yield f"{where}.posts[{at}].of", post.of


def _each(where: str, names: Iterable[str]) -> Iterator[Cited]:
    for at, name in enumerate(names):
        yield f"{where}[{at}]", name
