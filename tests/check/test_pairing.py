from __future__ import annotations

import time

import pytest

from doichieu.check.alignment import differences
from doichieu.check.frames import Frame, read_frames
from doichieu.check.pairing import hold_together
from story_parts import read


def frames(*pages: str) -> list[Frame]:
    return [frame for at, page in enumerate(pages) for frame in read_frames(read(page), at)]


def test_words_lead_to_the_same_words_and_back() -> None:
    (held,) = hold_together(frames("Đoàn xe chở gạo tới cảng Hòa Lợi.", "Sáng ấy đoàn xe chở gạo tới cảng Tân Phú."))
    assert held.pairs[0] == 2
    assert {there: at for at, there in held.pairs.items()} == held.back
    assert held.turned.turned.pairs == held.pairs


def test_the_likest_sentence_comes_first() -> None:
    one = "Đoàn xe chở gạo tới cảng Hòa Lợi vào buổi sáng."
    near = "Đoàn xe chở gạo tới cảng Hòa Lợi vào buổi chiều."
    far = "Đoàn xe chở gạo đã quay về vào buổi chiều cùng ngày."
    ranks = {held.other.terms[-1].range.start < 60: held.rank for held in hold_together(frames(one, f"{near} {far}"))}
    assert ranks == {True: 0, False: 1}


def test_sentences_of_one_page_are_not_held_together() -> None:
    sentence = "Đoàn xe chở gạo tới cảng Hòa Lợi vào buổi sáng."
    assert hold_together(frames(f"{sentence} {sentence}")) == []


@pytest.mark.parametrize(
    "sentence", ["Giá vàng ở chợ là {} đồng một chỉ.", "Ông Lê Văn Tám có {} con.", "Ngày {}/6 trời mưa ở xã."]
)
def test_thousands_of_sentences_cost_no_more_than_their_number(sentence: str) -> None:
    pages = [" ".join(sentence.format(at % 28 + shift) for at in range(2500)) for shift in (1, 2)]
    made = frames(*pages)
    start = time.perf_counter()
    list(differences(made))
    assert time.perf_counter() - start < 10
