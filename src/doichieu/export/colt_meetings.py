"""Whom a leader met on a stay: the host's people, and others met on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from doichieu.export.colt_stays import Stay, full_day, head_of, stays
from doichieu.model.claim import Claim
from doichieu.model.entity import Entity
from doichieu.model.record import Official
from doichieu.model.span import Span

_DAY = len("2031-09-03")


class Meeting(Struct, frozen=True, kw_only=True):
    """A person whom pages say was met, or with `met` false was not, and where they say so.

    `host` is whether the record has the person among the hosts; `head` the country that he or she heads, empty where a
    head's post names none, None for anybody else.
    """

    who: Official
    met: bool
    host: bool
    head: str | None
    spans: tuple[Span, ...]


def meetings_in(stay: Stay) -> Iterator[Meeting]:
    """The meetings of a stay, hosts in the record's order, then the others in that of the claims.

    Who is no host of any leg was met here when the day of the meeting is one of this stay alone.
    """
    told: dict[str, list[Claim]] = {}
    leader = stay.told.visit.leader.entity
    for claim in stay.told.claims:
        if claim.type == "visit_host" and claim.about.subject == leader and claim.about.counterpart:
            told.setdefault(claim.about.counterpart, []).append(claim)
    hosts = {who.entity: who for leg in stay.legs for who in leg.hosts if who.entity}
    for entity, who in hosts.items():
        yield from _meeting(stay, who, told.get(entity, ()), host=True)
    known = {who.entity for leg in stay.told.visit.legs for who in leg.hosts}
    company = {member.entity for member in stay.told.visit.delegation}
    people = {id: entity for id, entity in stay.told.entities.items() if entity.kind == "person"}
    for id, claims in told.items():
        if id in people and id not in known | company:
            here = [claim for claim in claims if _is_here(stay, claim)]
            yield from _meeting(stay, _official(people[id]), here, host=False)


def _meeting(stay: Stay, who: Official, claims: Sequence[Claim], *, host: bool) -> Iterator[Meeting]:
    """What is stated outweighs what is denied; what is only planned says nothing."""
    for met, modality in ((True, "stated"), (False, "denied")):
        spans = tuple(dict.fromkeys(s for claim in claims if claim.modality == modality for s in claim.evidence))
        if spans:
            yield Meeting(who=who, met=met, host=host, head=head_of(stay.told, who), spans=spans)
            return


def _is_here(stay: Stay, claim: Claim) -> bool:
    """Whether a meeting's day is one of this stay and cannot be one of another."""
    day = full_day((claim.value.date or "")[:_DAY])
    others = (other for other in stays(stay.told) if other.country != stay.country)
    return day is not None and stay.days().hold(day) and not any(other.days().may_hold(day) for other in others)


def _official(entity: Entity) -> Official:
    return Official(entity=entity.id, name=entity.name, posts=entity.posts)
