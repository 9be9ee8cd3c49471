"""A stream of pages: what joins, merges, splits and moves, under which id, in bounded memory."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.model.decision import Change
from doichieu.model.identity import content_id
from doichieu.stories.grouping import StoryOptions
from doichieu.stories.membership import Ledger, Membership
from doichieu.stories.profiles import Profile, terms_of
from doichieu.stories.stream import StoryStream

FIRE = (
    "cháy lớn tại kho vải ở phường an lạc ngọn lửa bùng lên lúc rạng sáng tại kho vải rộng hai nghìn mét vuông",
    "kho vải phường an lạc bốc cháy dữ dội lửa bùng lên lúc rạng sáng kho vải hai nghìn mét vuông bị thiêu rụi",
    "sau vụ cháy kho vải phường an lạc lúc rạng sáng công an điều tra nguyên nhân kho vải hai nghìn mét vuông",
)
MATCH = (
    "đội tuyển nữ thắng đậm mông đảo ở vòng loại tiền đạo lý thị sen ghi bốn bàn trong hiệp hai",
    "lý thị sen ghi bốn bàn đội tuyển nữ đè bẹp mông đảo đội tuyển nữ thắng đậm ở vòng loại nhờ hiệp hai",
)


def page(text: str, day: int | None = 740_000, key: str | None = None) -> Profile:
    words = text.split()
    return Profile(key or f"p{text}", terms_of([words]), terms_of([words[:90]]), published=day)


def run(pages: list[Profile], options: StoryOptions | None = None) -> tuple[Ledger, list[Change]]:
    stream, ledger = StoryStream(options or StoryOptions()), Ledger()
    changes = [change for each in pages for change in stream.add(each)] + list(stream.finish())
    ledger.follow(changes)
    return ledger, changes


def test_a_story_is_named_by_its_first_page_and_keeps_its_id_when_others_join() -> None:
    pages = [page(text) for text in (FIRE[0], MATCH[0], FIRE[1], MATCH[1], FIRE[2])]
    ledger, changes = run(pages)
    assert ledger.stories() == {
        content_id("s", pages[0].key): (pages[0].key, pages[2].key, pages[4].key),
        content_id("s", pages[1].key): (pages[1].key, pages[3].key),
    }
    assert [change.step for change in changes] == ["began", "began", "joined", "joined", "joined"]
    assert all(change.score is not None and "weighted wording" in change.reason for change in changes[2:])


def test_pages_that_left_the_window_are_not_looked_back_on_and_stay_in_their_story() -> None:
    filler = [page(f"tin vắn số {at} về chuyện thứ {at * 7}") for at in range(12)]
    late = page(FIRE[1])
    ledger, _ = run([page(FIRE[0]), *filler, late], StoryOptions(window_pages=8))
    assert ledger.stories()[content_id("s", late.key)] == (late.key,)
    assert sum(map(len, ledger.stories().values())) == 14
    in_time, _ = run([page(FIRE[0]), page(FIRE[1], 740_000 + 61)])
    assert len(in_time.stories()) == 2


def test_five_hundred_pages_alike_are_one_story() -> None:
    pages = [page("tin nhanh trong ngày hôm nay", key=f"p{at}") for at in range(500)]
    assert [len(story) for story in run(pages)[0].stories().values()] == [500]


def member(*keys: str) -> Membership:
    membership = Membership()
    for at, key in enumerate(keys):
        membership.enter(at, key)
    return membership


def test_two_stories_that_turn_out_to_be_one_keep_the_older_id() -> None:
    membership = member("a", "b", "c")
    membership.regroup([[0]])
    membership.regroup([[1]])
    (joined, merged) = sorted(membership.regroup([[0, 1, 2]]), key=lambda move: move.step)
    assert (joined.step, joined.pages, joined.story) == ("joined", (2,), content_id("s", "a"))
    assert (merged.step, merged.pages, merged.story) == ("merged", (1,), content_id("s", "a"))
    assert merged.other == content_id("s", "b")


def test_what_splits_from_a_story_is_named_by_its_own_first_page_and_what_moves_by_none() -> None:
    membership = member("a", "b", "c", "d")
    membership.regroup([[0, 1, 2]])
    membership.regroup([[3]])
    (split,) = membership.regroup([[0], [1, 2]])
    assert (split.step, split.story, split.other) == ("split", content_id("s", "b"), content_id("s", "a"))
    (moved,) = membership.regroup([[1], [2, 3]])
    assert (moved.step, moved.pages, moved.other) == ("moved", (2,), content_id("s", "b"))


def change(story: str, step: str, pages: str, other: str | None = None) -> Change:
    return Change(story=story, step=step, pages=tuple(pages), other=other, on=pages[0], reason="test")  # type: ignore[arg-type]


def test_an_id_leads_on_over_several_merges_until_its_story_lives_again() -> None:
    ledger = Ledger()
    ledger.follow([change("s1", "began", "a"), change("s2", "began", "b"), change("s3", "began", "c")])
    ledger.follow([change("s2", "merged", "c", "s3"), change("s1", "merged", "bc", "s2")])
    assert [(way.story, way.to) for way in ledger.redirects()] == [("s2", "s1"), ("s3", "s1")]
    ledger.follow([change("s2", "split", "b", "s1")])
    assert [(way.story, way.to) for way in ledger.redirects()] == [("s3", "s2")]
    assert ledger.stories() == {"s1": ("a", "c"), "s2": ("b",)}


WORDS = ["lũ", "bão", "giá", "xăng", "tăng", "cầu", "sập", "huế", "học", "sinh", "thi", "đỗ", "gạo", "12", "3"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=14, unique=True)


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.integers(1, 6), st.randoms(use_true_random=False))
def test_every_page_is_in_one_story_and_the_changes_tell_which(
    texts: list[str], window: int, chance: random.Random
) -> None:
    pages = [page(text, chance.choice([None, 740_000, 740_030, 740_100])) for text in texts]
    ledger, changes = run(pages, StoryOptions(window_pages=window))
    told = [key for story in ledger.stories().values() for key in story]
    assert sorted(told) == sorted(each.key for each in pages)
    assert run(pages, StoryOptions(window_pages=window))[1] == changes
    assert not {way.to for way in ledger.redirects()} - set(ledger.stories())
