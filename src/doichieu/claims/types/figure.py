"""What a figure measures, when and between whom, and its value."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.material import Material
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
    measure = f"{figure.what} / {figure.per}" if figure.per else figure.what
    return About(subject=first, property=measure, counterpart=second, period=figure.period)
