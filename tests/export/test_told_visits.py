"""A visit that several stories tell stands once, with the evidence of all of them."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.export.told_visits import day, told_visits
from doichieu.model.dossier import Bound
from doichieu.model.entity import Post
from doichieu.model.page import Stamp
from doichieu.model.record import FieldEvidence, Leg
from voyages import planned, voyage


def told_by(bound: Bound, story: str, published: str) -> Bound:
    """The same dossier as another story's, all of whose pages are of one day."""
    dossier = bound.dossier
    pages = tuple(replace(page, published=Stamp(value=published, source="given")) for page in dossier.pages)
    return replace(bound, dossier=replace(dossier, story=replace(dossier.story, id=story), pages=pages))


def test_one_visit_of_two_stories_is_told_once_with_all_citations() -> None:
    legs = voyage().dossier.records[0].legs
    whole = told_by(voyage(), "s1", "2031-09-09")
    part = told_by(voyage(legs=(legs[1], Leg(country="KZ"))), "s2", "2031-09-08")
    (told,) = told_visits((part, whole))
    assert told.visit == whole.dossier.records[0]
    assert told.stories == ("s1", "s2")
    assert {cited.story for cited in told.citations if cited.leg == 2} == {"s1", "s2"}


def test_the_latest_story_says_how_it_stands_and_earlier_ones_fill_what_it_leaves_out() -> None:
    before = told_by(voyage(status="announced", spouse=True), "s1", "2031-09-01")
    made = voyage().dossier.records[0]
    bare = (replace(made.legs[0], invited_by=(), place=None, evidence=FieldEvidence()), made.legs[1])
    after = told_by(voyage(legs=bare, delegation=()), "s2", "2031-09-08")
    for run in ((before, after), (after, before)):
        (told,) = told_visits(run)
        assert (told.visit.status, told.visit.spouse, told.visit.delegation) == ("completed", True, made.delegation)
        assert (told.visit.legs[0].place, told.visit.legs[0].invited_by) == ("Lisbon", made.legs[0].invited_by)
        assert told.visit.legs[0].evidence == made.legs[0].evidence
        assert [cited.span.exact for cited in told.citations if cited.member == 1 and cited.field == "name"] == [
            "Lê Văn Tám"
        ]


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
