"""`colt.csv`, `announced.csv`, `colt_evidence.csv`: a row per leader and country, as coders of leaders' travel keep it.

The columns are those of the Country and Organization Leader Travel data set. `Yes` stands where pages say so; what no
page says is blank, and blank is not `No`. Visits only announced or called off stand in `announced.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.export.colt_cells import MOST_LINKS, Cells, cells_of, trip_id
from doichieu.export.colt_stays import Stay, stays
from doichieu.export.files import ExportOptions, File
from doichieu.export.table import write_table
from doichieu.export.told_visits import address_of, told_visits
from doichieu.model.dossier import Bound

COLUMNS = (
    "TripID", "PriorityLeader", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRegion",
    "LeaderSubregion", "LeaderRole", "LeaderTitle", "LeaderSurname", "LeaderFullName", "Exiled", "CotravelHOGS",
    "CountryVisited", "CountryVisitedISO", "RegionVisited", "SubRegionVisited", "CityVisited", "DisputedTerritory",
    "SemiAutoTerritory", "TripYear", "TripStartDate", "TripEndDate", "TripDuration", "SubHOGSTravelWithHOGS",
    "SubHOGSmetHostSubHOGS", "HostSubHOGSName", "MetHostHoGS", "HostHOGSName", "AttendedMultilatEvent",
    "NameMultilatEvent", "AttendedMultilatMinisterialEvent", "NameMultilatMinisterialEvent", "MetNonhostHOGS",
    "NonhostHOGSNames", "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum",
    "MetIGOLeader", "IGOLeaderName", "Notes", "Confidence(1-5)",
    *(f"SourceLink{number}" for number in range(1, MOST_LINKS + 1)),
)  # fmt: skip
EVIDENCE = ("TripID", "Column", "story", "page", "start", "end", "exact", "page_sha256", "source")
NAMES = ("colt.csv", "announced.csv", "colt_evidence.csv")

Row = tuple[Stay, Cells]


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The visits that are made, those that are announced or called off, and where each cell was read."""
    rows = colt_rows(run)
    tables: tuple[tuple[Sequence[str], Sequence[Sequence[object]]], ...] = (
        (COLUMNS, [values(cells) for stay, cells in rows if stay.made]),
        (COLUMNS, [values(cells) for stay, cells in rows if not stay.made]),
        (EVIDENCE, [citation for row in rows for citation in _citations(row)]),
    )
    return tuple(File(name, write_table(*table)) for name, table in zip(NAMES, tables, strict=True))


def colt_rows(run: tuple[Bound, ...]) -> list[Row]:
    """Every stay of every visit of a run with its filled cells, whatever became of the visit."""
    return [(stay, cells_of(stay)) for told in told_visits(run) for stay in stays(told)]


def values(cells: Cells) -> list[str]:
    """A row in the order of the columns."""
    return [cells[column].value if column in cells else "" for column in COLUMNS]


def _citations(row: Row) -> Iterator[Sequence[object]]:
    """The places behind each cell, by column."""
    stay, cells = row
    told = stay.told
    for column in COLUMNS:
        for span in cells[column].spans if column in cells else ():
            page = told.page_of.get(span.page)
            known = (page.sha256, address_of(page)) if page else ("", "")
            yield (
                trip_id(stay),
                column,
                told.story_of.get(span.page, ""),
                span.page,
                span.start,
                span.end,
                span.exact,
                *known,
            )
