"""What the pages say of the relations with each country of a visit, by the schemas that are kept per country."""

from __future__ import annotations

from collections.abc import Sequence

from doichieu.lang.pack import pack_for
from doichieu.model.claim import Claim
from doichieu.model.entity import Linking
from doichieu.model.reading import Reading
from doichieu.model.record import Record, Visit
from doichieu.records.filling import fill
from doichieu.records.kinds import load_kinds
from doichieu.records.story import Story


def record_background(
    visits: Sequence[Visit], readings: tuple[Reading, ...], linking: Linking, claims: tuple[Claim, ...]
) -> tuple[Record, ...]:
    """One record for each other country of the visits, in their order; none where the pages say nothing of it."""
    story = Story(readings, linking, claims)
    home = next((pack.visits.home for r in readings if (pack := pack_for(r.page.language))), None)
    codes = dict.fromkeys(code for visit in visits for code in _abroad(story, visit, home))
    countries = {e.code: e.id for e in story.linking.entities if e.kind == "country" and e.code}
    kinds = [kind for kind in load_kinds() if kind.per == "country"]
    found = []
    for code in codes:
        for kind in kinds if code in countries else ():
            record = fill(story, kind, _about(story, countries[code], countries.get(home or "")), countries[code])
            found += [record] if record and record.slots else []
    return tuple(found)


def _abroad(story: Story, visit: Visit, home: str | None) -> list[str]:
    """The countries of a visit besides the home of the press: of its legs, and of an inbound visitor."""
    own = [story.country(post.of) for post in visit.leader.posts] if visit.direction == "inbound" else []
    codes = [*(code for code in own if code), *(leg.country for leg in visit.legs)]
    return [code for code in dict.fromkeys(codes) if code != home]


def _about(story: Story, country: str, home: str | None) -> list[Claim]:
    """The claims on a country or somebody from there, none of which is about a third one as well."""
    found = []
    for claim in story.claims:
        told = (claim.about.subject, claim.about.counterpart, claim.about.place)
        nations = {nation for entity in told if (nation := _nation(story, entity))}
        if country in nations and nations <= {country, home}:
            found.append(claim)
    return found


def _nation(story: Story, entity: str | None) -> str | None:
    """The country that an entity is, or that a person's posts are of."""
    if story.country(entity):
        return entity
    person = story.person(entity)
    return next((post.of for post in person.posts if story.country(post.of)), None) if person else None
