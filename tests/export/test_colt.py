"""Rows as a coder of leaders' travel would fill them from the same pages, and nothing that no page says."""

from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from doichieu.export.colt import COLUMNS, EVIDENCE, export
from doichieu.export.colt_words import standing
from doichieu.export.files import ExportOptions
from doichieu.export.gazetteer import family_name
from doichieu.model.claim import About, Claim, Value
from doichieu.model.dossier import Bound
from doichieu.model.entity import Entity, Post
from doichieu.model.mention import Time
from doichieu.model.record import Leg, Official
from factory import sp
from voyages import REPORT, voyage


def tables(*run: Bound) -> dict[str, list[dict[str, str]]]:
    files = export(run, ExportOptions())
    return {f.path: list(csv.DictReader(io.StringIO(f.data.decode(), newline=""))) for f in files}


def row(bound: Bound, number: int = 0) -> dict[str, str]:
    return tables(bound)["colt.csv"][number]


def edited(bound: Bound, **sections: object) -> Bound:
    return replace(bound, dossier=replace(bound.dossier, **sections))


def test_a_row_for_each_country_with_its_own_days() -> None:
    first, second = tables(voyage())["colt.csv"]
    assert (first["CountryVisitedISO"], first["CountryVisited"], first["CityVisited"]) == ("PRT", "Portugal", "Lisbon")
    assert (first["TripStartDate"], first["TripEndDate"], first["TripDuration"]) == ("2031-09-03", "2031-09-06", "4")
    assert (second["CountryVisitedISO"], second["TripDuration"], second["TripYear"]) == ("SEN", "1", "2031")
    assert (first["RegionVisited"], second["SubRegionVisited"]) == ("Europe", "Western Africa")


def test_the_leader() -> None:
    first = row(voyage())
    assert (first["LeaderFullName"], first["LeaderSurname"], first["LeaderRole"]) == ("Trần Minh Hà", "Trần", "S")
    assert (first["LeaderCountryISO"], first["LeaderTitle"]) == ("VNM", "Chủ tịch nước Việt Nam")


def test_the_head_of_an_organisation_stands_for_it() -> None:
    leader = Official(entity="e1", name="Ines Lund", posts=(Post("Tổng Thư ký Liên hợp quốc", None),))
    assert row(voyage(leader=leader, country=None))["LeaderCountryOrIGO"] == "Liên hợp quốc"


def test_met_is_who_was_met_and_not_who_invited() -> None:
    assert (row(voyage())["MetHostHoGS"], row(voyage())["HostHOGSName"]) == ("Yes", "Duarte Reis")
    visit = voyage().dossier.records[0]
    unmet = voyage(legs=(replace(visit.legs[0], hosts=()), visit.legs[1]))
    assert (row(unmet)["MetHostHoGS"], row(unmet)["HostHOGSName"]) == ("", "")


def test_a_meeting_that_is_only_planned_is_none() -> None:
    bound = voyage()
    claims = tuple(replace(c, modality="planned") if c.type == "visit_host" else c for c in bound.dossier.claims)
    assert row(edited(bound, claims=claims))["MetHostHoGS"] == ""


def test_a_minister_met_is_no_head_and_another_country_s_head_is_no_host() -> None:
    visit = voyage().dossier.records[0]

    def met(post: Post) -> dict[str, str]:
        host = Official(entity="e4", name="Duarte Reis", posts=(post,))
        return row(voyage(legs=(replace(visit.legs[0], hosts=(host,)),)))

    assert met(Post("Phó Thủ tướng", "e2"))["MetHostHoGS"] == ""
    assert met(Post("Thủ tướng", None))["MetHostHoGS"] == "Yes"
    other = met(Post("Tổng thống", "e3"))
    assert (other["MetHostHoGS"], other["MetNonhostHOGS"], other["NonhostHOGSNames"]) == ("", "Yes", "Duarte Reis")
    leads = met(Post("Tổng Thư ký Liên hợp quốc", None))
    assert (leads["MetIGOLeader"], leads["IGOLeaderName"], leads["MetHostHoGS"]) == ("Yes", "Duarte Reis", "")
    assert met(Post("Tổng Thư ký Quốc hội", None))["MetIGOLeader"] == ""


def test_a_day_that_two_countries_share_places_no_meeting() -> None:
    legs = voyage().dossier.records[0].legs
    shared = voyage(legs=(legs[0], replace(legs[1], start="2031-09-06")))
    lead = Entity(id="e9", kind="person", name="Ines Lund", posts=(Post("Tổng Thư ký Liên hợp quốc", None),))
    about = About(subject="e1", property="meets", counterpart="e9")
    value = Value(text="Ines Lund", date="2031-09-06")
    said = Claim(id="c9", type="visit_host", about=about, value=value, evidence=(sp(REPORT, "dự Hội nghị cấp cao"),))
    told = edited(shared, entities=(*shared.dossier.entities, lead), claims=(said,))
    assert [row["MetIGOLeader"] for row in tables(told)["colt.csv"]] == ["", ""]


def test_ministers_with_a_minister_are_no_company_of_a_head() -> None:
    leader = Official(entity="e1", name="Trần Minh Hà", posts=(Post("Bộ trưởng Ngoại giao", None),))
    assert row(voyage(leader=leader), 1)["SubHOGSTravelWithHOGS"] == ""


def test_a_state_president_called_president_abroad_is_head_of_state() -> None:
    posts = (Post("Chủ tịch nước", "e0"), Post("President", "e0"))
    assert row(voyage(leader=Official(entity="e1", name="Trần Minh Hà", posts=posts)))["LeaderRole"] == "S"


def test_who_is_no_host_was_met_where_the_day_says_so() -> None:
    bound = voyage()
    lead = Entity(id="e9", kind="person", name="Ines Lund", posts=(Post("Tổng Thư ký Liên hợp quốc", None),))
    about = About(subject="e1", property="meets", counterpart="e9")

    def rows(date: str | None) -> list[str]:
        said = Claim(
            id="c9", type="visit_host", about=about, value=Value(text="Ines Lund", date=date), origins=None,
            evidence=(sp(REPORT, "dự Hội nghị cấp cao"),),
        )  # fmt: skip
        told = edited(bound, entities=(*bound.dossier.entities, lead), claims=(*bound.dossier.claims, said))
        return [row["IGOLeaderName"] for row in tables(told)["colt.csv"]]

    assert rows("2031-09-07") == ["", "Ines Lund"]
    assert rows("2031-09-08") == ["", ""]
    assert rows(None) == ["", ""]


def test_no_stands_only_where_a_page_denies_it() -> None:
    bound = voyage()
    claims = tuple(replace(c, modality="denied") if c.type == "visit_host" else c for c in bound.dossier.claims)
    first, second = tables(edited(bound, claims=claims))["colt.csv"]
    assert (first["MetHostHoGS"], first["HostHOGSName"], second["MetHostHoGS"]) == ("No", "", "")


def test_company_and_summit_belong_to_the_leg_that_pages_give() -> None:
    first, second = tables(voyage())["colt.csv"]
    assert (first["SubHOGSTravelWithHOGS"], second["SubHOGSTravelWithHOGS"]) == ("", "Yes")
    assert (first["AttendedMultilatEvent"], second["AttendedMultilatEvent"]) == ("", "Yes")
    assert second["NameMultilatEvent"] == "Hội nghị cấp cao Pháp ngữ"


def test_of_a_visit_under_way_what_was_attended_stays_open() -> None:
    second = row(voyage(status="under_way"), 1)
    assert second["AttendedMultilatEvent"] == ""
    assert "To attend: Hội nghị cấp cao Pháp ngữ." in second["Notes"]


def test_signed_is_what_these_days_pages_say_was_signed() -> None:
    bound = voyage()
    assert [r["SignedAgreement"] for r in tables(bound)["colt.csv"]] == ["Yes", ""]
    long_ago = Time(value="2010", type="date", span=sp(REPORT, "Hai bên"))
    assert row(edited(bound, times=(long_ago,)))["SignedAgreement"] == ""
    before = tuple(
        replace(p, published=replace(p.published, value="2031-09-01")) for p in bound.dossier.pages if p.published
    )
    assert row(edited(bound, pages=before))["SignedAgreement"] == ""


@pytest.mark.parametrize("status", ["announced", "cancelled"])
def test_a_visit_that_is_not_made_stands_apart_and_claims_no_deed(status: str) -> None:
    told = tables(voyage(status=status))
    assert told["colt.csv"] == []
    deeds = ("MetHostHoGS", "AttendedMultilatEvent", "SignedAgreement", "SubHOGSTravelWithHOGS")
    assert {r[column] for r in told["announced.csv"] for column in deeds} == {""}
    assert all(r["Notes"] for r in told["announced.csv"])


def test_days_of_the_whole_journey_are_not_those_of_a_country() -> None:
    undated = tuple(replace(leg, start=None, end=None) for leg in voyage().dossier.records[0].legs)
    first = row(voyage(legs=undated))
    assert (first["TripStartDate"], first["TripEndDate"], first["TripDuration"]) == ("", "", "")
    assert first["TripYear"] == "2031"
    assert "2031-09-03/2031-09-07 are the days of the whole journey" in first["Notes"]
    alone = row(voyage(legs=undated[:1]))
    assert (alone["TripStartDate"], alone["TripEndDate"]) == ("2031-09-03", "2031-09-07")


def test_a_date_that_is_coarser_than_a_day_is_only_a_year_and_a_note() -> None:
    first = row(voyage(legs=(Leg(country="PT", start="2031-09", end=".."),)))
    assert (first["TripStartDate"], first["TripYear"]) == ("", "2031")
    assert "Days as told: 2031-09." in first["Notes"]


def test_a_general_secretary_s_role_is_left_open_with_a_note() -> None:
    leader = Official(entity="e1", name="Trần Minh Hà", posts=(Post("Tổng Bí thư", None),))
    first = row(voyage(leader=leader))
    assert first["LeaderRole"] == ""
    assert "General Secretary" in first["Notes"]
    president = row(voyage(leader=replace(leader, posts=(Post("Tổng thống", "e2"),))))
    assert president["LeaderRole"] == ""
    assert row(voyage(leader=replace(leader, posts=(Post("Thủ tướng", "e0"),))))["LeaderRole"] == "G"


def test_two_legs_in_one_country_are_one_row() -> None:
    legs = voyage().dossier.records[0].legs
    again = Leg(country="PT", place="Porto", start="2031-09-09", end="2031-09-10")
    (first, _) = tables(voyage(legs=(*legs, again)))["colt.csv"]
    assert (first["TripStartDate"], first["TripEndDate"]) == ("2031-09-03", "2031-09-10")
    assert first["CityVisited"] == "Lisbon | Porto"


def test_every_filled_yes_has_its_words() -> None:
    told = tables(voyage())
    cited = {(c["TripID"], c["Column"]) for c in told["colt_evidence.csv"]}
    yes = {(r["TripID"], column) for r in told["colt.csv"] for column in COLUMNS if r[column] == "Yes"}
    assert yes
    assert yes <= cited
    assert tuple(told["colt_evidence.csv"][0]) == EVIDENCE


@pytest.mark.parametrize(
    ("title", "of_country", "what"),
    [
        ("Thủ tướng", False, "government"),
        ("Chủ tịch", True, "state"),
        ("Chủ tịch", False, "other"),
        ("chủ tịch NƯỚC", False, "state"),
        ("Tổng thống", True, "president"),
        ("Phó Tổng thống", True, "other"),
        ("Tổng Bí thư", False, "party"),
        ("Quốc vương", True, "state"),
        ("Prime Minister", True, "government"),
    ],
)
def test_standings(title: str, of_country: bool, what: str) -> None:
    assert standing(title, of_country=of_country) == what


@pytest.mark.parametrize(
    ("name", "code", "family"),
    [
        ("Trần Minh Hà", "VN", "Trần"), ("Duarte Reis", "PT", "Reis"), ("Ana Duarte Reis", "PT", ""),
        ("Reis", "PT", ""), ("Duarte Reis", None, ""), ("Sato Haruka", "JP", ""),
    ],
)  # fmt: skip
def test_family_names_only_where_their_order_is_known(name: str, code: str | None, family: str) -> None:
    assert family_name(name, code) == family
