"""Sources by name: which institution speaks when a person, an organ or a paper does."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity, Linking, Post
from doichieu.text.canonical import canonical


class Source(Struct, frozen=True, order=True):
    """An institution, a paper or a person that pages go by; sources with one `key` are one."""

    key: str
    label: str


class _Names(Struct, frozen=True):
    """What a pack says of names, ready for use."""

    organ: re.Pattern[str]
    paper: re.Pattern[str]
    kind: re.Pattern[str]
    agency: re.Pattern[str]
    house: dict[str, str]
    heads: tuple[tuple[str, str], ...]
    seats: frozenset[str]
    home: str


def named_source(name: str, pack: str) -> Source:
    """The institution that a name stands for: an organ's body, a paper without its kind, a house's usual name."""
    names = _names_of(pack)
    plain = " ".join(canonical(name).split()).strip(' ,.;:"“”()-')
    house = names.agency.match(plain)
    plain = house[0] if house else plain
    plain = names.house.get(plain.casefold(), plain)
    for prefix in (names.organ, names.paper, names.kind):
        found = prefix.match(plain)
        if found and plain[found.end() : found.end() + 1].isupper():
            plain = plain[found.end() :]
    plain = names.house.get(plain.casefold(), plain)
    return Source(plain.removesuffix(" " + names.home).casefold(), plain)


def entity_source(entity: Entity, linking: Linking, pack: str) -> Source:
    """Whose voice an entity's is: a person speaks for the body that his post leads, a body for itself."""
    seats = _names_of(pack).seats
    led = [(post.title.casefold() in seats, name) for post in entity.posts if (name := _body(post, linking, pack))]
    return named_source(min(led, key=lambda each: each[0])[1] if led else entity.name, pack)


def _body(post: Post, linking: Linking, pack: str) -> str | None:
    """The name of the body that a post belongs to, from the entity that it is of, else from its own words."""
    body = linking.entity(post.of)
    if body and body.kind == "organization":
        return body.name
    for title, name in _names_of(pack).heads:
        full = f"{name}{post.title[len(title) :]}"
        if post.title.casefold().startswith(title) and " " in full:
            return f"{full} {body.name}" if body and body.kind == "country" else full
    return None


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(canonical(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _names_of(pack: str) -> _Names:
    accounts = load_pack(pack).accounts
    organs, press = accounts.organs, accounts.press
    organ = rf"(?:{either(organs.words)})(?:\s+(?:{either(organs.joints)}))?"
    heads = {canonical(head.title).casefold(): canonical(head.body) for head in organs.heads}
    return _Names(
        organ=re.compile(rf"(?:{organ}(?:\s*-\s*|\s+)){{1,3}}", re.IGNORECASE),
        paper=re.compile(rf"(?:(?:{either(press.papers)})\s+){{1,3}}", re.IGNORECASE),
        kind=re.compile(rf"(?:{either(press.kinds)})\s+"),
        agency=re.compile(rf"(?:{either(press.agencies)})(?!\w)", re.IGNORECASE),
        house={canonical(name).casefold(): canonical(names[0]) for names in press.same for name in names},
        heads=tuple(sorted(heads.items(), key=lambda head: (-len(head[0]), head))),
        seats=frozenset(canonical(seat).casefold() for seat in organs.seats),
        home=canonical(organs.home),
    )
