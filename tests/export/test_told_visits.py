"""A visit that several stories tell stands once, with the evidence of all of them."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.export.told_visits import day, told_visits
from doichieu.model.entity import Post
from doichieu.model.record import Leg
from voyages import planned, voyage


def test_one_visit_of_two_stories_is_told_once_with_all_citations() -> None:
    whole = voyage()
    part = replace(whole, dossier=replace(whole.dossier, story=replace(whole.dossier.story, id="s2")))
    legs = whole.dossier.records[0].legs
    part = replace(
        part, dossier=replace(part.dossier, records=(voyage(legs=(legs[1], Leg(country="KZ"))).dossier.records[0],))
    )
    (told,) = told_visits((part, whole))
    assert told.visit is whole.dossier.records[0]
    assert set(told.stories) == {"s2", whole.dossier.story.id}
    assert {cited.story for cited in told.citations if cited.leg == 2} == set(told.stories)


def test_visits_stand_in_the_order_of_their_days() -> None:
    assert [told.visit.start for told in told_visits((planned(), voyage()))] == ["2031-09-03", "2032-09-03"]


def test_an_id_that_could_name_a_path_is_replaced() -> None:
    (told,) = told_visits((voyage(id="../x"),))
    assert told.id.isalnum()


def test_a_post_meets_its_body_in_one_word() -> None:
    (told,) = told_visits((voyage(),))
    assert told.post(Post("Bộ trưởng Bộ", "e6")) == "Bộ trưởng Bộ Công Thương"
    assert told.post(Post("Bộ trưởng", "e6")) == "Bộ trưởng Bộ Công Thương"
    assert told.post(Post("Bộ trưởng Bộ Công Thương", "e6")) == "Bộ trưởng Bộ Công Thương"
    assert told.post(Post("Bộ trưởng", None)) == "Bộ trưởng"


def test_an_open_end_is_no_day() -> None:
    assert (day(".."), day(None), day("2031")) == (None, None, "2031")
