from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.check.values import compare_amounts, compare_dates, may_be_same, same_spelling

DATES = st.sampled_from(
    ["2031", "2031-05", "2031-05-03", "XXXX-05-03", "XXXX-XX-03", "2031-05-03/2031-05-09", "../2031", "2030-12-31"]
)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2031-05-03", "2031-05-03", "same"),
        ("2031-05-03", "2031-05-04", "excludes"),
        ("2031-05", "2031-05-04", "contains"),
        ("XXXX-05-04", "2031-05-04", "same"),
        ("XXXX-05-04", "2031-05-06", "excludes"),
        ("2031-05-03/2031-05-09", "2031-05-04", "contains"),
        ("2031-05-03/2031-05-09", "2031-05-03/2031-05-10", "excludes"),
        ("../2031", "../2032", "excludes"),
        ("2031-05-03T02:00", "2031-05-03T02:10", "contains"),
        ("2031-05-03T02:00", "2031-05-03T04:00", "excludes"),
        ("P5D", "2031", None),
        ("", "2031", None),
    ],
)
def test_dates_are_compared_by_the_days_they_cover(one: str, other: str, relation: str | None) -> None:
    assert compare_dates(one, other) == relation


@given(DATES, DATES)
def test_dates_stand_to_one_another_the_same_both_ways(one: str, other: str) -> None:
    assert compare_dates(one, other) == compare_dates(other, one)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("800000000", "800000000.0", "same"),
        ("52", "53", "excludes"),
        ("4.58", "4.6", "contains"),
        ("610", "600", "contains"),
        ("700", "600", "excludes"),
        ("12", "10", "excludes"),
        ("x", "1", None),
    ],
)
def test_amounts_may_be_one_another_rounded(one: str, other: str, relation: str | None) -> None:
    assert compare_amounts(one, other) == compare_amounts(other, one) == relation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kassym-Jomart Morales", "Kassym Jomart Morales", True),
        ("Kassym Jormat Morales", "Kassym Jomart Morales", True),
        ("Hoa Nguyễn", "Nguyễn Hoa", True),
        ("Nguyễn Mạnh Hùng", "Nguyễn Mạnh Hưng", False),
        ("Trần Văn Phương", "Trần Văn Phượng", False),
    ],
)
def test_a_slip_is_forgiven_in_foreign_names_only(one: str, other: str, same: bool) -> None:
    assert same_spelling(one, other) == same_spelling(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bộ kh&cn", "bộ khoa học và công nghệ", True),
        ("tp.hcm", "thành phố hồ chí minh", True),
        ("tp hà nội", "thành phố hà nội", True),
        ("moskva", "moscow", True),
        ("ma-lai-xi-a", "malaysia", True),
        ("trịnh đức tư", "trịnh đức tuấn", False),
        ("bến tre", "trà vinh", False),
    ],
)
def test_other_ways_to_write_a_name_are_known(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) == may_be_same(other, one) == same
