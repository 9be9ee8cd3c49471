from __future__ import annotations

from told_stories import Told, tell

ANNOUNCED = (
    "Nhận lời mời của Tổng thống Cộng hòa Peru Ana Morales và Tổng thống Chile Luis Ferrada, Chủ tịch nước Trần Văn "
    "Khải và Phu nhân cùng Đoàn đại biểu cấp cao Việt Nam sẽ thăm cấp Nhà nước tới Peru, dự Lễ khánh thành cảng "
    "Callao và thăm chính thức Chile từ ngày 3 đến 9/6/2031."
)


def told(story: Told, kind: str) -> list[tuple[str | None, str]]:
    return [(story.name(claim.about.counterpart or claim.about.place), claim.value.text) for claim in story.said(kind)]


def test_an_announcement_gives_every_part_of_the_visit() -> None:
    story = tell(ANNOUNCED)
    assert told(story, "visit_kind") == [("PE", "thăm cấp Nhà nước"), ("CL", "thăm chính thức")]
    assert [claim.value.date for claim in story.said("visit_dates")] == ["2031-06-03/2031-06-09"]
    assert [claim.value.text for claim in story.said("visit_order")] == ["Peru, Chile"]
    assert [(c.about.property, c.value.text) for c in story.said("visit_company")] == [
        ("spouse", "phu nhân"),
        ("delegation", "đoàn đại biểu cấp cao việt nam"),
    ]
    named = [c for c in story.said("visit_invitation") if c.about.property == "invited by"]
    assert [(story.name(c.about.counterpart), c.value.text) for c in named] == [
        ("PE", "Ana Morales"),
        ("CL", "Luis Ferrada"),
    ]
    assert all(story.name(claim.about.subject) == "Trần Văn Khải" for claim in story.said("visit_kind"))


def test_two_pages_in_other_words_make_one_claim() -> None:
    other = "Chuyến thăm cấp Nhà nước của Chủ tịch nước Trần Văn Khải tới Peru có ý nghĩa quan trọng."
    (claim,) = [c for c in tell(ANNOUNCED, other).said("visit_kind") if c.value.text == "thăm cấp Nhà nước"]
    assert len({span.page for span in claim.evidence}) == 2


def test_planned_and_denied_visits_are_told_from_stated_ones() -> None:
    story = tell("Chủ tịch nước Trần Văn Khải sắp thăm Peru. Chủ tịch nước Trần Văn Khải không thăm Chile.")
    assert [(story.name(c.about.counterpart), c.modality) for c in story.said("visit_stop")] == [
        ("PE", "planned"),
        ("CL", "denied"),
    ]


def test_the_first_visit_of_a_person_in_office_is_its_own_claim() -> None:
    story = tell(
        "Chủ tịch nước Trần Văn Khải thăm Peru. "
        "Đây là chuyến thăm chính thức Peru đầu tiên của Chủ tịch nước Trần Văn Khải trên cương vị mới. "
        "Đây là chuyến thăm chính thức Chile đầu tiên của Chủ tịch nước Trần Văn Khải."
    )
    ranks = [(story.name(c.about.counterpart), c.about.holder_of, c.about.nth) for c in story.said("visit_rank")]
    assert ranks == [("PE", "Chủ tịch nước", "1"), ("CL", None, "1")]


def test_the_number_of_countries_is_counted_in_words_and_figures_alike() -> None:
    story = tell(
        "Chuyến thăm 3 nước của Chủ tịch nước Trần Văn Khải kéo dài một tuần.",
        "Chuyến thăm ba nước của Chủ tịch nước Trần Văn Khải thành công.",
    )
    (claim,) = story.said("visit_scope")
    assert (claim.value.amount, len(claim.evidence)) == ("3", 2)


def test_the_number_of_all_countries_counts_again_where_it_is_taken_up() -> None:
    story = tell(
        "Chủ tịch nước Trần Văn Khải thăm chính thức Peru và Chile. Việt Nam coi trọng hợp tác với hai nước. "
        "Chuyến thăm hai nước của Chủ tịch nước Trần Văn Khải kéo dài một tuần. Ba nước ASEAN cũng mời ông."
    )
    (claim,) = story.said("visit_scope")
    assert (claim.value.amount, len(claim.evidence)) == ("2", 2)


def test_first_and_last_stops_are_read_where_they_are_called_so() -> None:
    story = tell(
        "Chủ tịch nước Trần Văn Khải thăm Peru, Chile. Chặng dừng chân đầu tiên trong chuyến công tác của Chủ tịch "
        "nước Trần Văn Khải là Peru. Chặng cuối cùng trong chuyến đi là Chile."
    )
    ends = [(c.about.nth, c.value.text) for c in story.said("visit_order") if c.about.nth]
    assert ends == [("1", "Peru"), ("-1", "Chile")]


def test_a_page_without_a_visit_makes_no_visit_claims() -> None:
    story = tell("Khoảng 2 giờ ngày 5/6, xưởng gỗ bốc cháy làm 3 người chết. Lãnh đạo tỉnh đến thăm hỏi các gia đình.")
    assert [claim for claim in story.claims if claim.type.startswith("visit")] == []


def test_evidence_lies_inside_one_sentence_and_quotes_the_page() -> None:
    story = tell(ANNOUNCED)
    (reading,) = story.readings
    for claim in story.claims:
        for span in claim.evidence:
            assert reading.article.text[span.start : span.end] == span.exact
            assert any(reading.span(s.range).range.holds(span.range) for s in reading.sentences)
