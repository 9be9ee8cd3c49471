"""One person under two spellings: without the marks of the language, or with the family name last."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.model.claim import About, Claim, Value
from doichieu.model.entity import Entity, Linking
from doichieu.text.fold import fold


def namesakes(linking: Linking) -> dict[str, str]:
    """For each further entity of one name, whatever its marks and order, the id of the one to take for it."""
    people = sorted((e for e in linking.entities if e.kind == "person"), key=_rank)
    known: dict[str, str] = {}
    same: dict[str, str] = {}
    for person in people:
        first = known.setdefault(_key(person), person.id)
        if first != person.id:
            same[person.id] = first
    return same


def one_name(claims: tuple[Claim, ...], same: dict[str, str]) -> tuple[Claim, ...]:
    """The claims with one entity for all people of one name."""
    return tuple(_renamed(claim, same) for claim in claims) if same else claims


def is_same_leader(one: Entity, other: Entity) -> bool:
    """Whether two people with a post in common go by one name: its last word is one, and the first begins alike."""
    first, second = fold(one.name).split(), fold(other.name).split()
    posts = {post.title for post in one.posts} & {post.title for post in other.posts}
    return bool(posts) and first[-1] == second[-1] and first[0][0] == second[0][0]


def _rank(person: Entity) -> tuple[bool, bool, int, str]:
    """One with a post before one without, one with its marks before one in plain letters, then the one named most."""
    return not person.posts, person.name.isascii(), -len(person.mentions), person.id


def _key(person: Entity) -> str:
    words = fold(person.name).split()
    return " ".join(sorted(words)) if len(words) > 1 else person.id


def _renamed(claim: Claim, same: dict[str, str]) -> Claim:
    about, value = claim.about, claim.value
    subject, counterpart = _of(about.subject, same), _of(about.counterpart, same)
    entity = _of(value.entity, same)
    if (subject, counterpart, entity) == (about.subject, about.counterpart, value.entity):
        return claim
    told: About = replace(about, subject=subject, counterpart=counterpart)
    said: Value = replace(value, entity=entity)
    return replace(claim, about=told, value=said)


def _of(entity: str | None, same: dict[str, str]) -> str | None:
    return same.get(entity, entity) if entity else entity
