"""Mentions of the same person, body, place or event, joined within a page and across pages."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from doichieu.entities.grouping import Group, Grouping, Mention, Place
from doichieu.entities.holdings import Holdings
from doichieu.entities.keys import wording_for
from doichieu.lang.pack import pack_for
from doichieu.model.entity import Entity, Linking, Reference
from doichieu.model.identity import content_id
from doichieu.model.reading import Reading

_BEFORE = 24


def link_entities(readings: Iterable[Reading]) -> Linking:
    """The entities that the pages of a story name, and every place that refers to one of them."""
    pages = sorted(readings, key=lambda r: r.page.id)
    pack = next((p for p in (pack_for(r.page.language) for r in pages) if p is not None), None)
    if pack is None:
        return Linking(())
    grouping = Grouping(pages, wording_for(pack))
    holdings = Holdings(grouping, pack)
    alone = holdings.standing_alone()
    _group_spouses(grouping, alone)
    return _linked(grouping, holdings, alone)


def _linked(grouping: Grouping, holdings: Holdings, alone: dict[Place, list[Group]]) -> Linking:
    """The groups as entities, and all places as references to them."""
    named = {g: ms for g, ms in grouping.groups.items() if any(not m.name.nested for m in ms)}
    names = {group: _name(group, grouping) for group in named}
    ids = _unique({g: content_id("e", g[0], ms[0].name.code or names[g]) for g, ms in named.items()})
    entities = [
        Entity(
            id=ids[group],
            kind=mentions[0].name.kind,
            name=names[group],
            aliases=_aliases(mentions, names[group]),
            code=mentions[0].name.code,
            posts=holdings.posts(group, ids),
            mentions=tuple(sorted(m.reading.span(m.name.range) for m in mentions if not m.name.nested)),
        )
        for group, mentions in named.items()
    ]
    references = {Reference(*place, ids[group]) for place, group in grouping.group_at.items() if group in ids}
    references |= {Reference(*place, ids[g]) for place, groups in alone.items() for g in groups if g in ids}
    return Linking(tuple(sorted(entities, key=lambda e: (e.mentions[0], e.id))), tuple(sorted(references)))


def _group_spouses(grouping: Grouping, alone: dict[Place, list[Group]]) -> None:
    """Each word for a spouse with its leader: whoever is named, or stands in their post's name, last before it.

    Where the pages name the leader's spouse after that word, the bare word is that person.
    """
    people = _people_by_page(grouping, alone)
    named: dict[Group, Group] = {}
    bare: list[tuple[Mention, Group | None]] = []
    for mention in grouping.mentions:
        if mention.name.kind != "person" or mention.name.nested:
            continue
        known = people[mention.reading.page.id]
        at = bisect_left(known, (mention.name.range.start,))
        owner = known[at - 1][1] if at else None
        if grouping.is_spouse(mention):
            bare.append((mention, owner))
        elif owner is not None and _follows_spouse_word(mention, grouping):
            named.setdefault(owner, grouping.group_at[mention.place])
    for mention, owner in bare:
        nobody = ("spouse", ("", mention.reading.page.id))
        grouping.put(nobody if owner is None else named.get(owner, ("spouse", owner[1])), mention)


def _people_by_page(grouping: Grouping, alone: dict[Place, list[Group]]) -> dict[str, list[tuple[int, Group]]]:
    """Where each page speaks of people, by name or by post, in order."""
    people: dict[str, list[tuple[int, Group]]] = defaultdict(list)
    for (page, place), group in grouping.group_at.items():
        if group[0] == "person":
            people[page].append((place.start, group))
    for (page, place), groups in alone.items():
        people[page] += [(place.start, group) for group in groups]
    return defaultdict(list, {page: sorted(places) for page, places in people.items()})


def _follows_spouse_word(mention: Mention, grouping: Grouping) -> bool:
    start = mention.name.range.start
    before = mention.reading.text[max(0, start - _BEFORE) : start].rstrip()
    return before.endswith(tuple(grouping.wording.spouse))


def _name(group: Group, grouping: Grouping) -> str:
    """The name to show; a spouse without one is named after the leader."""
    if group[0] != "spouse":
        return grouping.name(group)
    word = grouping.groups[group][0].name.name
    owner: Group = ("person", group[1])
    if owner not in grouping.groups:
        return word
    return grouping.wording.spouse_of.format(spouse=word, person=grouping.name(owner))


def _unique(ids: dict[Group, str]) -> dict[Group, str]:
    """Ids with the key added where two entities of one kind have one name."""
    count = Counter(ids.values())
    return {group: id_ if count[id_] == 1 else content_id("e", group[0], *group[1]) for group, id_ in ids.items()}


def _aliases(mentions: list[Mention], name: str) -> tuple[str, ...]:
    """The other ways an entity is written in these pages, most frequent first."""
    surfaces = Counter(m.reading.span(m.name.range).exact for m in mentions if not m.name.nested)
    return tuple(sorted(surfaces.keys() - {name}, key=lambda s: (-surfaces[s], s)))
