from __future__ import annotations

import pytest

from told_stories import tell


def test_a_post_is_claimed_of_the_person_it_is_tied_to() -> None:
    story = tell("Bộ trưởng Ngoại giao Lê Quang Hòa tiếp nguyên Chủ tịch nước Trần Văn Khải.")
    posts = [(story.name(c.about.subject), c.about.property, c.value.text) for c in story.said("post")]
    assert ("Lê Quang Hòa", "post", "Bộ trưởng Ngoại giao") in posts
    assert ("Trần Văn Khải", "former post", "Nguyên Chủ tịch nước") in posts


def test_spellings_of_a_foreign_name_are_claims_but_hyphens_are_none() -> None:
    story = tell(
        "Tổng thống Peru Kassym-Jomart Morales đến Hà Nội.",
        "Tổng thống Peru Kassym Jomart Morales đến Hà Nội.",
        "Tổng thống Peru Kassym-Jormat Morales đến Hà Nội.",
    )
    assert sorted(len(claim.evidence) for claim in story.said("name")) == [1, 2]


def test_relations_that_an_anniversary_counts_from_a_year_date_from_the_day_in_it_that_is_told() -> None:
    story = tell(
        ("Việt Nam và Peru", "Năm 2031, Việt Nam và Peru kỷ niệm 37 năm thiết lập quan hệ ngoại giao."),
        ("Việt Nam - Peru", "Việt Nam và Peru thiết lập quan hệ ngoại giao vào ngày 14/11/1994."),
        published="2031-05-02",
    )
    (claim,) = [c for c in story.said("relation") if c.about.property == "relations since"]
    assert (story.name(claim.about.counterpart), claim.value.date) == ("PE", "1994-11-14")
    assert len({span.page for span in claim.evidence}) == 2


def test_two_days_of_one_year_are_two_claims_and_the_bare_year_is_neither() -> None:
    lines = ("ngày 14/11/1994", "ngày 4/11/1994", "năm 1994", "tháng 11/1994")
    story = tell(*(("Việt Nam - Peru", f"Việt Nam và Peru thiết lập quan hệ ngoại giao {day}.") for day in lines))
    since = [c.value.date for c in story.said("relation") if c.about.property == "relations since"]
    assert sorted(map(str, since)) == ["1994", "1994-11", "1994-11-04", "1994-11-14"]


def test_a_level_of_relations_to_be_reached_is_not_one_that_is_held() -> None:
    story = tell(
        "Việt Nam là Đối tác chiến lược với Peru. Việt Nam và Chile nhất trí nâng quan hệ lên Đối tác toàn diện. "
        "Lào là đối tác chiến lược quan trọng của Việt Nam."
    )
    levels = [(story.name(c.about.counterpart), c.about.property, c.value.text) for c in story.said("relation")]
    assert levels == [
        ("PE", "level of relations", "Đối tác chiến lược"),
        ("CL", "level of relations to be reached", "Đối tác toàn diện"),
    ]


def test_anniversaries_of_different_events_are_different_claims() -> None:
    story = tell("Peru kỷ niệm 80 năm Ngày Chiến thắng, Việt Nam kỷ niệm 50 năm Ngày Giải phóng miền Nam.")
    assert sorted((c.value.amount or "") for c in story.said("anniversary")) == ["50", "80"]


def test_ties_of_a_party_are_claimed_with_the_country() -> None:
    story = tell("Đảng Cộng sản Việt Nam có quan hệ tốt đẹp với các chính đảng lớn ở Peru.")
    assert [story.name(claim.about.counterpart) for claim in story.said("ties")] == ["PE"]


def test_a_clause_in_two_pages_is_one_statement_and_its_neighbours_are_others() -> None:
    story = tell(
        "Cây cầu mới nối hai bờ sông được xây bằng đá ong lấy từ núi Bà Vải; công trình giúp học sinh bản Pa Hín tới "
        "trường quanh năm mà không phải đi bè.",
        "Theo người dân, cây cầu mới nối hai bờ sông được xây bằng đá ong lấy từ núi Bà Vải. Nhờ công trình này, "
        "trời mưa to vẫn yên tâm.",
    )
    statements = story.said("statement")
    assert len(statements) == 1
    assert all("đá ong" in span.exact and "học sinh" not in span.exact for span in statements[0].evidence)


def test_a_clause_said_inside_a_longer_sentence_is_found_there() -> None:
    said = "Cây cầu mới nối hai bờ sông được xây bằng đá ong lấy từ núi Bà Vải và gỗ lim rừng Pa Hín"
    longer = (
        "Trước ngày hội, bà con kể cây cầu nối hai bờ sông được xây bằng đá ong lấy từ núi Bà Vải, còn đường thì chưa."
    )
    story = tell(said + ".", longer, said + " trong ba năm.")
    (claim,) = story.said("statement")
    assert len({span.page for span in claim.evidence}) == 3


def test_a_claim_is_attributed_only_when_every_page_attributes_it() -> None:
    said = "Thứ trưởng Bộ Ngoại giao Lê Thị Mận cho biết Chủ tịch nước Trần Văn Khải sẽ thăm chính thức Peru."
    plain = "Chủ tịch nước Trần Văn Khải sẽ thăm chính thức Peru."
    alone = tell(said)
    (claim,) = alone.said("visit_kind")
    assert alone.name(claim.attributed_to) == "Lê Thị Mận"
    (joined,) = tell(said, plain).said("visit_kind")
    assert joined.attributed_to is None


def test_one_speech_in_differing_words_is_one_thing_said_in_two_ways() -> None:
    story = tell(
        "Ông Trần Văn Khải nói: “Chúng tôi sẽ xây lại cây cầu trước mùa mưa năm tới cho bà con.”",
        "“Chúng tôi sẽ xây lại cây cầu trước mùa mưa cho bà con trong bản”, ông Trần Văn Khải nói.",
        "“Tôi chưa nhận được báo cáo nào về việc ấy từ tỉnh”, ông Trần Văn Khải nói.",
    )
    quotes = story.said("quote")
    assert len(quotes) == 2
    assert len({claim.about for claim in quotes}) == 1


def test_what_is_asked_for_or_many_times_over_is_no_event() -> None:
    story = tell(
        "Người dân đòi bắt Nguyễn Văn Bảy. Nhiều vụ cháy xảy ra tại Nghệ An. Mẹ của Lê Thị Mận qua đời ngày 3/4."
    )
    assert not story.said("event")


def test_a_day_told_by_a_reporter_is_not_that_of_the_act() -> None:
    story = tell("Chiều 1/11/2031, Công an tỉnh Nghệ An cho biết vừa bắt giữ Nguyễn Văn Bảy.")
    assert story.said("event") and not story.said("event_date")


def test_endless_signings_and_speeches_take_no_endless_time() -> None:
    story = tell(
        "Việt Nam và Peru ký " + "ký 3 văn kiện " * 250, "Ông Trần Văn Khải nói: “" + "tôi sẽ xây lại cầu " * 700
    )
    assert {claim.value.amount for claim in story.said("agreement")} <= {"3", None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sau hội đàm, các bộ trưởng lần lượt trao nhau mười một văn bản.", ("documents signed", "UY", "11", "stated")),
        ("Bảy văn kiện được hai bên ký kết.", ("documents signed", "UY", "7", "stated")),
    ],
)
def test_what_is_signed_is_signed_with_the_country_of_the_head(text: str, told: tuple[str, str, str, str]) -> None:
    story = tell(("Tổng thống Uruguay thăm Hà Nội", "Tổng thống Uruguay tới Hà Nội sáng nay. Ông ở lại ba ngày.", text))
    (claim,) = story.said("agreement")
    assert (claim.about.property, story.name(claim.about.counterpart), claim.value.amount, claim.modality) == told


def test_a_document_between_firms_is_signed_or_not() -> None:
    done, not_done = (
        "Công ty Mũi Kỳ đã ký thỏa thuận giãn nợ với trái chủ.",
        "Mũi Kỳ chưa ký thỏa thuận giãn nợ với trái chủ.",
    )
    story = tell(("Mũi Kỳ chậm trả lãi", done), ("Trái chủ Mũi Kỳ chờ đến bao giờ", not_done))
    assert {claim.modality for claim in story.said("agreement")} == {"stated", "denied"}
    assert "contradiction" in {finding.kind for finding in story.findings}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Hai bên nhất trí đưa kim ngạch thương mại song phương lên 3 tỷ USD vào năm 2035.", "planned"),
        ("Hai nước đặt mục tiêu kim ngạch thương mại đạt 1 tỷ USD.", "planned"),
        ("Kim ngạch thương mại hai nước sẽ đạt 1 tỷ USD.", "planned"),
        ("Kim ngạch thương mại hai nước năm 2040 đạt 1 tỷ USD.", "planned"),
        ("Kim ngạch thương mại hai nước năm 2030 đạt 420 triệu USD.", "stated"),
        ("Vượt mục tiêu của hai bên, kim ngạch thương mại hai nước năm 2030 đạt 420 triệu USD.", "stated"),
    ],
)
def test_a_figure_to_be_reached_is_no_fact(text: str, modality: str) -> None:
    (claim,) = tell("Việt Nam và Peru. " + text, published="2031-06-05").said("figure")
    assert claim.modality == modality


def test_who_says_a_figure_is_kept() -> None:
    story = tell('Việt Nam và Peru. Ông Trần Văn Khải nói: "Kim ngạch hai nước năm 2030 đạt 420 triệu USD".')
    (claim,) = story.said("figure")
    assert story.name(claim.attributed_to) == "Trần Văn Khải"
