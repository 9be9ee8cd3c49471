"""Facts of places that hold together."""

from __future__ import annotations

import re

from doichieu.export.gazetteer import alpha3, city_at, city_name, codes, country_of, english, gazetteer
from doichieu.lang.pack import load_pack

COUNTRIES = [country for subregion in gazetteer().subregions for country in subregion.countries]


def test_codes_are_codes_and_stand_once() -> None:
    assert all(re.fullmatch("[A-Z]{2}", c.code) and re.fullmatch("[A-Z]{3}", c.alpha3) for c in COUNTRIES)
    assert len({c.code for c in COUNTRIES}) == len({c.alpha3 for c in COUNTRIES}) == len(COUNTRIES)


def test_every_country_that_pages_can_name_is_there() -> None:
    named = {entry.code for code in ("vi", "en") for entry in load_pack(code).countries.countries}
    assert sorted(named - {c.code for c in COUNTRIES}) == []


def test_positions_are_on_earth() -> None:
    places = [c.at for c in COUNTRIES if c.at] + [city.at for city in gazetteer().cities]
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in places)
    assert [c.code for c in COUNTRIES if c.capital and not c.at] == []


def test_a_name_of_a_city_is_one_city_in_its_country() -> None:
    names = [(city.country, name) for city in gazetteer().cities for name in (city.name, *city.forms)]
    assert len(set(names)) == len(names)
    assert {city.country for city in gazetteer().cities} <= {c.code for c in COUNTRIES}


def test_lookups() -> None:
    vietnam = country_of("VN")
    assert vietnam
    assert (vietnam.alpha3, vietnam.region, vietnam.subregion) == ("VNM", "Asia", "South-eastern Asia")
    assert (alpha3("XX"), english(None), country_of(None)) == ("XX", "", None)
    assert city_name("Bắc Kinh") == "Beijing"
    assert city_at("TP.HCM", "VN") == (10.82, 106.63)
    assert codes()["portugal"] == codes()["prt"] == codes()["pt"] == "PT"
