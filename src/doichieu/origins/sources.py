"""Sources by name: which institution speaks when a person, an organ or a paper does."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity, Linking
from doichieu.text.canonical import canonical


class Source(Struct, frozen=True, order=True):
    """An institution, a paper or a person that pages go by; sources with one `key` are one."""

    key: str
    label: str


class _Names(Struct, frozen=True):
    """What a pack says of names, ready for use."""

    organ: re.Pattern[str]
    press: re.Pattern[str]
    house: dict[str, str]


def named_source(name: str, pack: str) -> Source:
    """The institution that a name stands for: an organ's body, a paper without its kind, a house's usual name."""
    names = _names_of(pack)
    plain = " ".join(canonical(name).split()).strip(' ,.;:"“”()-')
    plain = names.house.get(plain.casefold(), plain)
    for prefix in (names.organ, names.press):
        found = prefix.match(plain)
        if found and plain[found.end() : found.end() + 1].isupper():
            plain = plain[found.end() :]
    plain = names.house.get(plain.casefold(), plain)
    return Source(plain.casefold(), plain)


def entity_source(entity: Entity, linking: Linking, pack: str) -> Source:
    """Whose voice an entity's is: a person speaks for the body of his post, a body for itself."""
    bodies = (linking.entity(post.of) for post in entity.posts)
    body = next((body for body in bodies if body and body.kind != "person"), None)
    return named_source((body or entity).name, pack)


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(canonical(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _names_of(pack: str) -> _Names:
    accounts = load_pack(pack).accounts
    organs = rf"(?:{either(accounts.organs.words)})(?:\s+(?:{either(accounts.organs.joints)}))?"
    return _Names(
        organ=re.compile(rf"(?:{organs}(?:\s*-\s*|\s+)){{1,3}}", re.IGNORECASE),
        press=re.compile(rf"(?:(?:{either(accounts.press.kinds)})\s+){{1,3}}", re.IGNORECASE),
        house={canonical(name).casefold(): canonical(names[0]) for names in accounts.press.same for name in names},
    )
