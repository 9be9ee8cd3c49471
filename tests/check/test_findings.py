"""What is called a contradiction, and, above all, what is not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story_parts import read
from told_stories import tell, tell_readings

STORY = (
    "Khoảng 2 giờ sáng 5/6, một vụ cháy lớn xảy ra tại xưởng gỗ ở thành phố Thuận An khiến 14 công nhân bị thương, "
    "theo lời ông Nguyễn Văn Bảy, Phó Giám đốc Sở Công Thương tỉnh Bình Dương."
)


def conflicts(one: str, other: str) -> list[str]:
    return [kind for kind, _ in tell(one, other).conflicts()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14 công nhân", "24 công nhân"),
        ("5/6", "7/6"),
        ("thành phố Thuận An", "thành phố Dĩ An"),
        ("Nguyễn Văn Bảy", "Nguyễn Văn Tuấn"),
        ("Phó Giám đốc", "Giám đốc"),
        ("tỉnh Bình Dương", "tỉnh Đồng Nai"),
    ],
)
def test_one_value_changed_in_the_same_words_is_a_contradiction(old: str, new: str) -> None:
    (finding,) = tell(STORY, STORY.replace(old, new)).conflicts()
    assert finding[0] == "contradiction"
    assert len(finding[1]) == 2


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Doanh thu quý của nhà máy mía đường Hòa Lợi đã tăng mạnh so với năm ngoái.", "tăng", "giảm"),
        ("Người dân bản Pa Hín cho biết cây cầu treo mới sẽ thông xe trước mùa mưa.", "sẽ thông", "sẽ không thông"),
        ("Công ty thoát nước cho biết đã nhận được báo cáo của xã về vết nứt trên đê.", "đã nhận", "chưa nhận"),
        ("Ông cho biết chuyến thăm cấp Nhà nước tới Peru sẽ mở ra trang mới.", "cấp Nhà nước", "chính thức"),
    ],
)
def test_the_opposite_in_the_same_words_is_a_contradiction(text: str, old: str, new: str) -> None:
    assert conflicts(text, text.replace(old, new)) == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (STORY, STORY),
        (STORY, STORY.replace("5/6", "5-6")),
        (STORY, STORY.replace("5/6", "ngày 5 tháng 6")),
        (STORY, STORY.replace("14 công nhân", "khoảng 14 công nhân")),
        (STORY, STORY.replace("thành phố Thuận An", "TP Thuận An")),
        (STORY, STORY.replace("hòa", "hoà")),
        ("Kim ngạch đạt 800 triệu USD trong năm 2030.", "Kim ngạch đạt 0,8 tỷ USD trong năm 2030."),
        ("Sản lượng tôm tăng 26,1% so với năm ngoái.", "Sản lượng tôm tăng 26,1 phần trăm so với năm ngoái."),
        ("Đoàn thăm hai trường học ở xã Nậm Cút.", "Đoàn thăm 2 trường học ở xã Nậm Cút."),
        (
            "Kim ngạch với Peru đạt 800 triệu USD, với Chile đạt 52 triệu USD.",
            "Kim ngạch với Chile đạt 52 triệu USD, với Peru đạt 800 triệu USD.",
        ),
        ("Công ty Hòa Lợi bị phạt 60 triệu đồng do xả thải.", "Công ty Tân Phú bị phạt 70 triệu đồng do xả thải."),
    ],
)
def test_the_same_in_other_words_is_none(one: str, other: str) -> None:
    assert [kind for kind in conflicts(one, other) if "contradiction" in kind] == []


def test_a_series_of_reports_on_other_days_is_no_contradiction() -> None:
    report = "Giá vàng hôm nay {}/8 ở mức {} triệu đồng. Giá bạc ở mức {} đồng. Giá dầu ở mức {} USD. Tỷ giá {} đồng."
    one, other = report.format(22, 66, 710, 81, 23222), report.format(26, 67, 730, 84, 23237)
    assert [kind for kind in conflicts(one, other) if kind == "contradiction"] == []


def test_two_kinds_of_one_visit_are_a_contradiction_inside_a_page_too() -> None:
    story = tell(
        "Chủ tịch nước Trần Văn Khải sẽ thăm cấp Nhà nước Peru và Chile. Với Chile, đây là chuyến thăm chính thức.",
        "Chủ tịch nước Trần Văn Khải thăm cấp Nhà nước Peru và thăm chính thức Chile từ ngày 3 đến 9/6/2031.",
    )
    (finding,) = [f for f in story.findings if f.kind == "contradiction"]
    assert finding.within == (story.readings[0].page.id,)
    assert {side.value.text for side in finding.sides} == {"thăm cấp Nhà nước", "thăm chính thức"}


def test_a_page_alone_at_odds_with_itself_is_a_self_contradiction() -> None:
    text = "Chủ tịch nước Trần Văn Khải thăm cấp Nhà nước Chile. Với Chile, đây là chuyến thăm chính thức đầu tiên."
    assert [kind for kind, _ in tell(text).conflicts()] == ["self_contradiction"]


def test_other_letters_in_a_foreign_name_are_a_variant() -> None:
    text = "Tổng thống Peru Kassym-Jomart Morales đã đến thành phố Hà Nội vào sáng thứ hai."
    assert conflicts(text, text.replace("Jomart", "Jormat")) == ["variant"]


def test_a_leg_told_without_its_visit_is_an_omission() -> None:
    full = "Chủ tịch nước Trần Văn Khải thăm Peru, thăm chính thức Chile và dự Lễ khánh thành cảng biển mới."
    short = "Chủ tịch nước Trần Văn Khải thăm Peru, dự Lễ khánh thành cảng biển mới tại Chile và thăm Cuba."
    assert "omission" in conflicts(full, short)


def test_sides_cite_the_value_and_little_more() -> None:
    story = tell(STORY, STORY.replace("14 công nhân", "24 công nhân"))
    for finding in story.findings:
        for side in finding.sides:
            for span in side.evidence:
                if finding.rule == "other_number":
                    assert len(span.exact) <= len(side.value.text) + 60


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["14 người chết", "ngày 5/6", "ông Bảy", "tại Hà Nội", "và", "đã", "không"]), max_size=40)
)
def test_whatever_the_words_a_page_agrees_with_its_copy(words: list[str]) -> None:
    text = " ".join(words)
    story = tell(text, text + " ")
    assert [f for f in story.findings if f.kind == "contradiction"] == []


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("2031-06-05T09:00", "2031-06-06T09:00", "update"), ("2031-06-05", "2031-06-05", "contradiction")],
)
def test_a_later_count_of_people_is_an_update(first: str, second: str, kind: str) -> None:
    text = "Vụ cháy xưởng gỗ ở thành phố Thuận An khiến 14 công nhân phải nhập viện cấp cứu trong đêm."
    story = tell_readings(read(text, published=first), read(text.replace("14", "19"), published=second))
    assert [finding for finding, _ in story.conflicts()] == [kind]


def test_a_page_that_takes_back_corrects() -> None:
    old = "Nhà máy đường Hòa Lợi bị phạt 60 triệu đồng do xả thải ra kênh."
    new = "Đính chính: nhà máy đường Hòa Lợi bị phạt 70 triệu đồng do xả thải ra kênh."
    assert conflicts(old, new) == ["correction"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ông Lê Văn Tám (41 tuổi) lái xe tải.", "Tài xế Lê Văn Tám, 45 tuổi, đã ngủ gật trên đường đèo."),
        ("Tòa tuyên phạt Lê Văn Tám 9 năm tù về tội lừa đảo.", "Bị cáo Lê Văn Tám lĩnh 12 năm tù."),
        (
            "Tỉnh Bến Tre ghi nhận 1.128 ca, chưa có ca tử vong.",
            "Tại tỉnh Bến Tre có 1.128 ca mắc, trong đó 1 ca tử vong.",
        ),
        (
            "Năm 2030, lợi nhuận sau thuế của hãng đạt 596 tỷ đồng.",
            "Cả năm 2030, lãi sau thuế đạt 569 tỷ đồng, theo báo cáo.",
        ),
        (
            "Kim ngạch thương mại giữa Việt Nam và Peru năm 2030 đạt 612 triệu USD.",
            "Trao đổi thương mại Việt Nam - Peru năm 2030 là 621 triệu USD, theo hải quan.",
        ),
    ],
)
def test_one_measure_of_one_owner_has_one_value_however_it_is_worded(one: str, other: str) -> None:
    assert "contradiction" in conflicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ông Lê Văn Tám (41 tuổi) lái xe tải.", "Tài xế Lê Văn Tám, 42 tuổi, đã ngủ gật trên đường đèo."),
        ("Ông Lê Văn Tám (41 tuổi) lái xe tải.", "Tài xế Ngô Văn Chín, 45 tuổi, đã ngủ gật trên đường đèo."),
        ("Viện kiểm sát đề nghị phạt Lê Văn Tám 9 năm tù.", "Bị cáo Lê Văn Tám lĩnh 12 năm tù."),
        ("Tỉnh Bến Tre ghi nhận 1.128 ca.", "Tỉnh Bến Tre ghi nhận 45 ca mới."),
        ("Năm 2030, lợi nhuận sau thuế đạt 596 tỷ đồng.", "Năm 2030, lợi nhuận trước thuế đạt 669 tỷ đồng."),
        ("Năm 2030, lợi nhuận đạt 596 tỷ đồng.", "Năm 2029, lợi nhuận đạt 669 tỷ đồng."),
        ("Năm 2030, lợi nhuận đạt 596 tỷ đồng.", "Năm 2030, lợi nhuận đạt gần 600 tỷ đồng."),
        (
            "Năm 2030, lợi nhuận đạt 596 tỷ đồng.",
            "Miền Bắc có lợi nhuận 669 tỷ đồng trong năm 2030. Còn miền Nam thu lợi nhuận 321 tỷ đồng năm 2030.",
        ),
    ],
)
def test_measures_of_two_things_have_two_values(one: str, other: str) -> None:
    assert [kind for kind in conflicts(one, other) if "contradiction" in kind] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Năm 2030 Việt Nam xuất khẩu 188 triệu USD hàng hóa sang Peru.", "xuất khẩu", "nhập khẩu"),
        ("Tại tòa, bị cáo Lê Văn Tám thừa nhận toàn bộ hành vi phạm tội của mình.", "thừa nhận", "không thừa nhận"),
        ("Trại cá nằm ở phía bắc của hồ Ba Khe, cách bờ hai cây số.", "phía bắc", "phía nam"),
    ],
)
def test_an_opposite_and_a_bare_assertion_are_at_odds(text: str, old: str, new: str) -> None:
    assert conflicts(text, text.replace(old, new)) == ["contradiction"]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Cây cầu treo giúp học sinh bản Pa Hín và người già tới chợ.", "giúp", "không chỉ giúp"),
        ("Bà Hòa, cựu Giám đốc nhà máy đường, đã trả lời trước tòa hôm qua.", "cựu", "nguyên"),
    ],
)
def test_words_that_deny_nothing_are_none(text: str, old: str, new: str) -> None:
    assert [kind for kind in conflicts(text, text.replace(old, new)) if "contradiction" in kind] == []


def test_a_number_right_before_the_end_of_its_clause_is_framed_by_it() -> None:
    one = "Theo hồ sơ, Tám ký hợp đồng với 126 khách hàng, thu về nhiều tiền bạc."
    other = "Theo hồ sơ, Tám ký hợp đồng với 162 khách hàng; xưởng của Tám đóng cửa từ lâu."
    assert conflicts(one, other) == ["contradiction"]


def test_a_letter_doubled_in_a_foreign_name_is_a_variant() -> None:
    text = "Chủ tịch Thượng viện Peru Omar Tazi đã tiếp đoàn vào sáng thứ hai."
    assert [kind for kind in conflicts(text, text.replace("Tazi", "Tazzi")) if kind != "variant"] == []


def test_days_told_from_the_day_of_writing_contradict_no_date() -> None:
    story = tell(
        "Tổng thống Peru Alan Morales sẽ thăm cấp Nhà nước Việt Nam từ ngày 20 đến 22/11/2031.",
        "Tổng thống Peru Alan Morales sẽ thăm cấp Nhà nước Việt Nam tuần tới.",
        published="2031-11-20",
    )
    assert [f for f in story.findings if f.kind == "contradiction"] == []


def test_a_count_with_two_digits_exchanged_is_a_slip_even_later() -> None:
    text = "Tỉnh Bến Tre ghi nhận {} ca mắc cúm, cao nhất vùng."
    story = tell_readings(
        read(text.format("17.356"), published="2031-06-05"), read(text.format("17.365"), published="2031-06-07")
    )
    assert [kind for kind, _ in story.conflicts()] == ["contradiction"]


def test_claims_are_about_entities_of_the_story() -> None:
    story = tell("Kim ngạch đạt 12 tỷ USD.", "Xuất khẩu tôm sang Mỹ và Anh năm 2030 đạt 3 tỷ USD, sang EU 2 tỷ USD.")
    known = {entity.id for entity in story.linking.entities}
    for claim in story.claims:
        assert {claim.about.subject, claim.about.counterpart} - {None} <= known


def kinds_and_places(*pages: str) -> set[tuple[str, str, frozenset[tuple[str, int, int]]]]:
    found = tell(*pages).findings
    return {
        (f.kind, f.rule, frozenset((e.page, e.start, e.end) for side in f.sides for e in side.evidence)) for f in found
    }


FACTS = (
    ("Vụ cháy ở thành phố Thuận An khiến {} công nhân bị thương trong đêm.", ("14", "24", "khoảng 14")),
    ("Doanh thu của nhà máy mía đường Hòa Lợi đã {} 12% so với năm ngoái.", ("tăng", "giảm")),
    ("Ông {} nói cây cầu treo ở bản Pa Hín sắp thông xe.", ("Nguyễn Văn Bảy", "Nguyễn Văn Tuấn")),
    ("Tối {}, Ủy ban xã Nậm Cút đã họp về con đê cũ bên sông.", ("5/6/2031", "7/6/2031", "tháng 6/2031")),
    ("Công ty thoát nước {} nhận được báo cáo của xã về vết nứt trên đê.", ("đã", "chưa")),
)
PAGES = st.builds(
    lambda picks, order: "\n".join(FACTS[at][0].format(FACTS[at][1][picks[at] % len(FACTS[at][1])]) for at in order),
    st.lists(st.integers(0, 5), min_size=5, max_size=5),
    st.permutations(range(5)),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(PAGES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_no_finding(pages: list[str], chance: Random) -> None:
    turned = [*pages]
    chance.shuffle(turned)
    assert kinds_and_places(*pages) == kinds_and_places(*turned)


@settings(max_examples=15, deadline=None)
@given(PAGES)
def test_a_verbatim_copy_never_contradicts_its_source(page: str) -> None:
    assert [f for f in tell(page, page + "\n").findings if "contradiction" in f.kind] == []


def test_a_side_goes_to_the_end_of_its_clause_or_to_the_next_value() -> None:
    text = "Theo lời kể của người dân, đoàn xe chở 820 bao gạo, sau đó quay về cảng Hòa Lợi trong buổi sáng."
    (finding,) = [f for f in tell(text, text.replace("820", "280")).findings if f.rule == "other_number"]
    assert {side.evidence[0].exact for side in finding.sides} == {"đoàn xe chở 820 bao gạo", "đoàn xe chở 280 bao gạo"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Tỉnh đã đưa 18.000 người đến nơi trú tránh. Cuộc di dời 21.000 người xong trước nửa đêm.",
            ["self_contradiction"],
        ),
        ("Tỉnh đã đưa 18.000 người đến nơi trú tránh. Cuộc di dời 18.000 người xong trước nửa đêm.", []),
        ("Tỉnh đã đưa 18.000 người đến nơi trú tránh, trong đó riêng một huyện di dời 11.000 người.", []),
        ("Tỉnh đã đưa 18.000 người đến nơi trú tránh. Cuộc di dời gần 18.100 người xong trước nửa đêm.", []),
    ],
)
def test_what_a_story_counts_once_a_page_counts_once(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in tell(text).findings if f.kind == "self_contradiction"] == kinds
