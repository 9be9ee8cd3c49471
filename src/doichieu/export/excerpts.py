"""A dossier that may be published: what is cited stands in it, the rest of the pages' texts does not.

Left out are whole shared passages, quotes and times, which between them repeat the pages; claims that are only a
sentence which several pages share; every naming of an entity that stands in nothing cited, but one. The pages' texts
keep their length: what is not cited is blanked out sign by sign, so that every place counts as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doichieu.export.citations import BLANK, find_spans
from doichieu.model.claim import Claim, Finding
from doichieu.model.dossier import Bound, Dossier, PageFile
from doichieu.model.entity import Entity
from doichieu.model.span import Range, Span

SENTENCES = {"statement", "quote"}
SETTLED = {"agreement", "single_origin"}


def excerpt_of(bound: Bound) -> Bound:
    """The same story without what nothing cites."""
    dossier = _cited_only(bound.dossier)
    shown: dict[str, list[Range]] = {page.id: [] for page in bound.texts}
    for span in find_spans(dossier):
        shown[span.page].append(span.range)
    for said in (dossier.story.title, *(event.text for event in dossier.timeline)):
        for page, place in _places(said, bound.texts):
            shown[page].append(place)
    texts = tuple(PageFile(page.id, blanked(page.text, shown[page.id])) for page in bound.texts)
    return Bound(dossier, texts)


def blanked(text: str, shown: Iterable[Range]) -> str:
    """The text with every sign outside these places blanked out; spaces stay."""
    found: list[str] = []
    at = 0
    for place in sorted(shown):
        found.append(_blank(text[at : max(at, place.start)]))
        found.append(text[max(at, place.start) : max(at, place.end)])
        at = max(at, place.end)
    return "".join((*found, _blank(text[at:])))


def _blank(text: str) -> str:
    return re.sub(r"\S", BLANK, text)


def _cited_only(dossier: Dossier) -> Dossier:
    claims = _kept_claims(dossier)
    kept = {claim.id for claim in claims}
    findings = tuple(f for f in dossier.findings if all(id in kept for side in f.sides for id in side.claims))
    pairs = tuple(replace(pair, evidence=()) for pair in dossier.derivations)
    cited = replace(
        dossier, passages=(), quotes=(), times=(), claims=claims, findings=findings, derivations=pairs, excerpts=True
    )
    places = sorted(set(find_spans(replace(cited, entities=()))))
    return replace(cited, entities=tuple(_named(entity, places) for entity in dossier.entities))


def _kept_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Claims that say more than a sentence, and those that something else of the dossier rests on."""
    asked = {id for sentence in dossier.brief for id in sentence.claims}
    asked |= {id for record in (*dossier.events, *dossier.background) for slot in record.slots for id in slot.claims}
    asked |= {id for finding in dossier.findings if finding.kind not in SETTLED for id in _claims(finding)}
    return tuple(claim for claim in dossier.claims if claim.type not in SENTENCES or claim.id in asked)


def _claims(finding: Finding) -> Iterator[str]:
    return (id for side in finding.sides for id in side.claims)


def _named(entity: Entity, places: list[Span]) -> Entity:
    """The entity with those of its mentions that stand in something cited; with one where none does."""
    by_page: dict[str, list[Range]] = {}
    for span in places:
        by_page.setdefault(span.page, []).append(span.range)
    cited = tuple(m for m in entity.mentions if any(r.holds(m.range) for r in by_page.get(m.page, ())))
    return replace(entity, mentions=cited or entity.mentions[:1])


def _places(said: str, texts: tuple[PageFile, ...]) -> Iterator[tuple[str, Range]]:
    """Where words first stand, whatever the spaces between them."""
    words = said.split()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for page in texts:
        found = pattern.search(page.text) if words else None
        if found:
            yield page.id, Range(*found.span())
            return
