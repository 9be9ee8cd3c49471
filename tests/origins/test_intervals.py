from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.span import Range
from doichieu.origins.intervals import Intervals

PLACES = st.builds(lambda start, length: Range(start, start + length), st.integers(0, 40), st.integers(1, 20))


@given(st.lists(PLACES, max_size=20), PLACES)
def test_all_that_meets_a_place_is_found(places: list[Range], place: Range) -> None:
    found = Intervals((each, number) for number, each in enumerate(places))
    assert sorted(number for _, number in found.meeting(place)) == [
        n for n, each in enumerate(places) if each.meets(place)
    ]


@given(st.lists(PLACES, max_size=20), PLACES)
def test_what_holds_most_of_a_place_meets_it_in_half_of_it(places: list[Range], place: Range) -> None:
    for other, _ in Intervals((each, None) for each in places).holding_most(place):
        assert 2 * len(set(range(other.start, other.end)) & set(range(place.start, place.end))) >= place.length
