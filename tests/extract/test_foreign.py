from __future__ import annotations

import pytest

from press_pages import BODY, LEAD, OTHERS, TITLE, article, kept, page

STORY = (TITLE, LEAD, *BODY)
CARDS = [
    (
        "Thương lái gom cá linh từ nửa đêm ở chợ nổi",
        "Mỗi ký cá linh được thương lái mua với giá 180.000 đồng.",
        "03/05/2025",
    ),
    ("Trường mầm non xin thêm hai giáo viên cho năm tới", "Số trẻ ra lớp vượt chỉ tiêu của trường.", "04/05/2025"),
    ("Đội bóng xóm chài vào chung kết giải phủi mùa hè", "Hai bàn ở phút bù giờ khiến khán đài vỡ òa.", "05/05/2025"),
]


def test_headlines_in_a_row_behind_the_story_are_cut() -> None:
    assert kept(article(page(*STORY, *(head for head, _, _ in CARDS)))) == list(STORY)


def test_headlines_with_a_sentence_each_behind_the_story_are_cut() -> None:
    assert kept(article(page(*STORY, *(text for card in CARDS for text in card[:2])))) == list(STORY)


def test_a_headline_with_its_teaser_among_the_paragraphs_is_cut() -> None:
    found = article(page(TITLE, LEAD, BODY[0], *CARDS[0][:2], *BODY[1:]))
    assert kept(found) == list(STORY)


@pytest.mark.parametrize(
    "stamps", [("03/05/2025", "04/05/2025", "05/05/2025"), ("1 giờ trước", "2 giờ trước", "3 giờ trước")]
)
def test_cards_without_links_are_cut(stamps: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY[1:])
    for above in (False, True):
        cards = ""
        for (head, text, _), stamp in zip(CARDS, stamps, strict=True):
            told = f"<div>{head}</div><div>{text}</div>"
            cards += f"<div class=o><i>{stamp}</i>{told}</div>" if above else f"<div class=o>{told}<i>{stamp}</i></div>"
        found = article(f"<html><body><div><h1>{TITLE}</h1>{body}{cards}</div></body></html>", "html")
        assert kept(found) == list(STORY)


def test_sections_in_the_story_s_words_are_kept() -> None:
    sections = (
        "Người dân bản Pa Hín đi vòng đường rừng",
        "Suốt 11 tháng, người dân bản Pa Hín phải đi vòng đường rừng.",
        "Huyện Mường Vịn chi 2,1 tỷ đồng sửa cầu treo",
        "Kinh phí sửa chữa cầu treo là 3,6 tỷ đồng.",
    )
    assert kept(article(page(*STORY, *sections))) == [*STORY, *sections]


def test_a_list_of_names_and_items_is_kept() -> None:
    items = ("Xi măng, cát và đá cho hai mố cầu", "Trưởng bản Lò Văn Khụt", "Chủ tịch xã Hà Thị Nhuận", "96 m dây cáp")
    assert set(items) <= set(kept(article(page(TITLE, LEAD, *BODY[:2], *items, BODY[2]))))


def test_headlines_behind_bullets_go_with_the_link_above_them() -> None:
    found = article(page(TITLE, LEAD, BODY[0], f">>> {OTHERS[0][0]}", f"* {OTHERS[1][0]}", *BODY[1:]))
    assert kept(found) == list(STORY)


def test_the_masthead_over_the_clock_of_the_page_is_no_headline() -> None:
    found = article(page("Báo Vùng Cao điện tử", "Thứ Sáu, 04/08/2023", TITLE, "02/08/2023 08:15", LEAD, *BODY))
    assert found.page.title is not None
    assert found.page.title.exact == TITLE


def test_lines_that_each_open_with_a_time_in_other_words_are_cut() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
    cards = "".join(f"<li><em>{day} 14:20</em><b>{head}</b><i>{text}</i></li>" for head, text, day in CARDS)
    found = article(f"<html><body><h1>{TITLE}</h1>{paragraphs}<ul>{cards}</ul></body></html>", "html")
    assert kept(found) == list(STORY)


def test_a_chronicle_of_the_story_is_kept() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
    days = [f"0{n}/09/2022 1{n}:20 {text}" for n, text in enumerate(BODY, 1)]
    found = article(
        f"<html><body><h1>{TITLE}</h1>{paragraphs}{''.join(f'<p>{d}</p>' for d in days)}</body></html>", "html"
    )
    assert set(days) <= set(kept(found))
