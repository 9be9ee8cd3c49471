"""What is one thing in two ways of writing is one value, for comparison alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.compare.values import comparable, read_day, same_person


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("MetHostHoGS", "Yes", "y"), ("spouse", "true", "Yes"), ("SignedAgreement", "NO", "0"),
        ("CountryVisited", "Portugal", "PRT"), ("CountryVisitedISO", "PT", "prt"), ("country", "VN", "Vietnam"),
        ("CityVisited", "Bắc Kinh", "Beijing"), ("CityVisited", "Ha Noi", "Hà Nội"), ("place", "Mát-xcơ-va", "moscow"),
        ("TripStartDate", "2031-9-3", "2031-09-03"), ("TripEndDate", "26/5/2027", "2027-05-26"),
        ("TripEndDate", "5/26/2027", "2027-05-26"), ("TripStartDate", "2031-09-03T06:00", "2031-09-03"),
        ("HostHOGSName", "A Bê | Cê Dê", "ce de; A BE"), ("NameMultilatEvent", "Hội nghị  X", "hội nghị x"),
        ("LeaderRole", "g", "G"),
    ],
)  # fmt: skip
def test_the_same_thing(column: str, one: str, other: str) -> None:
    assert comparable(column, one) == comparable(column, other) != ""


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("MetHostHoGS", "Yes", "No"), ("CityVisited", "Lisbon", "Porto"), ("TripStartDate", "2031-09-03", "2031-09")],
)
def test_other_things(column: str, one: str, other: str) -> None:
    assert comparable(column, one) != comparable(column, other)


@pytest.mark.parametrize("text", ["5/6/2027", "05.06.2027"])
def test_a_date_that_may_be_two_days_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="2027-06-05 or 2027-05-06"):
        read_day(text)


@pytest.mark.parametrize("text", ["2027-02-30", "31/31/2027"])
def test_a_day_that_is_none_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        read_day(text)


@given(st.sampled_from(["MetHostHoGS", "CityVisited", "country", "LeaderFullName"]), st.text(max_size=30))
def test_any_cell_can_be_compared(column: str, text: str) -> None:
    assert isinstance(comparable(column, text), str)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trần Minh Hà", "Tran Minh Ha"), ("Tô Lâm", "LAM TO"), ("Kassym-Jomart Tokayev", "Kassym Jomart Tokayev"),
        ("Nguyễn Văn Đức", "Nguyen Van Duc"), ("Rodrigo Valdivieso Prieto", "Rodrigo Prieto"),
    ],
)  # fmt: skip
def test_names_of_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), [("Trần Minh Hà", "Hà"), ("Tô Lâm", "Tô Hoài"), ("", ""), ("", "Tô Lâm")])
def test_names_that_need_not_be_one_person(one: str, other: str) -> None:
    assert not same_person(one, other)
