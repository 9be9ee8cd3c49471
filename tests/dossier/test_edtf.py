"""Days that a value covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.dossier.edtf import EARLIEST, LATEST, bounds, first_stated, is_day


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-05-05", ("2025-05-05", "2025-05-05")),
        ("2025-05-05T06:14", ("2025-05-05", "2025-05-05")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-05-05/2025-05-12", ("2025-05-05", "2025-05-12")),
        ("2005/2006", ("2005-01-01", "2006-12-31")),
        ("../2025-05-05", (EARLIEST, "2025-05-05")),
        ("1997/..", ("1997-01-01", LATEST)),
        ("2024~", ("2024-01-01", "2024-12-31")),
    ],
)
def test_days_of_a_value(value: str, days: tuple[str, str]) -> None:
    assert bounds(value) == days


@pytest.mark.parametrize("value", [None, "", "P75Y", "XXXX-09-02", "2025-13", "hôm qua", "/", "2025-05-05/P1D"])
def test_values_without_days(value: str | None) -> None:
    assert bounds(value) is None or value == "/"


def test_an_open_beginning_is_ordered_by_its_end() -> None:
    assert first_stated("../2025-05-05") == "2025-05-05"


def test_only_days_are_precise_to_the_day() -> None:
    assert is_day("2025-05-05/2025-05-12")
    assert not is_day("2025-05")
    assert not is_day("2025-05-05/2025")


@given(st.text())
def test_any_text_has_days_or_none(text: str) -> None:
    days = bounds(text)
    assert days is None or days[0] <= LATEST
