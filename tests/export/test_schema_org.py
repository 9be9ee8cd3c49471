"""Linked data that two JSON-LD processors read, all of it in words that schema.org has; and no rating."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib
from msgspec.structs import replace
from pyld import jsonld  # type: ignore[import-untyped]

from doichieu.export.files import ExportOptions
from doichieu.export.schema_org import export
from doichieu.model.dossier import Bound
from doichieu.model.page import Stamp
from factory import full, pg
from voyages import COPY, REPORT, planned, voyage

SCHEMA = "https://schema.org/"
# Which properties schema.org gives each type, as far as they are used here.
THING = {"name", "alternateName", "identifier", "sameAs", "url", "description", "subjectOf"}
WORK = THING | {
    "headline", "datePublished", "dateModified", "author", "publisher", "inLanguage", "isBasedOn", "about", "text",
    "citation", "isPartOf", "keywords",
}  # fmt: skip
EVENT = THING | {
    "startDate", "endDate", "eventStatus", "location", "attendee", "organizer", "subEvent", "about", "keywords",
}  # fmt: skip
KNOWN = {
    "NewsArticle": WORK, "Claim": WORK | {"appearance", "firstAppearance"}, "CreativeWork": WORK, "Event": EVENT,
    "Person": THING | {"hasOccupation"}, "Organization": THING, "Place": THING, "Country": THING, "City": THING,
    "Thing": THING, "Occupation": THING, "PropertyValue": THING | {"propertyID", "value"},
}  # fmt: skip


def text(*run: Bound) -> str:
    return export(run, ExportOptions(language="en"))[0].data.decode()


def expanded(*run: Bound) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(json.loads(text(*run)), {"documentLoader": _no_network})
    return found


def _no_network(url: str, *_: object) -> None:
    raise AssertionError(url)


def nodes(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [node for child in children for node in nodes(child)]


def node(graph: list[dict[str, Any]], kind: str, id: str) -> dict[str, Any]:
    return next(n for n in graph if n["@id"] == f"urn:doichieu:{kind}:{id}")


def test_every_word_is_one_of_schema_org_s_in_its_place() -> None:
    for one in nodes(expanded(voyage(), planned(), full())):
        kinds = [kind.removeprefix(SCHEMA) for kind in one.get("@type", ()) if kind.startswith(SCHEMA)]
        used = {key.removeprefix(SCHEMA) for key in one if key.startswith(SCHEMA)}
        assert not used or kinds
        assert used <= {word for kind in kinds for word in KNOWN[kind]}, kinds


def test_nothing_is_lost_in_expansion() -> None:
    def keys(value: Any) -> int:
        return sum(not key.startswith("@") for one in nodes(value) for key in one)

    written = json.loads(text(voyage()))["@graph"]
    assert keys(expanded(voyage())) == keys(written)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_another_processor_reads_the_same() -> None:
    graph = rdflib.Graph().parse(data=text(voyage()), format="json-ld")
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(SCHEMA + "Claim")))
    assert claims == {rdflib.URIRef(f"urn:doichieu:claim:{claim.id}") for claim in voyage().dossier.claims}
    assert len(graph) == len(jsonld.to_rdf(json.loads(text(voyage())), {"format": "application/n-quads"}).splitlines())


def test_a_visit_is_an_event_with_its_legs_in_it() -> None:
    visit = node(json.loads(text(voyage()))["@graph"], "visit", "v5c1d0a77e31b")
    first, second = visit["subEvent"]
    assert (visit["@type"], visit["startDate"], visit["endDate"]) == ("Event", "2031-09-03", "2031-09-07")
    assert first["location"][0] == {"@type": "City", "name": "Lisbon"}
    assert first["organizer"] == [{"@id": "urn:doichieu:entity:e4"}]
    assert second["about"] == [{"@type": "Event", "name": "Hội nghị cấp cao Pháp ngữ"}]
    assert visit["eventStatus"]["@id"] == SCHEMA + "EventScheduled"
    called_off = node(json.loads(text(voyage(status="cancelled")))["@graph"], "visit", "v5c1d0a77e31b")
    assert called_off["eventStatus"]["@id"] == SCHEMA + "EventCancelled"


def test_a_claim_appears_in_its_pages_and_first_in_the_earliest() -> None:
    claim = node(json.loads(text(voyage()))["@graph"], "claim", "c1")
    report, copy = ({"@id": f"urn:doichieu:page:{pg(t).id}"} for t in (REPORT, COPY))
    assert claim["appearance"] == [report, copy]
    assert claim["firstAppearance"] == report
    assert claim["text"] == "thăm cấp Nhà nước"


@pytest.mark.parametrize("dates", [("2031-09-08", None), ("2031-09-08", "2031-09-08T06:10"), ("2031-09", "2031-09-08")])
def test_which_page_was_first_is_left_open_where_dates_do_not_tell(dates: tuple[str | None, ...]) -> None:
    bound = voyage()
    pages = tuple(
        replace(page, published=Stamp(value=date, source="given") if date else None)
        for page, date in zip(bound.dossier.pages, dates, strict=True)
    )
    graph = json.loads(text(replace(bound, dossier=replace(bound.dossier, pages=pages))))["@graph"]
    assert "firstAppearance" not in node(graph, "claim", "c1")


def test_a_derived_page_is_based_on_the_other() -> None:
    copy = node(json.loads(text(voyage()))["@graph"], "page", pg(COPY).id)
    assert copy["isBasedOn"] == [{"@id": f"urn:doichieu:page:{pg(REPORT).id}"}]


def test_a_denied_claim_says_so() -> None:
    bound = voyage()
    claims = tuple(replace(claim, modality="denied") for claim in bound.dossier.claims)
    graph = json.loads(text(replace(bound, dossier=replace(bound.dossier, claims=claims))))["@graph"]
    assert node(graph, "claim", "c1")["description"].endswith("(denied)")


def test_a_claim_of_two_stories_has_the_appearances_of_both() -> None:
    one = voyage()
    other = replace(
        one,
        dossier=replace(
            one.dossier, claims=(replace(one.dossier.claims[0], evidence=one.dossier.claims[0].evidence[1:]),)
        ),
    )
    graph = json.loads(text(other, one))["@graph"]
    assert len([n for n in graph if n["@id"] == "urn:doichieu:claim:c1"]) == 1
    assert len(node(graph, "claim", "c1")["appearance"]) == 2
    assert "firstAppearance" not in node(graph, "claim", "c1")


def test_nothing_is_rated() -> None:
    assert "Rating" not in text(voyage(), full())
    assert "ClaimReview" not in text(voyage(), full())
