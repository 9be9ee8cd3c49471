from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.model.page import Role
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.reuse.passages import find_passages
from pace import loops
from story_parts import read

FERRY = "Chuyến phà cuối cùng rời bến Hạc lúc chập tối, chở theo hai chục hành khách và một xe thư của bưu điện huyện."
WIND = "Gió giật mạnh từ phía cửa sông khiến thuyền trưởng phải quay mũi vào bãi bồi để chờ nước lên."
RESCUE = "Đến nửa đêm, dân chài làng bên mới tiếp cận được phà và đưa người già, trẻ em lên bờ bằng thuyền thúng."
OTHER = "Giá muối ở chợ huyện tuần này nhích lên đôi chút vì nhiều ruộng còn ngập nước."


def told(passages: tuple[Passage, ...]) -> list[tuple[str, list[str]]]:
    return [(passage.kind, [span.exact for span in passage.spans]) for passage in passages]


def test_a_sentence_that_stands_in_two_pages_is_a_passage_with_both_places() -> None:
    pages = (read(FERRY, WIND), read(OTHER, WIND))
    (passage,) = find_passages(pages)
    assert (passage.kind, passage.similarity) == ("verbatim", 1.0)
    assert [span.page for span in passage.spans] == [page.page.id for page in pages]
    assert all(span.exact == WIND.rstrip(".") for span in passage.spans)


def test_a_text_in_three_pages_is_one_passage() -> None:
    (passage,) = find_passages((read(WIND), read(OTHER, WIND), read(WIND, RESCUE)))
    assert len(passage.spans) == 3


def test_few_words_changed_make_a_near_copy() -> None:
    changed = WIND.replace("Gió giật mạnh", "Gió thổi mạnh").replace("chờ nước lên", "đợi nước lên")
    ((kind, spans),) = told(find_passages((read(WIND), read(changed))))
    assert kind == "near"
    assert len(spans) == 2


def test_a_sentence_cut_in_two_answers_to_each_half() -> None:
    halves = (
        "Chuyến phà cuối cùng rời bến Hạc lúc chập tối.",
        "Phà chở theo hai chục hành khách và một xe thư của bưu điện huyện.",
    )
    found = told(find_passages((read(FERRY), read(" ".join(halves)))))
    assert [spans[1].split()[-1] for _, spans in found] == ["tối", "huyện"]
    assert all(spans[0] != FERRY.rstrip(".") for _, spans in found)


def test_clauses_that_changed_places_are_one_passage() -> None:
    moved = "Dân chài làng bên đưa người già, trẻ em lên bờ bằng thuyền thúng khi mới tiếp cận được phà, đến nửa đêm."
    found = told(find_passages((read(RESCUE), read(moved))))
    assert found
    assert all(kind in ("near", "paraphrase") for kind, _ in found)


def test_a_passage_ends_where_the_shared_wording_ends() -> None:
    longer = "Theo lời kể của nhiều người có mặt hôm ấy ở bến, " + WIND[0].lower() + WIND[1:]
    ((_, spans),) = told(find_passages((read(WIND), read(longer))))
    assert spans == [WIND.rstrip("."), (WIND[0].lower() + WIND[1:]).rstrip(".")]


def test_the_first_person_told_from_outside_is_found() -> None:
    said = "Bà con đã giúp đỡ ta trong những ngày gian khó trước đây và trong công cuộc dựng lại làng hôm nay."
    told_of = "Họ đã giúp đỡ Việt Nam trong những ngày gian khó trước đây và trong công cuộc dựng lại làng hôm nay."
    assert [kind for kind, _ in told(find_passages((read(said), read(told_of))))] == ["near"]


def test_the_same_facts_in_other_words_are_no_passage() -> None:
    a = "Chuyến phà chập tối từ bến Hạc gặp gió lớn, phải nằm lại bãi bồi tới nửa đêm."
    b = "Hai chục người kẹt giữa cửa sông suốt nhiều giờ vì con phà rời bến Hạc bị gió dạt."
    assert find_passages((read(a), read(b))) == ()


def test_a_formula_that_a_page_uses_again_and_again_is_no_passage() -> None:
    formula = "Chủ tịch Trần Minh Hà và Phu nhân cùng Đoàn đại biểu cấp cao Việt Nam"
    one = (
        f"Sáng nay, {formula} rời sân bay quốc tế.",
        f"Chuyến công du của {formula} kéo dài bốn hôm.",
        f"Buổi tối, {formula} dự buổi hòa nhạc ngoài trời.",
    )
    other = (
        f"Người dân thủ đô nước bạn vẫy hoa chào {formula}.",
        f"Lịch trình của {formula} còn có một buổi thăm làng nghề.",
    )
    assert find_passages((read(*one), read(*other))) == ()


def test_a_repeat_within_one_page_is_no_passage_but_both_places_are_shown_beside_another_page() -> None:
    assert find_passages((read(WIND, FERRY, WIND), read(OTHER))) == ()
    (passage,) = find_passages((read(WIND, FERRY, WIND), read(OTHER, WIND)))
    assert len(passage.spans) == 3


def test_titles_and_captions_are_not_compared() -> None:
    roles: tuple[Role, ...] = ("title", "body", "caption")
    assert find_passages((read(WIND, FERRY, RESCUE, roles=roles), read(WIND, OTHER, RESCUE, roles=roles))) == ()


def test_spelling_that_only_differs_in_code_points_is_one_wording() -> None:
    old = "Cây cầu hoà bình ở cửa sông vừa được sơn lại màu xanh để đón ngày hội đua thuyền."
    new = "Cây cầu hòa bình ở cửa sông vừa được sơn lại màu xanh để đón ngày hội đua thuyền."
    (passage,) = find_passages((read(old), read(new)))
    assert passage.kind == "verbatim"
    assert [span.exact[:16] for span in passage.spans] == [old[:16], new[:16]]


def test_a_page_that_was_not_read_sentence_by_sentence_is_compared_by_blocks() -> None:
    pages = [replace(read(line), sentences=(), names=(), posts=()) for line in (WIND, WIND + " " + OTHER)]
    (passage,) = find_passages(pages)
    assert all(WIND.rstrip(".") in span.exact for span in passage.spans)


WORDS = [*FERRY.split(), *WIND.split(), *OTHER.split()]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), min_size=1, max_size=4))
def test_every_span_stands_in_its_page_and_every_passage_in_two(texts: list[str]) -> None:
    pages = {page.page.id: page for page in map(read, texts)}
    found = find_passages(tuple(pages.values()))
    assert found == find_passages(tuple(pages.values()))
    for passage in found:
        assert len({span.page for span in passage.spans}) > 1
        assert 0 < passage.similarity <= 1
        for span in passage.spans:
            assert pages[span.page].article.text[span.start : span.end] == span.exact


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), min_size=2, max_size=2))
def test_which_page_comes_first_does_not_matter(texts: list[str]) -> None:
    a, b = map(read, texts)

    def places(pages: tuple[Reading, ...]) -> set[frozenset[tuple[str, Range]]]:
        return {frozenset((span.page, span.range) for span in passage.spans) for passage in find_passages(pages)}

    assert places((a, b)) == places((b, a))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_is_too_strange(a: str, b: str) -> None:
    texts = (a + WIND, b, WIND + b)
    assume(len(set(texts)) == len(texts))  # a text stands once in a story, with all its sources
    found = find_passages(tuple(map(read, texts)))
    assert all(len({span.page for span in passage.spans}) > 1 and 0 < passage.similarity <= 1 for passage in found)


def edited(sentence: str, rate: float, chance: random.Random) -> str:
    """A sentence with some of its words left out, exchanged, or followed by another."""
    words = []
    for word in sentence.split():
        if chance.random() >= rate:
            words.append(word)
        else:
            words += chance.choice([[], [chance.choice(WORDS)], [word, chance.choice(WORDS)]])
    return " ".join(words)


def seen(copies: list[list[str]]) -> float:
    """The share of copies in which anything is known again."""
    page = read(FERRY, OTHER, WIND, RESCUE)
    return sum(bool(find_passages((page, read("Tin vắn trong ngày.", *copy)))) for copy in copies) / len(copies)


@pytest.mark.parametrize(("rate", "least"), [(0.0, 1.0), (0.1, 0.95), (0.2, 0.9)])
def test_most_lone_sentences_are_known_again_with_two_words_in_ten_changed(rate: float, least: float) -> None:
    chance = random.Random(7)
    assert seen([[edited(sentence, rate, chance)] for sentence in (FERRY, WIND, RESCUE) for _ in range(20)]) >= least


@pytest.mark.parametrize("rate", [0.3, 0.4])
def test_most_sentences_in_a_row_are_known_again_with_more_changed(rate: float) -> None:
    chance = random.Random(7)
    assert seen([[edited(sentence, rate, chance) for sentence in (WIND, RESCUE)] for _ in range(40)]) >= 0.95


STRAY = "Ông Bảy kể rằng thuyền trưởng phải quay mũi vào bãi bồi, rồi cả nhà thức trắng."


def test_a_stray_likeness_of_pages_that_share_nothing_else_is_no_passage() -> None:
    assert find_passages((read(WIND, OTHER), read(STRAY, "Chợ huyện hôm sau vẫn họp."))) == ()


def test_the_same_likeness_is_a_passage_between_pages_that_share_more() -> None:
    kept = [
        span.exact for passage in find_passages((read(WIND, RESCUE), read(STRAY, RESCUE))) for span in passage.spans
    ]
    assert "thuyền trưởng phải quay mũi vào bãi bồi" in kept


BADGES = "Huyện tặng huy hiệu 30 năm làm phà cho 2 người, huy hiệu 20 năm làm phà cho 5 người, huy hiệu 10 năm làm phà."


def test_a_phrase_that_one_sentence_says_over_and_over_is_no_wording_of_anybody() -> None:
    other = "Xã bên tặng huy hiệu 40 năm làm phà cho 3 người, huy hiệu 25 năm làm phà cho 8 người và quà cho 7 người."
    assert find_passages((read(BADGES, OTHER), read(other, WIND))) == ()


PIER = "Bến mới dài {} mét, đạt tiêu chuẩn của một bến cấp tỉnh."
QUAY = "Theo xã, bến dài {} mét và sẽ đạt tiêu chuẩn của một bến cấp tỉnh trong năm nay."


def test_a_likeness_with_another_number_says_less_than_one_with_the_same() -> None:
    assert len(find_passages((read(FERRY, PIER.format(80)), read(WIND, QUAY.format(80))))) == 1
    assert find_passages((read(FERRY, PIER.format(80)), read(WIND, QUAY.format(95)))) == ()


def test_a_short_sentence_that_anyone_may_write_is_no_passage_by_itself() -> None:
    short = "Vụ việc đang được điều tra làm rõ."
    assert find_passages((read(WIND, short), read(OTHER, short))) == ()
    assert len(find_passages((read(WIND, short), read(WIND, OTHER, short)))) == 2


def test_many_copies_of_one_text_are_one_passage_each_and_take_no_time() -> None:
    lines = [f"{sentence} Người ở ấp {at} cũng thấy." for at, sentence in enumerate((FERRY, WIND, RESCUE))]
    pages = [read(f"Bản tin số {number}.", *lines) for number in range(200)]
    found: list[Passage] = []
    assert loops(lambda: found.extend(find_passages(pages))) < 350
    assert [len(passage.spans) for passage in found if passage.kind == "verbatim"] == [200] * len(found)


def test_a_sentence_ten_thousand_times_takes_no_time() -> None:
    page = read((WIND + " ") * 10_000)
    found: list[Passage] = []
    assert loops(lambda: found.extend(find_passages((page, read(WIND, FERRY))))) < 350
    assert [len(passage.spans) < 100 for passage in found] == [True]


def test_pages_without_a_stop_take_no_time() -> None:
    text = " ".join(f"w{at}" for at in range(20_000))
    pages = (read(text), read("x " + text), read("1" * 100_000), read("(" * 100_000))
    assert loops(lambda: find_passages(pages)) < 700


def test_similarity_is_the_share_of_words_in_common() -> None:
    changed = WIND.replace("mạnh", "dữ")
    (passage,) = find_passages((read(WIND), read(changed)))
    words = len(WIND.split())
    assert passage.similarity == pytest.approx((words - 1) / words, abs=0.001)
    assert all(a.page != b.page for a, b in combinations(passage.spans, 2))


def test_a_table_that_was_copied_is_known_by_its_rows() -> None:
    rows = [f"Giá gạo loại {at} ở chợ là {9 + at * 3} nghìn đồng một cân" for at in range(12)]
    other = [f"Giá gạo loại {at} ở chợ là {8 + at * 5} nghìn đồng một cân" for at in range(12)]
    assert len(find_passages((read(*rows), read(FERRY, *rows)))) >= 10
    assert len(find_passages((read(*rows), read(FERRY, *other)))) < 3
