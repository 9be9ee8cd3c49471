from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.model.identity import digest, page_id
from doichieu.model.page import Article, Block, Page, Stamp
from doichieu.model.reading import Reading, TimeMention
from doichieu.model.span import Range
from doichieu.stories.decide import decide_stories
from doichieu.stories.grouping import StoryOptions
from doichieu.text.canonical import view_of

FIRE = (
    "Cháy lớn tại kho vải ở phường An Lạc. Ngọn lửa bùng lên lúc rạng sáng tại kho vải rộng hai nghìn mét vuông.",
    "Kho vải phường An Lạc bốc cháy dữ dội. Lửa bùng lên lúc rạng sáng, kho vải hai nghìn mét vuông bị thiêu rụi.",
)
MATCH = (
    "Đội tuyển nữ thắng đậm Mông Đảo ở vòng loại. Tiền đạo Lý Thị Sen ghi bốn bàn trong hiệp hai.",
    "Lý Thị Sen ghi bốn bàn, đội tuyển nữ đè bẹp Mông Đảo. Đội tuyển nữ thắng đậm ở vòng loại nhờ hiệp hai.",
)
RICE = "Giá lúa vụ hè thu tại đồng bằng nhích nhẹ, nông dân còn giữ hàng chờ thương lái."
VISIT = (
    "Chủ tịch Hồ Văn Biển thăm chính thức Cộng hòa Sa Bàn. Chuyến thăm diễn ra {0}, theo lời mời của Tổng thống "
    "Sa Bàn. Hai bên trao đổi về thương mại, giáo dục, hàng hải và ký năm văn kiện hợp tác."
)


def read(text: str, days: str | None = None, published: str | None = None) -> Reading:
    stamp = Stamp(value=published, source="given") if published else None
    blocks = (Block(0, len(text), "body", True, "test"),) if text else ()
    page = Page(
        id=page_id(text), sources=("a.txt",), sha256=digest(text), source_sha256=digest(text), rendering="text",
        length=len(text), published=stamp, blocks=blocks,
    )  # fmt: skip
    times = (TimeMention(range=Range(60, 70), type="interval", value=days),) if days else ()
    return Reading(article=Article(page, text), view=view_of(text), blocks=blocks, times=times)


def group_stories(readings: list[Reading], options: StoryOptions) -> tuple[tuple[int, ...], ...]:
    return decide_stories(readings, options).groups


def grouped(*texts: str, threshold: float | None = None) -> list[set[str]]:
    options = StoryOptions(threshold=threshold) if threshold else StoryOptions()
    return [{texts[at] for at in group} for group in group_stories([read(text) for text in texts], options)]


def test_pages_of_one_event_are_one_story_and_others_stay_alone() -> None:
    assert grouped(FIRE[0], MATCH[0], RICE, FIRE[1], MATCH[1]) == [set(FIRE), set(MATCH), {RICE}]


def test_a_title_that_was_given_counts_where_the_text_shows_none() -> None:
    told = [
        read("Cảnh sát đang tìm nguyên nhân vụ việc."),
        read("Có ba người bị thương, một người đã về nhà."),
        read(RICE),
    ]
    assert group_stories(told, StoryOptions()) == ((0,), (1,), (2,))
    headline = "Kho vải phường An Lạc bốc cháy lúc rạng sáng"
    headed = [replace(x, article=replace(x.article, headline=headline)) for x in told[:2]]
    assert group_stories([*headed, told[2]], StoryOptions()) == ((0, 1), (2,))


def test_no_page_is_no_story_and_one_page_is_one() -> None:
    assert group_stories([], StoryOptions()) == group_stories([], StoryOptions(one_story=True)) == ()
    assert grouped(RICE) == [{RICE}]


def test_a_caller_may_say_that_all_is_one_story() -> None:
    assert group_stories([read(RICE), read(FIRE[0])], StoryOptions(one_story=True)) == ((0, 1),)


def test_two_visits_a_week_apart_told_in_the_same_words_are_two_stories() -> None:
    first = [read(VISIT.format(f"từ 3/3 đến 6/3{end}"), "2031-03-03/2031-03-06") for end in ("", " tại thủ đô")]
    second = [read(VISIT.format(f"từ 10/3 đến 13/3{end}"), "2031-03-10/2031-03-13") for end in ("", " tại thủ đô")]
    assert group_stories([first[0], second[0], first[1], second[1]], StoryOptions()) == ((0, 2), (1, 3))


def test_an_account_of_one_day_of_a_visit_belongs_to_the_visit() -> None:
    whole, day = (
        read(VISIT.format("từ 3/3 đến 6/3"), "2031-03-03/2031-03-06"),
        read(VISIT.format("hôm 5/3"), "2031-03-05"),
    )
    assert group_stories([whole, day], StoryOptions()) == ((0, 1),)


@pytest.mark.parametrize("text", ["", "...", "12", "không"])
def test_pages_without_words_in_common_stay_alone(text: str) -> None:
    assert grouped(text, RICE) == [{text}, {RICE}]


def test_five_hundred_short_pages_alike_are_one_story() -> None:
    readings = [read("Tin nhanh trong ngày" + "." * at) for at in range(500)]
    assert [len(group) for group in group_stories(readings, StoryOptions())] == [500]


def test_links_give_score_and_reason_and_hold_each_story_together() -> None:
    readings = [read(text) for text in (*FIRE, RICE, *MATCH)]
    ids = [reading.page.id for reading in readings]
    links = decide_stories(readings, StoryOptions()).decisions.links
    assert {frozenset(link.pages) for link in links if link.together} == {frozenset(ids[:2]), frozenset(ids[3:])}
    assert all(0 <= link.score <= 1 and "wording" in link.reason for link in links)


@pytest.mark.parametrize("stream", [False, True])
def test_pages_apart_though_near_are_told_that_their_stories_are_not(stream: bool) -> None:
    words = " ".join((*FIRE, RICE, *MATCH, VISIT)).split()
    readings = [read(" ".join(words[at : at + 24])) for at in range(0, len(words) - 24, 8)]
    told = 0
    for threshold in (0.2, 0.4, 0.6, 0.8):
        options = StoryOptions(threshold=threshold, stream=stream)
        for link in decide_stories(readings, options).decisions.links:
            near = not link.together and link.score >= threshold
            assert ("apart, since" in link.reason) == near
            told += near
    assert told


WORDS = ["lũ", "bão", "giá", "xăng", "tăng", "cầu", "sập", "Huế", "học", "sinh", "thi", "đỗ", "gạo", "12", "3"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=12, unique=True)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_pages_and_part_them(texts: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(texts, len(texts))
    found = grouped(*texts)
    assert sorted(map(sorted, found)) == sorted(map(sorted, grouped(*shuffled)))
    assert sorted(chain.from_iterable(found)) == sorted(texts)
