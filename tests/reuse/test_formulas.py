from __future__ import annotations

from doichieu.model.reading import Reading
from doichieu.reuse.formulas import mark_formulas
from doichieu.reuse.passages import find_passages
from story_parts import read

FORMULA = "hai bên nhất trí tiếp tục đẩy mạnh hợp tác trên mọi lĩnh vực cùng quan tâm"
TOLD = [
    f"Tại buổi tiếp ở làng gốm, {FORMULA}.",
    f"Cuối chuyến thăm bến Hạc, {FORMULA}.",
    f"Sau lễ hội trên sông Ngàn, {FORMULA}.",
    "Trận mưa đêm qua làm sập cây cầu gỗ nối hai bờ suối.",
]


def formulas(reading: Reading) -> list[str]:
    return [reading.text[place.start : place.end] for place in reading.formulas]


def test_what_three_stories_say_in_the_same_words_is_a_formula() -> None:
    marked = mark_formulas([read(line) for line in TOLD], [[0], [1], [2], [3]])
    assert [formulas(reading) for reading in marked] == [[FORMULA]] * 3 + [[]]


def test_what_one_story_says_on_three_pages_is_none() -> None:
    marked = mark_formulas([read(line) for line in TOLD], [[0, 1], [2], [3]])
    assert [formulas(reading) for reading in marked] == [[]] * 4


def test_a_run_of_few_stories_teaches_none() -> None:
    pages = [read(line) for line in TOLD]
    assert mark_formulas(pages, [[0, 1, 2, 3]]) == tuple(pages)
    assert mark_formulas([], []) == ()


def test_pages_that_share_a_formula_alone_share_no_passage() -> None:
    pages = [read(line) for line in TOLD]
    assert find_passages(pages[:2])
    assert find_passages(mark_formulas(pages, [[0], [1], [2], [3]])[:2]) == ()
