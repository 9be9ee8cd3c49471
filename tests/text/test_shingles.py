from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from doichieu.text.shingles import pairs_under, shingles

WORDS = st.lists(st.sampled_from(["mưa", "lũ", "cầu", "bản", "xã"]), max_size=30)


@given(WORDS, st.integers(1, 5))
def test_one_shingle_for_each_run_of_words_equal_where_the_words_are(words: list[str], size: int) -> None:
    found = shingles(words, size).tolist()
    runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    assert len(found) == len(runs)
    for a, b in combinations(range(len(runs)), 2):
        assert (found[a] == found[b]) == (runs[a] == runs[b])


def test_a_shingle_is_the_same_number_in_every_process() -> None:
    script = "from doichieu.text.shingles import shingles; print(shingles(['mưa', 'lũ', 'lớn'], 2).tolist())"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout == f"{shingles(['mưa', 'lũ', 'lớn'], 2).tolist()}\n"


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
