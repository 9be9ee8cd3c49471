"""Cells made comparable: what is one thing in two ways of writing is one value here, and nowhere else."""

from __future__ import annotations

import re
from datetime import date

from doichieu.export.gazetteer import alpha3, bare, city_name, codes

_TRUTH = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_BETWEEN = re.compile(r"\s*[|;]\s*")
_TRUTHS = frozenset({
    "Exiled", "CotravelHOGS", "DisputedTerritory", "SemiAutoTerritory", "SubHOGSTravelWithHOGS",
    "SubHOGSmetHostSubHOGS", "MetHostHoGS", "AttendedMultilatEvent", "AttendedMultilatMinisterialEvent",
    "MetNonhostHOGS", "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum",
    "MetIGOLeader", "spouse",
})  # fmt: skip
_DAYS = frozenset({"TripStartDate", "TripEndDate", "start", "end", "visit_start", "visit_end"})
_COUNTRIES = frozenset({
    "LeaderCountryOrIGO", "LeaderCountryISO", "CountryVisited", "CountryVisitedISO", "leader_country", "country",
    "country_name",
})  # fmt: skip
_CITIES = frozenset({"CityVisited", "place"})
_LARGEST_MONTH = 12


def comparable(column: str, value: str) -> str:
    """The value of a cell in the form in which it is compared; empty for a blank.

    Raises ValueError for a date that is none, or may be two days.
    """
    if column in _TRUTHS:
        return _TRUTH.get(value.strip().lower(), bare(value))
    if column in _DAYS:
        return read_day(value)
    if column in _COUNTRIES:
        return country(value)
    parts = [part for part in _BETWEEN.split(value) if part.strip()]
    if column in _CITIES:
        parts = [city_name(part) or part for part in parts]
    return "|".join(sorted(bare(part) for part in parts))


def read_day(value: str) -> str:
    """A date as ISO 8601; what is no full date stays as it is written. ValueError for none, or two."""
    text = value.strip()
    if iso := _DAY.match(text):
        year, month, day = map(int, iso.groups())
        return _iso(year, month, day)
    if found := _SLASHED.fullmatch(text):
        first, second, year = map(int, found.groups())
        if first != second and max(first, second) <= _LARGEST_MONTH:
            raise ValueError(
                f"{text} may be two days; write {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}"
            )
        day, month = (first, second) if first > _LARGEST_MONTH else (second, first)
        return _iso(year, month, day)
    return text


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"{year}-{month:02}-{day:02} is no day; write the date as YYYY-MM-DD") from error


def country(value: str) -> str:
    """A country's alpha-3 code from any of its codes or its English name; what is none of these by its letters."""
    return alpha3(codes().get(bare(value))) or bare(value)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same words in whatever order, marks and case, or all of the shorter's.

    A name of one word is no more than itself.
    """
    first, second = (frozenset(filter(None, map(bare, re.split(r"[\s\-]+", name)))) for name in (one, other))
    short, long = sorted((first, second), key=len)
    return bool(short) and (first == second or (len(short) > 1 and short <= long) or bare(one) == bare(other))
