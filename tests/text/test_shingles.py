from __future__ import annotations

import subprocess
import sys
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.text.shingles import shingles

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
