from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from doichieu.text.pairs import pairs_under


@given(st.lists(st.integers(0, 6), max_size=40))
def test_every_two_equal_keys_are_a_pair(keys: list[int]) -> None:
    firsts, seconds = pairs_under(np.array(keys, dtype=np.uint64), most=100, neighbours=1)
    found = sorted(zip(firsts.tolist(), seconds.tolist(), strict=True))
    assert found == [(a, b) for a, b in combinations(range(len(keys)), 2) if keys[a] == keys[b]]


def test_a_key_that_stands_everywhere_links_neighbours_only_and_leaves_nobody_out() -> None:
    firsts, seconds = pairs_under(np.zeros(1000, dtype=np.uint64), most=10, neighbours=2)
    assert len(firsts) < 2 * 1000
    linked: dict[int, set[int]] = defaultdict(set)
    for a, b in zip(firsts.tolist(), seconds.tolist(), strict=True):
        linked[a].add(b)
    reached, todo = {0}, [0]
    while todo:
        new = linked[todo.pop()] - reached
        reached |= new
        todo += new
    assert reached == set(range(1000))
