"""How a person's name is spelt, where the pages spell it in more than one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value

TYPE = "name"
_APART = re.compile(r"[\s\-.]+")


def read(material: Material) -> Iterator[Statement]:
    """One statement for each full name of a person with several spellings; hyphens, spaces and case make none."""
    linking = material.page.linking
    several = {e.id for e in linking.entities if e.kind == "person" and len(_full(e.name, e.aliases)) > 1}
    for sentence in material.page.sentences:
        for name in sentence.names:
            person = sentence.entity(name.range) if name.kind == "person" else None
            if not person or person.id not in several:
                continue
            if spelling(sentence.said(name.range)) in _full(person.name, person.aliases):
                about = About(subject=person.id, property="name")
                spelt = _APART.sub(" ", sentence.said(name.range))
                yield statement(sentence, TYPE, about, Value(text=spelt), name.range)


def spelling(name: str) -> str:
    """A name in which only letters tell: no case, hyphens or spaces."""
    return _APART.sub(" ", name).strip().casefold()


def _full(name: str, aliases: tuple[str, ...]) -> set[str]:
    """The spellings of a name that have all its parts."""
    every = {spelling(n) for n in (name, *aliases)}
    longest = max(len(n.split()) for n in every)
    return {n for n in every if len(n.split()) == longest}
