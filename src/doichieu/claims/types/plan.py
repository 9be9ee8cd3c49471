"""Whether something is planned, done or not done, as of the day of the page that says so."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.types import agreement, event
from doichieu.model.claim import Modality, Statement, Value

TYPE = "plan"
PLANNED, DONE, NOT_DONE = "planned", "done", "not done"
_COURSE: dict[Modality, str] = {"planned": PLANNED, "stated": DONE, "denied": NOT_DONE}


def read(material: Material) -> Iterator[Statement]:
    """One statement for each act and agreement of which a page says throughout that it is one of the three."""
    published = material.page.reading.page.published
    day = published.value if published else None
    told = (said for kind in (event, agreement) for said in kind.read(material) if said.type != TYPE)
    yield from told_once(_as_of(said, day) for said in told)


def _as_of(said: Statement, day: str | None) -> Statement:
    named = f": {said.value.text}" if said.type == agreement.TYPE else ""
    about = replace(said.about, property=f"{said.about.property}{named}, whether")
    value = Value(text=_COURSE[said.modality], date=day)
    return replace(said, type=TYPE, about=about, value=value, modality="stated")
