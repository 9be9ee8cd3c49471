"""Invented stories, told all the way: pages in, claims, findings and visits out."""

from __future__ import annotations

from msgspec import Struct

from doichieu.check.findings import cross_check
from doichieu.claims.figures import read_figures
from doichieu.claims.group import make_claims
from doichieu.entities.linker import link_entities
from doichieu.model.claim import Claim, Finding
from doichieu.model.entity import Linking
from doichieu.model.reading import Reading
from doichieu.model.record import Visit
from doichieu.origins.support import count_origins
from doichieu.origins.trace import trace_origins
from doichieu.records.visits import record_visits
from doichieu.reuse.passages import find_passages
from story_parts import read


class Told(Struct, frozen=True):
    """What was made of the pages of one story."""

    readings: tuple[Reading, ...]
    linking: Linking
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    visits: tuple[Visit, ...]

    def said(self, kind: str) -> list[Claim]:
        """The claims of one type."""
        return [claim for claim in self.claims if claim.type == kind]

    def conflicts(self) -> list[tuple[str, list[str]]]:
        """What is at odds: the kind of each finding, with the values of its sides."""
        settled = {"agreement", "single_origin"}
        return [(f.kind, [s.value.text for s in f.sides]) for f in self.findings if f.kind not in settled]

    def name(self, entity: str | None) -> str | None:
        """The name of an entity, the code of a country."""
        found = self.linking.entity(entity)
        return (found.code or found.name) if found else None


def tell(*pages: str | tuple[str, ...], published: str | None = None) -> Told:
    """The story of these pages: each a text, or its lines with the first as title."""
    lines = [(page,) if isinstance(page, str) else page for page in pages]
    readings = tuple(read(*each, published=published, roles=("title",) if len(each) > 1 else ()) for each in lines)
    return tell_readings(*readings)


def tell_readings(*readings: Reading) -> Told:
    """The story of these pages, read."""
    linking = link_entities(readings)
    passages = find_passages(readings)
    trace = trace_origins(readings, passages, linking)
    made = make_claims(readings, linking, read_figures(readings, linking), passages)
    claims = count_origins(made, trace)
    findings = cross_check(readings, claims, trace)
    return Told(readings, linking, claims, findings, record_visits(readings, linking, claims))
