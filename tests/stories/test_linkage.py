from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from doichieu.stories.linkage import average_linkage, connected_parts
from doichieu.stories.rows import Floats

edges = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=10)


@given(edges)
def test_nodes_are_in_one_part_when_edges_lead_from_one_to_the_other(pairs: list[tuple[int, int]]) -> None:
    reach = np.eye(8, dtype=bool)
    for one, other in pairs:
        reach[one, other] = reach[other, one] = True
    for _ in range(8):
        reach = reach @ reach
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    part = connected_parts(ends[:, 0], ends[:, 1], 8)
    assert all((part[i] == part[j]) == reach[i, j] for i, j in combinations(range(8), 2))
    assert all(part[node] <= node for node in range(8))


def likeness(pairs: dict[tuple[int, int], float], size: int) -> Floats:
    score = np.eye(size)
    for (one, other), value in pairs.items():
        score[one, other] = score[other, one] = value
    return score


def test_clusters_join_by_their_mean_and_not_by_one_strong_link() -> None:
    score = likeness({(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}, 4)
    assert average_linkage(score, 0.3).tolist() == [0, 0, 2, 2]
    assert average_linkage(score, 0.2).tolist() == [0, 0, 0, 0]


def test_a_lone_page_is_its_own_story() -> None:
    assert average_linkage(np.eye(1), 0.2).tolist() == [0]
