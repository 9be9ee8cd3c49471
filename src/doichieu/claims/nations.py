"""Which country somebody belongs to, and which countries a stretch names, inside longer names as well."""

from __future__ import annotations

from doichieu.model.entity import Entity, Linking
from doichieu.model.reading import NameMention, Reading
from doichieu.model.span import Range


def countries_in(reading: Reading, place: Range) -> list[NameMention]:
    """The countries that a stretch names, those inside the names of bodies too ("Hạ viện Peru")."""
    return [name for name in reading.names if name.code and place.holds(name.range)]


def nation_of(linking: Linking, person: Entity) -> str | None:
    """The code of the country that a person's posts are of, or whose body they are of ("Chủ tịch Hạ viện Peru")."""
    bodies = [linking.entity(post.of) for post in person.posts]
    told = next((body.code for body in bodies if body and body.kind == "country" and body.code), None)
    return told or next((code for body in bodies if body and (code := _named_in(linking, body.name))), None)


def _named_in(linking: Linking, name: str) -> str | None:
    """The code of the country that a body's name ends with: the longest that does."""
    words = name.split()
    endings = (" ".join(words[at:]) for at in range(1, len(words)))
    return next((code for ending in endings if (code := linking.country_codes.get(ending))), None)
