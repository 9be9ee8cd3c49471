"""Of what offence a person is accused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.acts import Deed
from doichieu.claims.context import statement
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "charge"
_REACH, _LONGEST = 160, 60


@cache
def _offence(code: str) -> re.Pattern[str]:
    acts = load_pack(code).acts
    words = rf"(?:(?!{alternatives(acts.charge_ends)})[^\"“”',;.:()\n]){{3,{_LONGEST}}}"
    return re.compile(rf"{alternatives(acts.charges)}\s*[\"“”']?({words})", re.IGNORECASE)


def read(material: Material) -> Iterator[Statement]:
    """One statement for each person held or charged with the offence that the same sentence names behind it."""
    pattern = _offence(material.page.pack.code)
    for deed in material.deeds:
        if deed.act.of != "held" or deed.whose is None:
            continue
        start, end = deed.range.end, min(deed.sentence.range.end, deed.range.end + _REACH)
        match = pattern.search(deed.sentence.text, start, end)
        if match:
            yield _charged(deed, match)


def _charged(deed: Deed, match: re.Match[str]) -> Statement:
    about = About(subject=deed.whose.id if deed.whose else None, property="offence")
    value = Value(text=" ".join(match[1].lower().split()))
    return statement(deed.sentence, TYPE, about, value, Range(match.start(), match.start(1) + len(match[1].rstrip())))
