"""Stories of an earlier run keep their ids."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.decision import Redirect
from doichieu.stories.known import Kept, Known, keep_ids


def keep(stories: list[str], known: dict[str, str], *redirects: tuple[str, str]) -> Kept:
    """Stories as strings of pages of one letter; a story's own id is `s` and its first page."""
    ways = tuple(Redirect(*way) for way in redirects)
    return keep_ids(stories, [f"s{story[0]}" for story in stories], Known(known, ways))


def test_a_story_keeps_its_id_when_an_earlier_page_joins_it() -> None:
    assert keep(["abc", "d"], {"b": "sb", "c": "sb"}) == Kept(("sb", "sd"), ())


def test_the_older_of_two_stories_goes_on_when_they_turn_out_to_be_one() -> None:
    assert keep(["abcd"], {"b": "s1", "d": "s2"}) == Kept(("s1",), (Redirect("s2", "s1"),))


def test_a_story_that_parts_goes_on_where_most_of_its_pages_are() -> None:
    assert keep(["a", "bc"], dict.fromkeys("abc", "sa")).ids[1] == "sa"
    assert keep(["a", "bc"], dict.fromkeys("abc", "sa")).ids[0] not in {"sa", "sb"}


def test_redirects_of_earlier_runs_lead_on_to_where_their_story_is_now() -> None:
    kept = keep(["ab", "c"], {"a": "s1", "b": "s2", "c": "s3"}, ("s8", "s2"), ("s9", "s8"), ("s7", "s6"))
    assert kept.redirects == (Redirect("s2", "s1"), Redirect("s8", "s1"), Redirect("s9", "s1"))


PAGES = st.permutations("abcdefgh")


@given(
    PAGES,
    st.lists(st.integers(1, 7), max_size=4),
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["sa", "sb", "sc", "s1", "s2"])),
)
def test_ids_are_of_one_story_each_and_no_redirect_leaves_a_living_story(
    pages: list[str], cuts: list[int], known: dict[str, str]
) -> None:
    borders = [0, *sorted(set(cuts)), 8]
    stories = ["".join(pages[start:end]) for start, end in pairwise(borders)]
    kept = keep(stories, known)
    assert len(set(kept.ids)) == len(stories)
    assert set(known.values()) <= {*kept.ids, *(way.story for way in kept.redirects)}
    assert all(way.to in kept.ids and way.story not in kept.ids for way in kept.redirects)
