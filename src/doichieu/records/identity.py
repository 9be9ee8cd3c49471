"""Which visits are one: the same leader, a country in common, days that meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from doichieu.model.dossier import Bound
from doichieu.model.identity import content_id
from doichieu.model.record import Visit
from doichieu.text.fold import fold


def visit_id(leader: str, countries: Iterable[str], start: str | None) -> str:
    """The id of a visit, made of the leader's name without case and marks, the countries and the first day."""
    return content_id("v", _key(leader), *sorted(set(countries)), start)


def same_visits(bound: Iterable[Bound]) -> tuple[Bound, ...]:
    """The dossiers of a run, in which a visit that several stories tell has one id: that of its fullest record."""
    listed = tuple(bound)
    by_leader: dict[str, list[Visit]] = {}
    for visit in (visit for each in listed for visit in each.dossier.records):
        by_leader.setdefault(_key(visit.leader.name or ""), []).append(visit)
    names: dict[str, str] = {}
    for visits in by_leader.values():
        for group in _groups(visits):
            best = min(group, key=lambda visit: (-len(visit.legs), visit.start is None, visit.id))
            names.update((visit.id, best.id) for visit in group)
    return tuple(_renamed(each, names) for each in listed)


def _groups(visits: Sequence[Visit]) -> list[list[Visit]]:
    """The visits of one leader, those together that are one."""
    groups: list[list[Visit]] = []
    for visit in sorted(visits, key=lambda visit: (visit.start or "", visit.id)):
        same = [group for group in groups if any(_is_same(visit, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(other for group in same for other in group), visit])
    return groups


def _is_same(one: Visit, other: Visit) -> bool:
    """Whether two records have a country in common and their days meet, now or as they were told before."""
    if not {leg.country for leg in one.legs} & {leg.country for leg in other.legs}:
        return False
    return any(_meet(a, b) for a in _days(one) for b in _days(other))


def _days(visit: Visit) -> list[tuple[str, str]]:
    told = [(visit.start, visit.end), *((moment.start, moment.end) for moment in visit.history)]
    return [(start, end or start) for start, end in told if start]


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _renamed(bound: Bound, names: dict[str, str]) -> Bound:
    records = bound.dossier.records
    if all(names[visit.id] == visit.id for visit in records):
        return bound
    renamed = tuple(replace(visit, id=names[visit.id]) for visit in records)
    return replace(bound, dossier=replace(bound.dossier, records=renamed))


def _key(leader: str) -> str:
    return " ".join(sorted(fold(leader).split()))
