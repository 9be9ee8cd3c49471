"""Who plays a part of which a story has one: the driver, the captain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "role"
_REACH = 40


@cache
def _roles(code: str) -> tuple[dict[str, str], re.Pattern[str]]:
    pack = load_pack(code)
    roles = {canonical(word): role.name for role in pack.acts.roles for word in role.words}
    address = alternatives([*pack.speech.pronouns.male, *pack.speech.pronouns.female])
    return roles, re.compile(rf"({alternatives(roles)})\s+(?:{address}\s+)?\Z", re.IGNORECASE)


def read(material: Material) -> Iterator[Statement]:
    """One statement for each part that a page gives one person only, right before the name."""
    yield from told_once(_told(material))


def _told(material: Material) -> Iterator[Statement]:
    roles, pattern = _roles(material.page.pack.code)
    for sentence in material.page.sentences:
        for name in sentence.names:
            start = max(sentence.range.start, name.range.start - _REACH)
            match = pattern.search(sentence.text[start : name.range.start]) if name.kind == "person" else None
            person = sentence.entity(name.range)
            if match and person and person.kind == "person":
                about = About(subject=None, property=roles[" ".join(match[1].lower().split())])
                value = Value(text=person.name, entity=person.id)
                yield statement(sentence, TYPE, about, value, Range(start + match.start(), name.range.end))
