"""How a figure is said to have moved."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.material import Material
from doichieu.claims.types.figure import about_figure
from doichieu.model.claim import Statement, Value

TYPE = "change"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each change: its direction, and by how much."""
    for figure in material.figures:
        if figure.change:
            change = figure.change
            itself = figure.value if change.span.range.holds(figure.span.range) else None
            amount = change.percent or change.amount or itself
            unit = "percent" if change.percent else figure.unit
            about = about_figure(material, figure)
            yield Statement(
                type=TYPE,
                about=replace(about, property=f"change of {about.property}, {change.direction}"),
                value=Value(text=change.span.exact, amount=amount, unit=unit if amount else None),
                evidence=change.span,
            )
