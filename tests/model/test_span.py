from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.span import Range

ranges = st.builds(lambda a, n: Range(a, a + n), st.integers(0, 50), st.integers(1, 50))


@given(ranges, ranges)
def test_meeting_is_symmetric(a: Range, b: Range) -> None:
    assert a.meets(b) == b.meets(a)


@given(ranges, ranges)
def test_what_holds_another_meets_it(a: Range, b: Range) -> None:
    assert not a.holds(b) or a.meets(b)


def test_ranges_that_touch_do_not_meet() -> None:
    assert not Range(0, 3).meets(Range(3, 5))
