from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.text.align import Codebook, common_runs
from pace import loops

WORDS = st.lists(st.sampled_from(["đoàn", "thăm", "nước", "bạn", "từ", "ngày", "năm"]), max_size=25)


def runs(a: str, b: str) -> list[str]:
    book = Codebook()
    words = a.split()
    return [" ".join(words[r.a : r.a + r.length]) for r in common_runs(book.encode(words), book.encode(b.split()))]


def test_a_clause_that_moved_is_found_where_it_went() -> None:
    a = "nhận lời mời của nước bạn từ ngày ba đến ngày sáu đoàn sẽ lên đường"
    b = "đoàn sẽ lên đường từ ngày ba đến ngày sáu theo kế hoạch nhận lời mời của nước ngoài"
    assert runs(a, b) == ["nhận lời mời của nước", "từ ngày ba đến ngày sáu", "đoàn sẽ lên đường"]


def test_a_word_between_two_shared_runs_joins_them() -> None:
    assert runs("hai bên ký năm văn kiện", "hai bên sẽ ký thêm năm văn kiện") == ["hai bên", "ký", "năm văn kiện"]


def test_a_single_word_in_common_is_no_run() -> None:
    assert runs("mưa lớn gây lũ", "gió nhẹ và lũ rút") == []


@given(WORDS, WORDS)
def test_runs_stand_in_both_texts_and_never_share_a_word(a: list[str], b: list[str]) -> None:
    book = Codebook()
    found = common_runs(book.encode(a), book.encode(b))
    for run in found:
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length] != []
    for side in ([(r.a, r.length) for r in found], [(r.b, r.length) for r in found]):
        used = [at for start, length in side for at in range(start, start + length)]
        assert len(used) == len(set(used))


@given(WORDS)
def test_a_text_of_two_words_or_more_is_all_in_common_with_itself(words: list[str]) -> None:
    code = Codebook().encode(words)
    assert sum(run.length for run in common_runs(code, code)) == (len(words) if len(words) > 1 else 0)


def test_one_word_over_and_over_takes_no_time() -> None:
    code = Codebook().encode(["và"] * 120)
    assert loops(lambda: common_runs(code, code)) < 18
