from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.reader import annotate_article
from doichieu.model.identity import digest, page_id
from doichieu.model.page import Article, Block, Page, Role
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from pace import loops


def read(*paragraphs: str | tuple[Role, str]) -> Reading:
    """A page of paragraphs, each body text unless it says its role."""
    parts: list[tuple[Role, str]] = [("body", p) if isinstance(p, str) else p for p in paragraphs]
    text, blocks = "", []
    for role, words in parts:
        blocks.append(Block(len(text), len(text) + len(words), role, True, "test"))
        text += words + "\n\n"
    page = Page(
        id=page_id(text), sources=("a.txt",), sha256=digest(text), source_sha256=digest(text), rendering="text",
        language="vi", length=len(text), blocks=tuple(b for b in blocks if b.start < b.end),
    )  # fmt: skip
    return annotate_article(Article(page, text))


def said(*paragraphs: str | tuple[Role, str]) -> list[tuple[str | None, str]]:
    """Speaker and words of every quote; a tilde before reported ones."""
    reading = read(*paragraphs)

    def words(place: Range) -> str:
        return reading.text[place.start : place.end]

    return [
        (words(q.speaker) if q.speaker else None, ("" if q.direct else "~") + words(q.range)) for q in reading.quotes
    ]


def test_every_paragraph_of_an_answer_is_a_turn_of_the_labelled_speaker() -> None:
    assert said(
        ("question", "Phóng viên: Bà đánh giá thế nào về vụ mùa?"),
        ("answer", "Giám đốc Sở Nông nghiệp Hồ Thị Bảy: Vụ mùa rất tốt."),
        ("answer", "Người dân phấn khởi, “3 giảm” đã thành nếp."),
        ("question", "Phóng viên: Xin cảm ơn bà."),
    ) == [
        ("Phóng viên", "Bà đánh giá thế nào về vụ mùa?"),
        ("Hồ Thị Bảy", "Vụ mùa rất tốt."),
        ("Hồ Thị Bảy", "Người dân phấn khởi, “3 giảm” đã thành nếp."),
        ("Phóng viên", "Xin cảm ơn bà."),
    ]


def test_a_heading_that_quotes_is_speech_and_a_place_before_a_colon_is_not() -> None:
    assert said(("title", "Ông Trần Văn Sáu: Cầu mới sẽ xong trước Tết")) == [
        ("Trần Văn Sáu", "Cầu mới sẽ xong trước Tết")
    ]
    assert said(("title", "Hà Nội: Cháy lớn ở kho vải")) == []


def test_a_list_of_people_behind_a_colon_is_no_turn() -> None:
    assert said("Tham gia đoàn có các ủy viên Hội đồng: ông Trần Văn Sáu, bà Hồ Thị Bảy.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Sáu nói: “Cầu sẽ xong trước Tết.”",
        "“Cầu sẽ xong trước Tết”, ông Trần Văn Sáu nói.",
        "“Cầu sẽ xong trước Tết” - ông Trần Văn Sáu chia sẻ.",
        "“Cầu sẽ xong trước Tết.” Ông Trần Văn Sáu nói.",
        "Ông Trần Văn Sáu khẳng định “Cầu sẽ xong trước Tết”.",
        '"Cầu sẽ xong trước Tết", theo ông Trần Văn Sáu.',
    ],
)
def test_words_in_marks_with_a_reporting_clause_on_either_side(text: str) -> None:
    found = said(text)
    assert [speaker for speaker, words in found] == ["Trần Văn Sáu"]
    assert found[0][1].strip('“”".') == "Cầu sẽ xong trước Tết"


def test_a_speech_over_several_paragraphs_keeps_its_speaker() -> None:
    assert said("Ông Trần Văn Sáu nói: “Cầu sẽ xong trước Tết.", "“Không ai bị thu thêm tiền.”") == [
        ("Trần Văn Sáu", "“Cầu sẽ xong trước Tết."),
        ("Trần Văn Sáu", "“Không ai bị thu thêm tiền.”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chiến dịch “45 ngày đêm” do ông Trần Văn Sáu khởi xướng.",
        "Ông Trần Văn Sáu bị khởi tố về tội “Gây rối trật tự công cộng”.",
        "Đảng “Sa Bàn mới” cầm quyền từ năm 2020.",
        "Ông Trần Văn Sáu ra mắt cuốn sách “Những ngày không quên ở phố cũ”.",
        "Chuyến thăm của ông Trần Văn Sáu khẳng định tình hữu nghị giữa hai nước.",
        "Việt Nam khẳng định tình cảm chân thành với bạn bè.",
        "Đoàn đi theo lời mời của Tổng thống Vladimir Putin.",
        "Theo quy định, xe tải không được vào phố. Theo đó, mọi xe phải dừng.",
        "Ông Trần Văn Sáu theo dõi trận đấu từ khán đài.",
        "Bộ trưởng có thể nói gì về vụ mùa?",
        "Nông dân được cho là đã bán hết lúa.",
        "Kinh tế nói chung và nông nghiệp nói riêng phát triển.",
    ],
)
def test_stressed_words_names_and_look_alikes_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_a_pronoun_stands_for_the_person_named_last_whom_it_fits() -> None:
    found = said("Ông Trần Văn Sáu và bà Hồ Thị Bảy đến dự. Bà cho biết vụ mùa rất tốt. Ông cho rằng giá sẽ giảm.")
    assert [speaker for speaker, _ in found] == ["Hồ Thị Bảy", "Trần Văn Sáu"]


def test_the_holder_of_a_post_behind_the_name_speaks_not_the_body() -> None:
    found = said("Ông Trần Văn Sáu, Giám đốc Sở Y tế Hà Nội, cho biết dịch đã lui.")
    assert [speaker for speaker, _ in found] == ["Trần Văn Sáu"]


def test_a_state_and_a_body_speak_too() -> None:
    found = said("Kazakhstan khẳng định coi Việt Nam là đối tác quan trọng.", "Đại diện Bộ Y tế cho biết dịch đã lui.")
    assert found == [
        ("Kazakhstan", "~Kazakhstan khẳng định coi Việt Nam là đối tác quan trọng"),
        ("Đại diện Bộ Y tế", "~Đại diện Bộ Y tế cho biết dịch đã lui"),
    ]


HOSTILE = ["“" * 20_000, "“a”" * 7_000, "ông nói " * 3_000, "theo ông A, " * 2_000, "A: " * 5_000, "nói: “x” " * 3_000]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_pages_cost_no_more_than_their_length(text: str) -> None:
    assert loops(lambda: read(text)) < 350


@pytest.mark.parametrize("subject", ["Ông Trần Văn Sáu", "Một người dân", "Wilhelmina Quist", "Ông này"])
@pytest.mark.parametrize("verb", ["cho biết", "nói", "khẳng định"])
def test_a_page_may_end_with_the_verb(subject: str, verb: str) -> None:
    assert said(f"Trời mưa to suốt đêm. {subject} {verb}") == []


PIECES = [
    "Ông Trần Văn Sáu",
    " nói",
    " rằng ",
    ": ",
    "“",
    "”",
    '"',
    "Theo ",
    ", ",
    ". ",
    "cho biết ",
    "được ",
    "mưa ",
    "\n",
]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_places_lie_inside_the_text_in_order(text: str) -> None:
    reading = read(text)
    for quote in reading.quotes:
        places = [place for place in (quote.range, quote.speaker, quote.cue) if place]
        assert all(0 <= place.start < place.end <= len(reading.text) for place in places)
    assert list(reading.quotes) == sorted(reading.quotes, key=lambda q: (q.range.start, -q.range.end))


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Luật sư Đinh Công Khế, người bào chữa cho bị cáo Lựu, cho rằng mức án ấy là quá nặng.",
         "Đinh Công Khế", "~Đinh Công Khế, người bào chữa cho bị cáo Lựu, cho rằng mức án ấy là quá nặng"),
        ("Bác sĩ Âu Thanh Lê, Bệnh viện Đa khoa Sao Khuê, cho biết khoa đã kín giường.",
         "Âu Thanh Lê", "~Bác sĩ Âu Thanh Lê, Bệnh viện Đa khoa Sao Khuê, cho biết khoa đã kín giường"),
        ("Hai Bộ trưởng nhấn mạnh quan hệ nghề cá đang phát triển rất tốt.",
         "Hai Bộ trưởng", "~Hai Bộ trưởng nhấn mạnh quan hệ nghề cá đang phát triển rất tốt"),
        ("Hôm nay, Quách Gia Mận không nhận tội. “Tôi chỉ vay tiền, không lừa ai”, bị cáo nói.",
         "Quách Gia Mận", "“Tôi chỉ vay tiền, không lừa ai”"),
        ("Chuyến thăm sẽ được lùi sang thời điểm khác, Người phát ngôn Tạ Thu Bưởi thông báo tối 18/11.",
         "Tạ Thu Bưởi", "~Chuyến thăm sẽ được lùi sang thời điểm khác"),
        ("“Các cầu thủ đã không bỏ cuộc”, HLV Ngô Quang Lê nói sau trận.",
         "Ngô Quang Lê", "“Các cầu thủ đã không bỏ cuộc”"),
    ],
)  # fmt: skip
def test_the_speaker_is_whom_the_clause_begins_with(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Sáu đề nghị các xã dọn sạch kênh mương trước mùa mưa.",
        "Sở Cầu đường yêu cầu nhà thầu làm xong cầu trước Tết.",
        "Bà Hồ Thị Bảy hy vọng vụ tới sẽ được mùa hơn năm nay.",
        "Hội Nông dân gọi loa để thông báo cho bà con lịch xả nước.",
        "Bà Hồ Thị Bảy chưa đưa ra bình luận nào về vụ việc này.",
        "Công ty Sao Khuê từ chối bình luận về giá vé của cầu mới.",
        "Ông Trần Văn Sáu thừa nhận hành vi vi phạm pháp luật của mình.",
        "Ông Trần Văn Sáu chia sẻ với những mất mát của bà con vùng lũ, nhất là các cụ già neo đơn.",
        "Sở Cầu đường chấp thuận đề xuất của nhà thầu về giá vé.",
        "Doanh nghiệp không đảm bảo được nghĩa vụ trả nợ gốc và lãi.",
        "Cụ thể là cầu nói trên dài 200 m và sẽ xong trước Tết.",
        "Theo thông tin ban đầu, cầu dài 200 m và có bốn làn xe.",
        "Vì tin theo lời quảng cáo trên mạng, nhiều người đã mất tiền.",
        "Trạm có tủ điều khiển trung tâm và hệ thống còi cảnh báo.",
    ],
)
def test_requests_wishes_things_and_what_nobody_said_are_no_speech(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Theo thống kê của Hội Cầu đường Sa Bàn (HCS), cả tỉnh có 12 cầu yếu.", ["Hội Cầu đường Sa Bàn"]),
        ("Tờ Sa Bàn News của Thái Lan cho biết máy bay đã hạ cánh khẩn cấp xuống sông.", ["Sa Bàn News"]),
        ("Tờ Sa Bàn News đưa tin lũ đã rút. Theo tờ báo, đường sắt sẽ thông trong tuần.", ["Sa Bàn News"] * 2),
        ("Các nguồn tin Palestine cho biết lũ đã rút. Theo nguồn tin này, đường đã thông.",
         ["Các nguồn tin Palestine", "nguồn tin"]),
        ("HLV Trần Văn Sáu của U23 Lào nhận định trận đấu sẽ rất khó.", ["Trần Văn Sáu"]),
        ("Chuyên gia kinh tế Nhật Bản Trần Văn Sáu tại Viện Sao Khuê nhận định giá sẽ giảm.", ["Trần Văn Sáu"]),
        ("Ông Trần Văn Sáu, Phó Giám đốc Sở Y tế, thành viên Hội Nông dân cho biết dịch đã lui.", ["Trần Văn Sáu"]),
        ("Ông Trần Văn Sáu nói rằng một quan chức của Lào xác nhận với ông rằng máy bay đã rơi.",
         ["một quan chức của Lào"]),
        ("Bộ Y tế cho biết không có người chết, ông Trần Văn Sáu cho biết, trạm xá đã kín giường.",
         ["Bộ Y tế", "Trần Văn Sáu"]),
        ("Lúa đổ vì mưa đêm qua, theo nhận định của một số nông dân, năng suất sẽ giảm.",
         ["nhận định của một số nông dân"]),
        ("Ông Trần Văn Sáu, Giám đốc Trung tâm Cầu phà cho biết: Tên “SB” được cả nước biết đến từ lâu.",
         ["Trần Văn Sáu"]),
    ],
)  # fmt: skip
def test_the_head_of_the_phrase_speaks_and_the_innermost_of_nested_sources(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Hồi đó tôi ngủ dưới gầm cầu. Mưa thì ướt hết”, anh Trần Văn Sáu nghẹn ngào nhớ lại những ngày cũ.",
         "Trần Văn Sáu"),
        ("“Nước lên nhanh quá, không kịp chạy”, Lola Finch, một du khách sống tại Hội An, viết trên mạng.",
         "Lola Finch"),
        ("“Không ai muốn xa quê mình cả”, đó là tâm sự của bà Hồ Thị Bảy.", "Hồ Thị Bảy"),
        ("Ông TRẦN HỮU ĐẠC, PGĐ xưởng gỗ: “Muốn làm lắm nhưng chưa có vốn để làm.”", "TRẦN HỮU ĐẠC"),
        ("Một hành khách đứng gần cửa kể lại. “Tàu lắc mạnh rồi dừng hẳn lại”, anh này cho hay.", "Một hành khách"),
    ],
)  # fmt: skip
def test_words_in_marks_belong_to_whom_the_words_beside_them_name(text: str, speaker: str) -> None:
    assert speaker in {by for by, words in said(text) if not words.startswith("~")}


def test_a_source_behind_a_second_stretch_only_hands_on_the_first_ones_speaker() -> None:
    found = said("“Nước lên quá nhanh đêm qua”, ông Trần Văn Sáu nói. “Chúng tôi chạy lên mái nhà”, theo Sa Bàn News.")
    assert [speaker for speaker, _ in found] == ["Trần Văn Sáu", "Trần Văn Sáu"]


def test_a_paragraph_that_tells_what_somebody_said_is_no_turn_of_who_answered_last() -> None:
    found = said(
        ("question", "Phóng viên: Bà đánh giá thế nào về vụ mùa?"),
        ("answer", "Giám đốc Sở Nông nghiệp Hồ Thị Bảy: Vụ mùa rất tốt."),
        ("answer", "Ông Trần Văn Sáu, nông dân xã Nậm Phạ, cho biết lúa đã chín vàng cả cánh đồng."),
    )
    assert [speaker for speaker, _ in found] == ["Phóng viên", "Hồ Thị Bảy", "Trần Văn Sáu"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Thủ tướng Lào Trần Văn Sáu đến dự. Thủ tướng Lào cho biết cầu sẽ xong trước Tết.", "Trần Văn Sáu"),
        ("Ca sĩ Hồ Thị Bảy trở lại. Nữ ca sĩ cho biết chị đã nghỉ hát hai năm.", "Hồ Thị Bảy"),
        ("HLV Trần Văn Sáu đã đến. Chiến lược gia người Lào cho biết đội bóng sẽ đá tấn công.", "Trần Văn Sáu"),
    ],
)
def test_what_somebody_is_stands_for_the_one_who_was_named_so(text: str, speaker: str) -> None:
    assert [by for by, _ in said(text)] == [speaker]
