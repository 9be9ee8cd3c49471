"""What a figure measures, when and between whom, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.mention import Figure

TYPE = "figure"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each figure of the page."""
    for figure in material.figures:
        value = Value(text=figure.span.exact, amount=figure.value, unit=figure.unit)
        yield Statement(type=TYPE, about=about_figure(material, figure), value=value, evidence=figure.span)


def about_figure(material: Material, figure: Figure) -> About:
    """What a figure is about: the first two parties are subject and counterpart."""
    parties = [material.country_id(party) or party for party in figure.parties]
    first, second = (*parties, None, None)[:2]
    measure = measure_of(figure.what, material.page.pack.code) if second else " ".join(figure.what.lower().split())
    per = f" / {figure.per}" if figure.per else ""
    return About(subject=first, property=measure + per, counterpart=second, period=figure.period)


@cache
def _between(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_pack(code).statements
    return re.compile(rf"\s{alternatives(words.between)}\s.*", re.IGNORECASE), phrases(words.bilateral)


def measure_of(what: str, code: str) -> str:
    """A measure between two parties without what only says that it is between them."""
    between, bilateral = _between(code)
    bare = " ".join(bilateral.sub(" ", between.sub("", what)).lower().split())
    return bare or what.lower()
