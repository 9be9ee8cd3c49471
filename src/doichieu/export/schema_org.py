"""`schema-org.jsonld`: pages, people, visits and claims of a run in the words of schema.org.

A visit is an `Event` with its legs as `subEvent`, a page a `NewsArticle` that `isBasedOn` the one it was derived from,
a claim a `Claim` with the pages where it makes its `appearance`. Nothing is rated: nobody here judges truth. Each
cited stretch stands by its words and, in the words of the Web Annotation vocabulary, its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doichieu.export.dossier_json import to_json
from doichieu.export.files import ExportOptions, File
from doichieu.export.links import urn
from doichieu.export.schema_events import visit_node
from doichieu.export.schema_nodes import Node, cited, entity_node, filled, joined, page_node, reference
from doichieu.export.sheet import Sheet
from doichieu.export.told_visits import told_visits
from doichieu.export.wording import load_words
from doichieu.model.claim import Claim
from doichieu.model.dossier import Bound
from doichieu.model.page import Page

NAMES = ("schema-org.jsonld",)
CONTEXT = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
}


def export(run: tuple[Bound, ...], options: ExportOptions) -> tuple[File, ...]:
    """One graph of a run; what several stories name alike is one node, described once."""
    nodes: dict[str, Node] = {}
    for node in _nodes(run, options):
        name = str(node["@id"])
        nodes[name] = joined(nodes[name], node) if name in nodes else node
    return (File(NAMES[0], to_json({"@context": CONTEXT, "@graph": list(nodes.values())})),)


def _nodes(run: tuple[Bound, ...], options: ExportOptions) -> Iterator[Node]:
    words = load_words(options.language)
    for bound in run:
        dossier, sheet = bound.dossier, Sheet(bound, words)
        yield from (page_node(page, dossier) for page in dossier.pages)
        yield from (entity_node(entity, sheet) for entity in dossier.entities)
        pages = {page.id: page for page in dossier.pages}
        yield from (_claim(claim, sheet, pages) for claim in dossier.claims)
    yield from (visit_node(told) for told in told_visits(run))


def _claim(claim: Claim, sheet: Sheet, pages: dict[str, Page]) -> Node:
    """A claim in the words of its first place; what it is about and how it is meant stand in the description."""
    appearing = [pages[id] for id in dict.fromkeys(span.page for span in claim.evidence) if id in pages]
    meant = "" if claim.modality == "stated" else f" ({sheet.words('modality.' + claim.modality)})"
    about = dict.fromkeys(filter(None, (claim.about.subject, claim.about.counterpart, claim.about.place)))
    first = _first(appearing)
    return filled(
        {
            "@id": urn("claim", claim.id),
            "@type": "Claim",
            "text": claim.evidence[0].exact if claim.evidence else claim.value.text,
            "description": ": ".join(part for part in (sheet.about(claim), claim.value.text) if part) + meant,
            "about": [reference("entity", id) for id in about],
            "author": reference("entity", claim.attributed_to) if claim.attributed_to else None,
            "appearance": [reference("page", page.id) for page in appearing],
            "firstAppearance": reference("page", first.id) if first else None,
            "citation": [cited(span) for span in dict.fromkeys(claim.evidence)],
        }
    )


def _first(pages: Iterable[Page]) -> Page | None:
    """The page that was published first; None where that cannot be told."""
    known = list(pages)
    if len(known) == 1:
        return known[0]
    dated = sorted((page.published.value, page.id) for page in known if page.published)
    if not dated or len(dated) < len(known):
        return None
    (earliest, first), (following, _) = dated[:2]
    alone = not following.startswith(earliest)
    return next(page for page in known if page.id == first) if alone else None
