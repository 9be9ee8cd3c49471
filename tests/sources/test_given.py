from __future__ import annotations

import pytest

from doichieu.sources.given import is_time


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("2025", True), ("2025-02", True), ("2024-02-29", True), ("2025-05-05T06:14", True),
        ("2025-05-05T06:14:09+07:00", True), ("2025-05-05 06:14", True),
        ("2025-13-45", False), ("2025-02-29", False), ("2025-05-05T24:00", False), ("hom qua", False),
        ("5/5/2025", False), ("0000-01-01", False), ("0001-01-01", False),
        ("9999-12-31", False), ("2025-05-05T06:14; x", False),
    ],
)  # fmt: skip
def test_a_time_of_publication_is_a_date_that_a_calendar_has(value: str, sound: bool) -> None:
    assert is_time(value) is sound
