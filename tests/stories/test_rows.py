import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.stories.rows import Floats, Rows, inner_products, products, weightiest


def sparse(dense: Floats) -> Rows:
    row, column = np.nonzero(dense)
    pointer = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(dense)))])
    return Rows(pointer, column, dense[row, column], dense.shape[1])


def whole(rows: Rows) -> Floats:
    dense = np.zeros((rows.size, rows.width))
    dense[rows.row, rows.column] = rows.value
    return dense


@st.composite
def matrices(draw: st.DrawFn) -> Floats:
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    values = st.sampled_from([0.0, 0.0, 0.0, 0.25, 0.5, 1.0, 2.0])
    return np.array([[draw(values) for _ in range(shape[1])] for _ in range(shape[0])])


@given(matrices())
def test_turning_twice_changes_nothing(dense: Floats) -> None:
    assert np.array_equal(whole(sparse(dense).turned()), dense.T)
    assert np.array_equal(whole(sparse(dense).turned().turned()), dense)


@given(matrices(), st.integers(1, 4))
def test_the_weightiest_values_of_each_row_stay(dense: Floats, count: int) -> None:
    kept = whole(weightiest(sparse(dense), count))
    for before, after in zip(dense, kept, strict=True):
        assert sorted(after[after > 0]) == sorted(sorted(before[before > 0])[-count:])


@given(matrices(), st.sampled_from([0.1, 1.0]))
def test_products_are_those_of_the_dense_matrix(dense: Floats, least: float) -> None:
    first, second = products(sparse(dense), least)
    expected = np.argwhere(np.triu(dense @ dense.T >= least, 1))
    assert np.array_equal(np.stack([first, second], 1), expected)
    assert inner_products(sparse(dense), first, second) == pytest.approx((dense @ dense.T)[first, second])
