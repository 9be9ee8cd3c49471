from __future__ import annotations

import pytest

from press_pages import BODY, LEAD, OTHERS, TITLE, article, kept, page, role_of, roles

STORY = (TITLE, LEAD, *BODY)


def test_a_plain_story_is_kept_whole_with_its_roles() -> None:
    found = article(page(*STORY))
    assert roles(found) == [("title", TITLE), ("lead", LEAD), *(("body", text) for text in BODY)]


@pytest.mark.parametrize(
    "furniture",
    [
        ("Có thể bạn quan tâm", *(headline for headline, _ in OTHERS)),
        ("Tin khác", *(line for pair in OTHERS for line in pair)),
        tuple(line for headline, teaser in OTHERS for line in (headline, headline, teaser)),
        tuple(line for headline, teaser in OTHERS for line in (headline, teaser, "Đời sống - 05:44 15/09/2025")),
        ("Để lại một bình luận", "Email của bạn sẽ không được hiển thị công khai."),
        ("Bình luận (2)", "Cầu treo Suối Ngài thông xe thì bản Pa Hín đỡ khổ, huyện Mường Vịn làm tốt lắm."),
    ],
)
@pytest.mark.parametrize("signature", [(), ("Hà Nhuận",), ("Theo báo Vùng Cao",)])
def test_what_stands_behind_the_story_is_cut(furniture: tuple[str, ...], signature: tuple[str, ...]) -> None:
    found = article(page(*STORY, *signature, *furniture))
    assert kept(found) == [*STORY, *signature]
    assert all(block.reason for block in found.page.blocks)


def test_a_date_of_a_box_is_not_the_page_s() -> None:
    lines = [line for headline, teaser in OTHERS for line in (headline, teaser, "Đời sống - 05:44 15/09/2025")]
    assert article(page(*STORY, *lines)).page.published is None


def test_the_story_goes_on_behind_a_box_among_its_paragraphs() -> None:
    found = article(page(TITLE, LEAD, BODY[0], "Tin liên quan", OTHERS[0][0], OTHERS[1][0], BODY[1], BODY[2]))
    assert kept(found) == list(STORY)
    assert role_of(found, OTHERS[1][0]).role == "related_link"


def test_a_link_among_the_paragraphs_is_cut_alone() -> None:
    found = article(page(TITLE, LEAD, BODY[0], f">> {OTHERS[0][0]}", f"Đọc thêm: {OTHERS[1][0]}", *BODY[1:]))
    assert kept(found) == list(STORY)


def test_menus_above_the_headline_are_cut() -> None:
    found = article(page("Trang chủ", "Thời sự", "Kinh tế", *STORY))
    assert kept(found) == list(STORY)


def test_a_page_of_one_paragraph_is_kept_whole() -> None:
    text = " ".join([LEAD, *BODY])
    assert kept(article(f"{TITLE}\n{LEAD}\n{text}")) == [TITLE, LEAD, text]


def test_a_headline_may_hold_points() -> None:
    title = "TP. Mường Vịn: Yahoo! khai trương văn phòng"
    found = article(page(title, LEAD, *BODY))
    assert found.page.title is not None
    assert found.page.title.exact == title


def test_the_headline_again_is_a_leftover_not_a_section() -> None:
    found = article(page(TITLE, TITLE.title(), LEAD, *BODY))
    assert role_of(found, TITLE.title()).role == "artefact"


def test_sections_keep_their_headings() -> None:
    found = article(page(TITLE, LEAD, "Kinh phí và thời gian", *BODY))
    assert role_of(found, "Kinh phí và thời gian").role == "subtitle"
    assert role_of(found, "Kinh phí và thời gian").kept


def test_headlines_run_together_are_cut() -> None:
    others = ("thăm bản Pa Hín nhân ngày hội đọc sách", "trao quà cho học sinh nghèo vượt khó", "tiếp đoàn tỉnh bạn")
    run = " ".join(f"Chủ tịch huyện Mường Vịn {what}" for what in others)
    assert role_of(article(page(TITLE, LEAD, run, *BODY)), run).role == "related_link"


def test_captions_and_their_repeats_have_their_role() -> None:
    caption = "Cầu treo ngày thông xe. (Ảnh: Hà Nhuận/Vùng Cao)"
    found = article(page(TITLE, LEAD, caption, caption, *BODY))
    assert [role for role, text in roles(found) if text == caption] == ["caption", "caption"]
    assert [(credit.kind, credit.name) for credit in found.page.credits] == [("photo", "Hà Nhuận/Vùng Cao")]


def test_a_language_without_a_pack_is_cleaned_too() -> None:
    title = "Suspension bridge reopens after eleven months of repairs"
    text = ["The bridge over the river links the village with the market and was closed for most of a year."] * 3
    other = "School asks for two more teachers in autumn"
    found = article(page(title, *text, other, other, "Enrolment is expected to rise by a quarter next year."))
    assert found.page.language == "en"
    assert other not in kept(found)
    assert kept(found)[0] == title


def test_a_name_that_a_broken_line_leaves_alone_signs_nothing() -> None:
    found = article(page(TITLE, LEAD, "Tại điểm cầu", "Nậm Cút", ", trưởng bản Pa Hín cùng dự lễ thông xe.", *BODY))
    assert set(BODY) <= set(kept(found))
    assert found.page.authors == ()


def test_the_headline_with_a_stamp_wins_over_notices_and_menus() -> None:
    notice = "Trang này dùng cookie để nhớ lựa chọn của bạn."
    above = ("Quyền riêng tư của bạn đọc", notice, "Lễ hội bốn mùa trên núi")
    found = article(page(*above, TITLE, "Hà Nhuận 02/08/2023 10:47", LEAD, *BODY))
    assert kept(found)[0] == TITLE
    assert found.page.published is not None
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]


def test_a_teaser_under_the_heading_of_a_box_goes_with_it() -> None:
    found = article(page(TITLE, LEAD, BODY[0], "Xem thêm", *OTHERS[0], *BODY[1:], f"{LEAD} Đó là niềm vui của cả bản."))
    assert OTHERS[0][1] not in kept(found)
    assert set(BODY) <= set(kept(found))


def test_a_short_line_that_stands_again_and_again_is_a_control() -> None:
    lines = [line for text in BODY for line in (text, "Gửi cho người thân")]
    assert kept(article(page(TITLE, LEAD, *lines))) == list(STORY)


def test_a_few_words_below_the_last_paragraph_sign_the_text() -> None:
    found = article(page(TITLE, LEAD, *BODY, "Ủy ban nhân dân huyện"))
    assert roles(found)[-1][0] == "byline"


@pytest.mark.parametrize("stamp", ["03/05/2025 14:20", "5 giờ trước"])
def test_the_story_goes_on_behind_a_box_with_teaser_and_stamp(stamp: str) -> None:
    rest = (
        "Trưởng bản Pa Hín nói từ nay học sinh không còn phải ở trọ cả tuần.",
        "Kinh phí sửa chữa là 3,6 tỷ đồng, cầu treo chịu được tải 1,5 tấn.",
    )
    found = article(page(TITLE, LEAD, BODY[0], "Tin liên quan", *OTHERS[0], stamp, *rest))
    assert kept(found) == [TITLE, LEAD, BODY[0], *rest]
    assert found.page.published is None


def test_another_story_whole_behind_a_box_is_not_taken_up() -> None:
    other = [f"{text} Giá cá linh ở chợ nổi đầu mùa nước tăng gấp đôi so với năm ngoái." for _, text in OTHERS]
    assert kept(article(page(*STORY, "Tin liên quan", OTHERS[0][0], *other))) == list(STORY)


def test_a_source_above_the_stamp_does_not_end_the_story() -> None:
    found = article(page(TITLE, LEAD, "TTXVN", "05/05/2025 17:40", "Chia sẻ", *BODY))
    assert set(BODY) <= set(kept(found))
    assert found.page.published is not None


def test_bare_headlines_in_a_box_have_no_teaser_below_the_last() -> None:
    rest = ("Mỗi chiều thứ sáu, thuyền chở ngô từ bến lên chợ phiên chỉ mất chừng nửa tiếng.", *BODY)
    found = article(page(TITLE, LEAD, "TIN LIÊN QUAN", OTHERS[0][0], OTHERS[1][0], *rest))
    assert kept(found) == [TITLE, LEAD, *rest]


@pytest.mark.parametrize(
    "control",
    ["Tốc độ 1.0x", "Tốc độ đọc: 1,25x", "Nghe đọc bài 4:12", "Vui lòng đăng nhập để đọc tiếp nội dung này."],
)
def test_players_and_gates_are_controls(control: str) -> None:
    assert kept(article(page(TITLE, LEAD, control, *BODY))) == list(STORY)


def test_speed_is_a_heading_where_no_player_is() -> None:
    assert "Tốc độ" in kept(article(page(TITLE, LEAD, BODY[0], "Tốc độ", *BODY[1:])))
