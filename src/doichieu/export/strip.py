"""The itinerary of a visit as a strip: a stretch for each leg, as long as its days where pages give them."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from textwrap import wrap

from markupsafe import Markup

from doichieu.export.citations import plain
from doichieu.export.sheet import Sheet
from doichieu.model.record import Leg, Visit

NARROWEST = 92
ROAD = 22
NAME = 52
LINE = 17
WIDE = 14
LEAST = 0.6


def draw_strip(sheet: Sheet, visit: Visit) -> Markup:
    """An inline SVG that grows with its place; nothing for a visit without legs."""
    if not visit.legs:
        return Markup("")
    shares = _shares(visit.legs)
    starts = [100 * x for x in accumulate(shares, initial=0.0)]
    parts = [f'<line class="road {visit.status}" x1="0%" y1="{ROAD}" x2="100%" y2="{ROAD}"/>']
    deepest = 0
    for number, (leg, at) in enumerate(zip(visit.legs, starts, strict=False), 1):
        lines = _lines(sheet, leg)
        deepest = max(deepest, len(lines))
        parts.append(f'<svg x="{at:.2f}%" overflow="visible"><circle cx="13" cy="{ROAD}" r="12"/>')
        parts.append(f'<text class="no" x="13" y="{ROAD + 5}">{number}</text>')
        texts = (f'<text class="{style}" x="0" y="{NAME + LINE * y}">{plain(t)}</text>' for y, (style, t) in lines)
        parts += [*texts, "</svg>"]
    label = plain(", ".join(sheet.name(leg.country) for leg in visit.legs))
    height = NAME + LINE * deepest - 6
    return Markup(
        f'<svg class="strip" width="{NARROWEST * len(visit.legs)}" height="{height}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _lines(sheet: Sheet, leg: Leg) -> list[tuple[int, tuple[str, str]]]:
    name = [("land", line) for line in wrap(sheet.name(leg.country), WIDE)[:2]]
    return list(enumerate([*name, ("quiet", sheet.between(leg.start, leg.end))]))


def _shares(legs: tuple[Leg, ...]) -> list[float]:
    """The part of the strip that each leg takes: by its days, none much narrower than if all were alike."""
    days = [_days(leg) for leg in legs]
    known = [length for length in days if length]
    usual = sum(known) / len(known) if known else 1.0
    lengths = [max(length or usual, LEAST * usual) for length in days]
    return [length / sum(lengths) for length in lengths]


def _days(leg: Leg) -> int:
    try:
        start, end = date.fromisoformat(leg.start or ""), date.fromisoformat(leg.end or leg.start or "")
    except ValueError:
        return 0
    return max((end - start).days, 0) + 1
