"""Pages, entities and citations as nodes of schema.org."""

from __future__ import annotations

from doichieu.export.display import web_address
from doichieu.export.links import urn
from doichieu.export.sheet import Sheet
from doichieu.export.table import one_line
from doichieu.model.dossier import Dossier
from doichieu.model.entity import Entity
from doichieu.model.page import Page
from doichieu.model.span import Span

Node = dict[str, object]
KINDS = {
    "person": "Person", "organization": "Organization", "place": "Place", "country": "Country", "event": "Event",
}  # fmt: skip
_WIKIDATA = "http://www.wikidata.org/entity/"


def filled(node: Node) -> Node:
    """A node without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def joined(one: Node, other: Node) -> Node:
    """Two descriptions of one thing: lists hold what either has; what only one of several pages can be, must agree."""
    found = {**other, **one}
    for key in one.keys() & other.keys():
        first, second = one[key], other[key]
        if isinstance(first, list) and isinstance(second, list):
            found[key] = [*first, *(item for item in second if item not in first)]
    if one.get("firstAppearance") != other.get("firstAppearance"):
        found.pop("firstAppearance", None)
    return found


def reference(kind: str, id: str) -> Node:
    """A node that stands elsewhere."""
    return {"@id": urn(kind, id)}


def cited(span: Span) -> Node:
    """A cited stretch: its words, its page, its place in the page's text."""
    selector = {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
    part = reference("page", span.page)
    return {"@type": "CreativeWork", "text": span.exact, "isPartOf": part, "oa:hasSelector": selector}


def page_node(page: Page, dossier: Dossier) -> Node:
    """A page: what it says of itself, the pages it was derived from, the accounts it goes back to."""
    based_on = [d.of for d in dossier.derivations if d.page == page.id and d.verdict == "derived"]
    accounts = [o for o in dossier.origins.groups if o.kind == "named" and page.id in o.pages]
    address = web_address(page.url)
    return filled(
        {
            "@id": urn("page", page.id),
            "@type": "NewsArticle",
            "headline": one_line(page.title.exact) if page.title else None,
            "datePublished": page.published.value if page.published else None,
            "dateModified": page.modified.value if page.modified else None,
            "author": [{"@type": "Person", "name": one_line(author.name)} for author in page.authors],
            "publisher": {"@type": "Organization", "name": one_line(page.outlet.name)} if page.outlet else None,
            "inLanguage": page.language,
            "url": address,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "sha256", "value": page.sha256},
                *({"@type": "PropertyValue", "propertyID": "source", "value": source} for source in page.sources),
            ],
            "isBasedOn": [reference("page", id) for id in based_on],
            "prov:hadPrimarySource": [{"@type": ["prov:Agent", "Thing"], "name": one_line(o.label)} for o in accounts],
        }
    )


def entity_node(entity: Entity, sheet: Sheet) -> Node:
    """Who or what is named, with the posts that pages give."""
    posts = dict.fromkeys(one_line(sheet.post(post)) for post in entity.posts)
    return filled(
        {
            "@id": urn("entity", entity.id),
            "@type": KINDS[entity.kind],
            "name": one_line(entity.name),
            "alternateName": [one_line(name) for name in sheet.aliases(entity)],
            "identifier": entity.code,
            "sameAs": _WIKIDATA + entity.wikidata if entity.wikidata else None,
            "hasOccupation": [{"@type": "Occupation", "name": post} for post in posts],
        }
    )
