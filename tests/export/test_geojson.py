"""Features that RFC 7946 allows, at places that are known, and nowhere else."""

from __future__ import annotations

import json
from typing import Any

from geojson_pydantic import FeatureCollection

from doichieu.export.files import ExportOptions
from doichieu.export.geojson import export
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg
from voyages import planned, voyage


def features(*run: Bound) -> list[dict[str, Any]]:
    data = export(run, ExportOptions())[0].data
    FeatureCollection.model_validate_json(data)
    found: list[dict[str, Any]] = json.loads(data)["features"]
    return found


def points(*legs: Leg) -> list[tuple[Any, Any]]:
    return [
        (f["geometry"] and f["geometry"]["coordinates"], f["properties"]["at"]) for f in features(voyage(legs=legs))
    ]


def test_a_leg_is_where_its_city_is_longitude_first() -> None:
    lisbon, dakar = features(voyage())
    assert lisbon["geometry"] == {"type": "Point", "coordinates": [-9.15, 38.73]}
    assert lisbon["properties"] | {"evidence": []} == {
        "visit": "v5c1d0a77e31b", "stories": [voyage().dossier.story.id], "leader": "Trần Minh Hà", "leg": 1,
        "country": "PT", "country_name": "Portugal", "place": "Lisbon", "at": "city", "type": "state",
        "status": "completed", "occasions": [], "start": "2031-09-03", "end": "2031-09-06", "evidence": [],
    }  # fmt: skip
    assert dakar["properties"]["at"] == "capital"


def test_where_no_page_names_a_city_the_capital_stands_for_the_country() -> None:
    assert points(Leg(country="KZ")) == [([71.45, 51.18], "capital")]


def test_a_city_that_is_not_listed_has_no_point() -> None:
    assert points(Leg(country="PT", place="Vila do Nada"), Leg(country="XX")) == [(None, None), (None, None)]


def test_a_city_is_found_however_it_is_written() -> None:
    written = ("Mát-xcơ-va", "Matxcơva", "Moskva", "MOSCOW")
    assert {tuple(at) for at, _ in points(*(Leg(country="RU", place=name) for name in written))} == {(37.62, 55.75)}
    assert points(Leg(country="US", place="Moscow"))[0] == (None, None)


def test_all_visits_are_in_one_collection_and_none_is_an_empty_one() -> None:
    assert len(features(voyage(), planned())) == 4
    assert features() == []
