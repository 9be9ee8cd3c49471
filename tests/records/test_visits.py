from __future__ import annotations

import pytest

from doichieu.model.record import Visit
from story_parts import read
from told_stories import Told, tell, tell_readings

INBOUND = (
    "Tổng thống Peru thăm cấp Nhà nước tới Việt Nam",
    "Nhận lời mời của Chủ tịch nước Trần Văn Khải và Phu nhân, Tổng thống Cộng hòa Peru Ana Morales và Phu quân thăm "
    "cấp Nhà nước tới Việt Nam từ ngày 9 đến 11/11/2031.",
    "Tham gia đoàn có Bộ trưởng Ngoại giao Peru Alberto Vera. Về phía Việt Nam dự hội đàm có Bộ trưởng Ngoại giao "
    "Lê Quang Hòa.",
)
TOUR = (
    "Chủ tịch nước thăm Lào và làm việc tại Thái Lan",
    "Chủ tịch nước Trần Văn Khải sẽ thăm hữu nghị chính thức nước Cộng hòa Dân chủ Nhân dân Lào từ ngày 24 đến 25/4, "
    "thăm và làm việc tại Thái Lan từ ngày 26 đến 27/4/2031, theo lời mời của Chủ tịch nước Lào Khamsing Bounmy.",
    "Tham gia đoàn có: Phó Chủ tịch nước Võ Thị Lan; Bộ trưởng Ngoại giao Lê Quang Hòa (tham gia các hoạt động cùng "
    "đoàn tại Lào).",
)


def only(story: Told) -> Visit:
    (visit,) = story.visits
    return visit


def legs(story: Told) -> list[tuple[str, str | None]]:
    return [(leg.country, leg.type) for leg in only(story).legs]


def test_a_tour_has_its_legs_in_order_with_kinds_days_and_inviters() -> None:
    visit = only(tell(TOUR, published="2031-04-20"))
    assert [(leg.country, leg.type, leg.start, leg.end) for leg in visit.legs] == [
        ("LA", "official_friendship", "2031-04-24", "2031-04-25"),
        ("TH", "working", "2031-04-26", "2031-04-27"),
    ]
    assert [[who.name for who in leg.invited_by] for leg in visit.legs] == [["Khamsing Bounmy"], []]
    assert (visit.direction, visit.leader.name, visit.start, visit.end) == (
        "outbound",
        "Trần Văn Khải",
        "2031-04-24",
        "2031-04-27",
    )


def test_members_join_all_legs_but_where_a_bracket_says_which() -> None:
    members = only(tell(TOUR)).delegation
    assert [(member.name, member.legs) for member in members] == [("Võ Thị Lan", "all"), ("Lê Quang Hòa", ("LA",))]
    assert [post.title for post in members[1].posts] == ["Bộ trưởng Ngoại giao"]


def test_a_guest_is_inbound_and_the_hosts_are_no_delegation() -> None:
    visit = only(tell(INBOUND, published="2031-11-10"))
    assert (visit.direction, visit.status, visit.leader.name, visit.spouse) == (
        "inbound",
        "under_way",
        "Ana Morales",
        True,
    )
    assert [(leg.country, leg.type, [who.name for who in leg.invited_by]) for leg in visit.legs] == [
        ("VN", "state", ["Trần Văn Khải"])
    ]
    assert [member.name for member in visit.delegation] == ["Alberto Vera"]


@pytest.mark.parametrize(
    ("published", "status"),
    [("2031-11-01", "announced"), ("2031-11-10", "under_way"), ("2031-11-12", "completed")],
)
def test_status_is_as_of_the_latest_dated_page(published: str, status: str) -> None:
    assert only(tell(INBOUND, published=published)).status == status


def test_a_postponed_visit_is_called_off() -> None:
    text = "Chủ tịch Quốc hội Trần Thu Hà đã hoãn chuyến thăm chính thức Peru, dự kiến từ ngày 5 đến 8/6/2031, do bão."
    visit = only(tell(("Hoãn chuyến thăm Peru", text), published="2031-06-01"))
    assert (visit.status, [leg.country for leg in visit.legs]) == ("cancelled", ["PE"])


def test_pages_that_disagree_leave_the_side_with_more_behind_it() -> None:
    state = "Chủ tịch nước Trần Văn Khải thăm cấp Nhà nước tới Peru từ ngày 3 đến 9/6/2031."
    story = tell(
        state,
        "Hôm nay có tin: " + state,
        "Với Peru, đây là chuyến thăm chính thức đầu tiên của Chủ tịch nước Trần Văn Khải.",
    )
    assert legs(story) == [("PE", "state")]


def test_attending_abroad_is_a_leg_of_its_own() -> None:
    text = "Thủ tướng Lê Đình Phong sẽ thăm chính thức Lào và dự Hội nghị Cấp cao hợp tác tiểu vùng tại Campuchia."
    assert legs(tell(("Thủ tướng thăm Lào", text))) == [("LA", "official"), ("KH", "attendance")]


def test_earlier_visits_are_history() -> None:
    text = "Thủ tướng Lê Đình Phong đã thăm chính thức Peru từ ngày 16 đến 18/1/2031."
    before = "Trước đó, Thủ tướng Lê Đình Phong thăm Cuba năm 2027."
    assert legs(tell(("Thủ tướng thăm Peru", text, before), published="2031-01-20")) == [("PE", "official")]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Cháy xưởng gỗ",
            "Lãnh đạo tỉnh đã đến thăm hỏi các gia đình. Bộ trưởng Công an Lê Hữu Tâm thăm các nạn nhân.",
        ),
        (
            "Điện đàm với Nhật Bản",
            "Bộ trưởng Ngoại giao Lê Quang Hòa điện đàm với Bộ trưởng Ngoại giao Nhật Bản Sato Kenji.",
        ),
        ("Tiếp Đại sứ Lào", "Chủ tịch nước Trần Văn Khải tiếp Đại sứ Lào đến chào từ biệt tại Hà Nội."),
        ("Giá cà phê tăng", "Giá cà phê xuất khẩu sang Đức và Italia tăng 5% so với tháng trước."),
        ("Thủ tướng thăm Lào Cai", "Thủ tướng Lê Đình Phong thăm và làm việc tại tỉnh Lào Cai sáng 5/6."),
        ("Khách du lịch", "Lượng khách Hàn Quốc thăm Việt Nam tăng mạnh, theo Cục trưởng Cục Du lịch Phạm Văn Bình."),
    ],
)
def test_a_story_without_a_visit_gives_none(lines: tuple[str, ...]) -> None:
    assert tell(lines, published="2031-06-06").visits == ()


def test_every_stated_field_has_evidence_in_the_pages() -> None:
    story = tell(TOUR, published="2031-04-20")
    texts = {reading.page.id: reading.article.text for reading in story.readings}
    visit = only(story)
    fields = [visit.evidence.start, *(leg.evidence.country for leg in visit.legs), visit.legs[0].evidence.type]
    assert all(fields)
    for span in (span for field in fields for span in field):
        assert texts[span.page][span.start : span.end] == span.exact


ROYAL = (
    "Nhà vua Bỉ thăm Việt Nam",
    "Chiều 9/11, Nhà vua Bỉ Philippe Laurent và Hoàng hậu Margot bắt đầu chuyến thăm cấp Nhà nước tới Việt Nam từ ngày "
    "9 đến 11/11/2031 theo lời mời của Chủ tịch nước Trần Văn Khải và Phu nhân.",
    "Sáng 10/11, tại Hà Nội, Chủ tịch nước Trần Văn Khải hội đàm với Nhà vua Philippe Laurent. Nhà vua Laurent "
    "đã hội kiến Thủ tướng Lê Đình Phong, Chủ tịch Quốc hội Trần Thu Hà.",
    "Tháng 6/2029, Bộ trưởng Ngoại giao Lê Quang Hòa đã gặp Nhà vua Philippe Laurent. Bên lề một hội nghị, Nhà vua "
    "Philippe Laurent gặp Bộ trưởng Công an Phạm Đức Lực.",
    "Nhà vua Philippe Laurent mời Chủ tịch nước Trần Văn Khải sớm sang thăm Bỉ.",
)


def test_of_a_couple_the_head_travels_and_the_inviter_is_one() -> None:
    visit = only(tell(ROYAL, published="2031-11-10"))
    assert (visit.leader.name, visit.spouse, visit.direction) == ("Philippe Laurent", True, "inbound")
    assert [[who.name for who in leg.invited_by] for leg in visit.legs] == [["Trần Văn Khải"]]


def test_hosts_are_those_met_there_in_the_days_of_the_visit() -> None:
    (leg,) = only(tell(ROYAL, published="2031-11-10")).legs
    assert (leg.country, leg.place) == ("VN", "Hà Nội")
    assert [who.name for who in leg.hosts] == ["Trần Văn Khải", "Lê Đình Phong", "Trần Thu Hà"]
    assert leg.evidence.hosts and leg.evidence.place


def test_each_leg_has_its_own_hosts_place_and_days_and_the_visit_all_days() -> None:
    text = (
        "Thủ tướng Lê Đình Phong thăm chính thức Phần Lan (3-5/6), Chile (6-7/6) và dự Hội nghị Cấp cao về biển tại "
        "Havana, Cuba (8-9/6).",
        "Tại Helsinki, Thủ tướng Lê Đình Phong hội đàm với Thủ tướng Phần Lan Mikko Virtala, gặp Chủ tịch Quốc hội "
        "Aino Salmela.",
    )
    visit = only(tell(("Thủ tướng thăm Phần Lan", *text), published="2031-06-01"))
    assert [(leg.country, leg.type, leg.start, leg.end) for leg in visit.legs] == [
        ("FI", "official", "2031-06-03", "2031-06-05"),
        ("CL", "official", "2031-06-06", "2031-06-07"),
        ("CU", "attendance", "2031-06-08", "2031-06-09"),
    ]
    assert [[who.name for who in leg.hosts] for leg in visit.legs] == [["Mikko Virtala", "Aino Salmela"], [], []]
    assert visit.legs[0].place == "Helsinki" and visit.legs[2].place == "Havana"
    assert (visit.start, visit.end) == ("2031-06-03", "2031-06-09")


def test_a_visit_that_ends_today_is_completed() -> None:
    text = "Thủ tướng Lê Đình Phong hôm nay kết thúc chuyến thăm chính thức Peru kéo dài từ ngày 3 đến 5/6/2031."
    visit = only(tell(("Thủ tướng thăm Peru", text), published="2031-06-05"))
    assert (visit.status, visit.start, visit.end) == ("completed", "2031-06-03", "2031-06-05")
    will = text.replace("hôm nay kết thúc", "sẽ kết thúc")
    assert only(tell(("Thủ tướng thăm Peru", will), published="2031-06-05")).status == "under_way"


def test_a_page_that_names_no_visitor_speaks_of_the_storys() -> None:
    first = "Tổng thống Peru Ana Morales thăm chính thức Chile từ ngày 3 đến 5/6/2031."
    second = "Tổng thống Peru Ana Morales phát biểu. Tháp tùng Tổng thống có Bộ trưởng Ngoại giao Luis Ferrada."
    assert [m.name for m in only(tell(first, second)).delegation] == ["Luis Ferrada"]


PLANNED = (
    "Tổng thống Peru sắp thăm Việt Nam",
    "Theo lời mời của Chủ tịch nước Trần Văn Khải, Tổng thống Peru Ana Morales sẽ thăm chính thức Việt Nam từ ngày 3 "
    "đến 5/6/2031, Bộ Ngoại giao thông báo ngày 27/5/2031.",
)


def dated(*pages: tuple[str, tuple[str, ...]]) -> Visit:
    return only(tell_readings(*(read(*lines, published=day, roles=("title",)) for day, lines in pages)))


def test_a_visit_put_off_to_other_days_is_announced_for_these_and_remembers_the_first() -> None:
    later = (
        "Lùi chuyến thăm Việt Nam của Tổng thống Peru",
        "Chuyến thăm chính thức Việt Nam của Tổng thống Peru Ana Morales được lùi lại do bão lớn.",
        "Hai bên thống nhất bà Ana Morales sẽ thăm Việt Nam từ ngày 22 đến 24/6/2031.",
    )
    visit = dated(("2031-05-27", PLANNED), ("2031-06-01", later))
    assert (visit.status, visit.start, visit.end) == ("announced", "2031-06-22", "2031-06-24")
    assert [(moment.as_of, moment.status, moment.start) for moment in visit.history] == [
        ("2031-05-27", "announced", "2031-06-03"),
        ("2031-06-01", "announced", "2031-06-22"),
    ]


def test_history_keeps_what_was_announced_when_it_is_over() -> None:
    over = (
        "Tổng thống Peru kết thúc chuyến thăm",
        "Tổng thống Peru Ana Morales hôm nay kết thúc chuyến thăm Việt Nam.",
    )
    visit = dated(("2031-05-27", PLANNED), ("2031-06-05", over))
    assert [(m.as_of, m.status) for m in visit.history] == [("2031-05-27", "announced"), ("2031-06-05", "completed")]
    assert all(moment.evidence for moment in visit.history)


def test_days_beside_a_city_are_those_of_its_leg() -> None:
    text = (
        "Thủ tướng Lê Đình Phong sẽ thăm chính thức Phần Lan, Chile và dự Hội nghị Cấp cao về biển tại Cuba từ ngày "
        "3 đến 9/6/2031.",
        "Theo lịch trình, Thủ tướng thăm Helsinki từ 3-5/6, tới Santiago de Chile từ ngày 6 đến 7/6 và kết thúc hành "
        "trình tại Havana (8-9/6).",
    )
    visit = only(tell(("Thủ tướng thăm Phần Lan", *text), published="2031-06-01"))
    assert [(leg.country, leg.start, leg.end) for leg in visit.legs] == [
        ("FI", "2031-06-03", "2031-06-05"),
        ("CL", "2031-06-06", "2031-06-07"),
        ("CU", "2031-06-08", "2031-06-09"),
    ]


def test_each_of_several_invites_to_the_own_country() -> None:
    text = (
        "Thủ tướng Lê Đình Phong thăm chính thức Peru và Chile từ ngày 3 đến 9/6/2031.",
        "Chuyến thăm Peru được thực hiện theo lời mời của Tổng thống Peru Ana Morales; chuyến thăm Chile theo lời mời "
        "của Chủ tịch Thượng viện Chile Luis Ferrada.",
    )
    visit = only(tell(("Thủ tướng thăm Peru, Chile", *text)))
    assert [[who.name for who in leg.invited_by] for leg in visit.legs] == [["Ana Morales"], ["Luis Ferrada"]]


def test_a_spouse_may_stay_at_home() -> None:
    text = "Tổng thống Peru Ana Morales thăm chính thức Chile từ ngày 3 đến 5/6/2031."
    visit = only(tell(("Tổng thống Peru thăm Chile", text, "Đệ nhất phu quân Peru không đi cùng.")))
    assert visit.spouse is False


def test_hopes_invitations_and_possibilities_are_no_legs() -> None:
    text = (
        "Thủ tướng Lê Đình Phong thăm chính thức Peru từ ngày 3 đến 5/6/2031.",
        "Tổng thống Peru Ana Morales nhận lời sang thăm Việt Nam năm 2032 và mong Thủ tướng sớm thăm Chile.",
        "Bà nói về khả năng Thủ tướng thăm chính thức Cuba trong năm nay.",
    )
    assert legs(tell(("Thủ tướng thăm Peru", *text))) == [("PE", "official")]


def test_the_side_of_a_list_says_whose_company_it_is() -> None:
    text = (
        "Tổng thống Peru Ana Morales bắt đầu chuyến thăm chính thức Việt Nam từ ngày 3 đến 5/6/2031.",
        "Dự lễ đón về phía Việt Nam có Bộ trưởng Ngoại giao Lê Quang Hòa.",
        "Về phía Peru có: Bộ trưởng Ngoại giao Alberto Vera; Bộ trưởng Nông nghiệp Luis Ferrada.",
    )
    assert [m.name for m in only(tell(("Tổng thống Peru thăm", *text))).delegation] == ["Alberto Vera", "Luis Ferrada"]


def test_a_title_with_its_country_is_the_visitor_whom_the_pages_name() -> None:
    visit = only(
        tell(
            (
                "Tổng thống Peru và Phu quân thăm chính thức Việt Nam",
                "Bà Ana Morales đến Hà Nội ngày 9/11/2031.",
                "Theo lời mời của Chủ tịch nước Trần Văn Khải, bà thăm chính thức Việt Nam tới 12/11.",
                "Chủ tịch nước Trần Văn Khải hội đàm với Tổng thống Peru Ana Morales.",
            ),
            published="2031-11-09",
        )
    )
    assert (visit.leader.name, visit.direction) == ("Ana Morales", "inbound")
    assert [who.name for leg in visit.legs for who in leg.invited_by] == ["Trần Văn Khải"]


def test_who_heads_the_delegation_visits_though_another_is_named_first() -> None:
    visit = only(
        tell(
            (
                "Bí thư Thành ủy tham gia đoàn tại Peru",
                "Bí thư Thành ủy Phạm Đức Lực là thành viên đoàn đại biểu do Chủ tịch Quốc hội Võ Thị Lan làm trưởng "
                "đoàn thăm chính thức Peru từ ngày 3 đến 5/6/2031.",
            ),
            published="2031-06-03",
        )
    )
    assert visit.leader.name == "Võ Thị Lan"
    assert [member.name for member in visit.delegation] == ["Phạm Đức Lực"]


def test_an_invitation_may_stand_in_a_sentence_of_its_own() -> None:
    visit = only(
        tell(
            (
                "Chủ tịch nước thăm Peru",
                "Chủ tịch nước Trần Văn Khải thăm chính thức Peru từ ngày 3 đến 5/6/2031.",
                "Lời mời do Tổng thống Peru Ana Morales đưa ra.",
            ),
            published="2031-06-03",
        )
    )
    assert [who.name for leg in visit.legs for who in leg.invited_by] == ["Ana Morales"]


def test_a_leg_that_is_called_off_calls_off_no_other() -> None:
    visit = dated(
        ("2031-06-01", ("Thủ tướng Lê Văn An sẽ thăm chính thức Peru và Chile từ ngày 3 đến 9/6/2031.",)),
        (
            "2031-06-04",
            (
                "Thủ tướng Lê Văn An đang thăm chính thức Peru.",
                "Thủ tướng Lê Văn An hoãn chuyến thăm Chile vì bão.",
            ),
        ),
    )
    assert (visit.status, [leg.country for leg in visit.legs]) == ("under_way", ["PE"])
