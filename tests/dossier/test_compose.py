"""The dossier put together: the same in any order of pages, right by its own proof, named and dated."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.dossier.compose import compose
from doichieu.dossier.parts import Parts
from doichieu.dossier.verify import verify
from doichieu.model.entity import Entity, Linking, Reference
from doichieu.model.identity import content_id
from doichieu.model.origin import Origin, StoryOrigins
from doichieu.model.reading import QuoteMention, Reading
from doichieu.model.span import Range
from doichieu.origins.trace import Trace
from story_parts import apart, at, read

EVENING = read("Lũ quét ở Nậm Phạ", "Rạng sáng 14/8, lũ quét tràn vào bản Huổi Tát.", published="2026-08-14T18:30")
MORNING = read("Nậm Phạ: thêm hai người được cứu", "Sáng 15/8, hai người được cứu.", published="2026-08-15T09:15")
UNDATED = read("Bản Huổi Tát tan hoang sau một đêm mưa lũ lớn chưa từng thấy trong nhiều năm.")
LINES = st.lists(st.sampled_from(["Ngày 3/6/2026, cầu thông xe.", "Cầu dài 820 m.", "“Vui lắm”, ông nói.", "…", "Hết"]))


def built(*readings: Reading) -> Parts:
    groups = tuple(Origin(f"o{r.page.id}", "", "inferred", (r.page.id,), "", ()) for r in readings)
    return apart(*readings, trace=Trace((), StoryOrigins(1, len(readings), groups), {}, {}))


def titled(reading: Reading) -> Reading:
    block = reading.blocks[0]
    page = replace(reading.page, title=reading.span(block.range))
    return replace(reading, article=replace(reading.article, page=page))


def test_pages_stand_by_publication_undated_ones_last() -> None:
    pages = compose(built(UNDATED, MORNING, EVENING)).dossier.pages
    assert [page.id for page in pages] == [EVENING.page.id, MORNING.page.id, UNDATED.page.id]


def test_a_story_is_named_by_its_first_page_whoever_joins_later() -> None:
    alone, joined = (compose(built(*pages)).dossier.story.id for pages in ((EVENING,), (MORNING, EVENING)))
    assert alone == joined == content_id("s", EVENING.page.id)


def test_the_order_of_pages_changes_nothing() -> None:
    orders = ((EVENING, MORNING, UNDATED), (UNDATED, EVENING, MORNING))
    first, second = (msgspec.json.encode(compose(apart(*order)).dossier) for order in orders)
    assert first == second


def test_a_story_starts_and_ends_with_the_days_that_are_told() -> None:
    story = compose(built(EVENING, MORNING)).dossier.story
    assert (story.start, story.end) == ("2026-08-14", "2026-08-15")


def test_without_a_day_told_the_days_of_publication_count() -> None:
    story = compose(built(read("Cầu dài 820 m và rộng 12 m.", published="2026-08-14T18:30"))).dossier.story
    assert (story.start, story.end) == ("2026-08-14", "2026-08-14")


def test_days_long_before_publication_are_background() -> None:
    story = compose(built(read("Năm 2008 và ngày 3/6/2009 cũng có lũ lớn.", published="2026-08-14"))).dossier.story
    assert (story.start, story.end) == ("2026-08-14", "2026-08-14")


def test_the_title_is_a_pages_own() -> None:
    assert compose(built(titled(EVENING), MORNING)).dossier.story.title == "Lũ quét ở Nậm Phạ"


def test_without_a_title_the_brief_gives_one() -> None:
    assert UNDATED.text.startswith(compose(built(UNDATED)).dossier.story.title)


def test_a_quote_has_the_entity_of_its_speaker() -> None:
    reading = read("Bà Quàng Thị Muôn cho biết cầu treo bị sập.")
    place = Range(3, 17)
    quote = QuoteMention(range=Range(27, 42), direct=False, speaker=place, cue=Range(18, 26))
    linking = Linking(
        (Entity(id="e1", kind="person", name="Quàng Thị Muôn", mentions=(at(reading, "Quàng Thị Muôn"),)),),
        (Reference(reading.page.id, place, "e1"),),
    )
    (listed,) = compose(apart(replace(reading, quotes=(quote,)), linking=linking)).dossier.quotes
    assert (listed.speaker, listed.cue and listed.cue.exact) == ("e1", "cho biết")


@given(st.lists(LINES, min_size=1, max_size=3))
def test_what_is_composed_verifies(pages: list[list[str]]) -> None:
    readings = tuple(read(f"Trang {number}", *lines, published="2026-06-10") for number, lines in enumerate(pages))
    bound = compose(built(*readings))
    assert verify(bound.dossier, {file.id: file.text for file in bound.texts}) == ()
