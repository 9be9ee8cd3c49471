"""What the steps before found out about one story: the material that a dossier is put together from."""

from __future__ import annotations

from msgspec import Struct

from doichieu.model.claim import Claim, Finding
from doichieu.model.entity import Linking
from doichieu.model.mention import Figure
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.record import Record, Visit
from doichieu.origins.trace import Trace


class Parts(Struct, frozen=True):
    """One story, taken apart; `readings` in the order in which the pages came in."""

    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]
    linking: Linking
    figures: tuple[Figure, ...]
    trace: Trace
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    visits: tuple[Visit, ...]
    events: tuple[Record, ...] = ()
    background: tuple[Record, ...] = ()
