from __future__ import annotations

import random
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.reuse.candidates import (
    Postings,
    candidate_pairs,
    find_candidates,
    fingerprint,
    merged,
    postings,
    story_words,
    verify_candidate,
)
from story_parts import read

DICE = random.Random(3)


def made(count: int) -> list[str]:
    """A page of words that no other page has in this order."""
    return [f"{DICE.choice('bcdghklmnt')}{DICE.choice('aeiou')}{DICE.randrange(400)}" for _ in range(count)]


PAGES = [made(300) for _ in range(40)]
COPY = made(120) + PAGES[7][100:180] + made(120)


def index(pages: list[list[str]]) -> list[Postings]:
    """The pages in two parts."""
    parts = [postings(fingerprint(page), at) for at, page in enumerate(pages)]
    return [merged(parts[::2]), merged(parts[1::2])]


def test_a_page_that_took_some_sentences_is_a_candidate_and_no_other() -> None:
    assert find_candidates(fingerprint(COPY), index(PAGES)) == [7]


def test_the_page_that_shares_most_comes_first() -> None:
    both = PAGES[3][:90] + PAGES[5][:200]
    assert find_candidates(fingerprint(both), index(PAGES)) == [5, 3]


def test_what_very_many_pages_say_makes_no_candidates() -> None:
    formula = made(60)
    pages = [page + formula for page in PAGES * 5]
    assert find_candidates(fingerprint(made(60) + formula), index(pages)) == []


def test_all_pairs_at_once_are_those_found_one_by_one() -> None:
    pages = [*PAGES, COPY, PAGES[3][:90] + made(50)]
    firsts, seconds = candidate_pairs([fingerprint(page) for page in pages])
    assert list(zip(firsts.tolist(), seconds.tolist(), strict=True)) == [(3, 41), (7, 40)]
    assert [len(each) for each in candidate_pairs([])] == [0, 0]


def test_pages_without_words_are_nobodys_candidates() -> None:
    assert find_candidates(fingerprint([]), index(PAGES)) == []
    assert find_candidates(fingerprint(COPY), []) == []


def test_a_candidate_is_verified_word_by_word() -> None:
    shared = verify_candidate(COPY, PAGES[7])
    assert list(shared.longest) == PAGES[7][100:180]
    assert 0.23 < shared.share < 0.26
    assert verify_candidate(COPY, PAGES[8]).longest == ()
    assert verify_candidate([], []).share == 0


WORDS = st.lists(st.sampled_from(["mưa", "lũ", "cầu", "bản", "xã"]), max_size=40)


@given(WORDS, WORDS)
def test_the_longest_run_stands_in_both_pages(a: list[str], b: list[str]) -> None:
    shared = verify_candidate(a, b)
    run = list(shared.longest)
    assert any(a[at : at + len(run)] == run for at in range(len(a) + 1))
    assert any(b[at : at + 4] == run[:4] for at in range(len(b) + 1))
    common = [n for n in range(4, len(a) + 1) for i in range(len(a) - n + 1) if is_in(a[i : i + n], b)]
    assert len(run) >= max(common, default=0)


def is_in(run: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words)))


@given(st.lists(WORDS, max_size=4))
def test_an_index_holds_every_key_of_every_page(pages: list[list[str]]) -> None:
    keys = [fingerprint(page) for page in pages]
    whole = merged([np.empty(0, dtype=np.uint64), *(postings(each, at) for at, each in enumerate(keys))])
    assert len(whole) == sum(map(len, keys))
    assert all(a <= b for a, b in combinations(whole.tolist()[:20], 2))


def test_only_kept_prose_is_compared() -> None:
    article = read("Trận mưa đêm qua làm sập cây cầu gỗ.", "Ảnh: một người dân.", roles=("body", "caption")).article
    assert story_words(article) == ["trận", "mưa", "đêm", "qua", "làm", "sập", "cây", "cầu", "gỗ"]
    cut = replace(article.page, blocks=tuple(replace(block, kept=False) for block in article.page.blocks))
    assert story_words(replace(article, page=cut)) == []
