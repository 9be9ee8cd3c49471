"""How a person's full name is told, where the story has another that differs from it in its tones alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value

TYPE = "full_name"
_LEAST = 3
# Grave, acute, tilde, hook above, dot below: the marks of tone, which leave the letter what it is.
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def read(material: Material) -> Iterator[Statement]:
    """One statement for each place of such a name."""
    names = {name for e in material.page.linking.entities if e.kind == "person" for name in (e.name, *e.aliases)}
    alike = Counter(toneless(name) for name in {" ".join(name.casefold().split()) for name in names})
    for sentence in material.page.sentences:
        for name in sentence.names:
            said = " ".join(name.name.casefold().split())
            if name.kind == "person" and len(said.split()) >= _LEAST and alike[toneless(said)] > 1:
                about = About(subject=None, property=f"name: {toneless(said)}")
                yield statement(sentence, TYPE, about, Value(text=said), name.range)


def toneless(name: str) -> str:
    """A name without its tones: letters keep what makes them another letter."""
    parts = unicodedata.normalize("NFD", name.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
