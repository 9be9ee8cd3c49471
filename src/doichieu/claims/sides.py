"""On whose side somebody stands: of the visitor's country, or of another."""

from __future__ import annotations

from doichieu.claims.nations import nation_of
from doichieu.claims.spelling import is_foreign
from doichieu.model.entity import Entity, Linking


def is_own(linking: Linking, person: Entity, visitor: Entity, home: str) -> bool:
    """Whether a person is of the visitor's own country: by the posts, else, for a visitor of `home`, by the name.

    An envoy is of the country that sends, not of the one where they serve.
    """
    theirs, own = _country(linking, person), _country(linking, visitor)
    if own is None:
        own = None if _foreign(visitor) else home
    if theirs is None or (theirs == own == home and _foreign(person)):
        return own == home and not _foreign(person)
    return theirs == own


def _country(linking: Linking, person: Entity) -> str | None:
    return sender(linking, person) or nation_of(linking, person)


def sender(linking: Linking, person: Entity) -> str | None:
    """The code of the country that a person is sent by, where a title names it before that of the post."""
    titles = [f" {post.title} " for post in person.posts if post.of]
    return next((c for name, c in linking.country_codes.items() if any(f" {name} " in title for title in titles)), None)


def _foreign(person: Entity) -> bool:
    return any(is_foreign(word) for word in person.name.split())
