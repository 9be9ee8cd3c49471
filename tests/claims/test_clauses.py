from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims.clauses import read_clauses
from doichieu.model.span import Range


def clauses(text: str) -> list[str]:
    return [text[c.start : c.end] for c in read_clauses(text, Range(0, len(text)), "vi")]


def test_a_sentence_is_cut_where_another_thing_is_said() -> None:
    assert clauses(
        "Chuyến thăm củng cố tình hữu nghị lâu đời giữa hai nước; đồng thời mở ra cơ hội mới cho doanh nghiệp hai bên."
    ) == [
        "Chuyến thăm củng cố tình hữu nghị lâu đời giữa hai nước",
        "đồng thời mở ra cơ hội mới cho doanh nghiệp hai bên",
    ]


def test_a_piece_that_says_nothing_stays_with_its_neighbour() -> None:
    assert len(clauses("Tuy nhiên, đồng thời, cây cầu vẫn chưa thể thông xe trong năm nay.")) == 1


@given(st.text(alphabet="ab ,;:.đồng thời", max_size=300))
def test_clauses_stand_in_order_and_do_not_overlap(text: str) -> None:
    found = list(read_clauses(text, Range(0, len(text)), "vi"))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= c.start < c.end <= len(text) for c in found)
