"""Annotations that a JSON-LD processor reads in the words of the W3C's model, each by place and by words."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]

from doichieu.export.citations import BLANK
from doichieu.export.excerpts import excerpt_of
from doichieu.export.files import ExportOptions
from doichieu.export.web_annotations import CONTEXT, export
from doichieu.model.dossier import Bound
from factory import full, pg
from voyages import REPORT, voyage

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
# What the model's own context says of the terms used here: https://www.w3.org/TR/annotation-vocab/.
TERMS: dict[str, Any] = {
    "oa": OA, "as": AS, "schema": "http://schema.org/", "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
    **{name: f"{OA}{name}" for name in (
        "Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix", "start",
        "end",
    )},
    "identifying": f"{OA}identifying", "describing": f"{OA}describing", "Text": "http://purl.org/dc/dcmitype/Text",
    "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage",
    "body": {"@type": "@id", "@id": f"{OA}hasBody"}, "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
    "source": {"@type": "@id", "@id": f"{OA}hasSource"}, "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"}, "via": {"@type": "@id", "@id": f"{OA}via"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "dc:format", "language": "dc:language",
    "first": {"@type": "@id", "@id": f"{AS}first"}, "total": f"{AS}totalItems", "startIndex": f"{AS}startIndex",
    "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"},
}  # fmt: skip


def collection(*run: Bound) -> Any:
    return json.loads(export(run, ExportOptions())[0].data)


def load(url: str, *_: object) -> dict[str, object]:
    assert url == CONTEXT
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
        "contentType": "application/ld+json",
    }


def test_all_of_it_is_in_the_model_s_words() -> None:
    (whole,) = jsonld.expand(collection(voyage(), full()), {"documentLoader": load})
    page = whole[f"{AS}first"][0]
    assert page["@type"] == [f"{AS}OrderedCollectionPage"]
    for one in page[f"{AS}items"][0]["@list"]:
        assert one["@type"] == [f"{OA}Annotation"]
        assert one[f"{OA}motivatedBy"][0]["@id"] in {f"{OA}identifying", f"{OA}describing"}
        assert [body.get("@type", [f"{OA}TextualBody"]) for body in one[f"{OA}hasBody"]]
        for target in one[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"][0]["http://schema.org/sha256"]
            quote, position = target[f"{OA}hasSelector"]
            assert quote.keys() == {"@type", f"{OA}exact", f"{OA}prefix", f"{OA}suffix"}
            assert position.keys() == {"@type", f"{OA}start", f"{OA}end"}


def test_the_processor_drops_nothing() -> None:
    def keys(value: Any) -> int:
        own = (
            len(value.keys() - {"@context", "@list", "@id", "@type", "@value", "id", "type"})
            if isinstance(value, dict)
            else 0
        )
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return own + sum(map(keys, children))

    found = collection(voyage())
    assert keys(jsonld.expand(found, {"documentLoader": load})) == keys(found)


def test_a_stretch_is_given_by_place_and_by_words_around_it() -> None:
    items = collection(voyage())["first"]["items"]
    claim = next(item for item in items if item["body"][1].endswith("/claims/c3/evidence"))
    (target,) = claim["target"]
    quote, position = target["selector"]
    assert REPORT[position["start"] : position["end"]] == quote["exact"] == "ký 12 văn kiện hợp tác"
    assert quote["prefix"].endswith("Hai bên ")
    assert quote["suffix"].startswith(".\nNgày 7/9")
    assert target["source"]["schema:sha256"] == pg(REPORT).sha256
    assert claim["body"][0]["value"] == "documents signed: 12 văn kiện"


def test_of_a_text_that_is_blanked_out_no_blank_stands_around_a_stretch() -> None:
    shown = excerpt_of(voyage())
    quotes = [t["selector"][0] for item in collection(shown)["first"]["items"] for t in item["target"]]
    assert quotes
    assert not [quote for quote in quotes if BLANK in quote["prefix"] + quote["suffix"]]


def test_each_annotation_has_its_own_name() -> None:
    names = [item["id"] for item in collection(voyage(), full())["first"]["items"]]
    assert len(set(names)) == len(names) == collection(voyage(), full())["total"]
