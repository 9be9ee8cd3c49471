"""How far visits have come, whose they are, and where they go: told in the ways that pages tell them."""

from __future__ import annotations

import pytest

from doichieu.model.record import Visit
from told_stories import Told, tell

LEADER = "Thủ tướng Lê Văn Bình"
GUEST = "Tổng thống Cộng hòa Peru Ana Morales"


def only(story: Told) -> Visit:
    (visit,) = story.visits
    return visit


def codes(story: Told) -> list[str]:
    return [leg.country for leg in only(story).legs]


@pytest.mark.parametrize(
    "told",
    [
        f"Chủ tịch nước Trần Văn Khải tiếp {GUEST} nhân chuyến thăm chính thức Việt Nam.",
        f"Chủ tịch nước Trần Văn Khải hội đàm với {GUEST} đang thăm chính thức Việt Nam.",
        f"Kết thúc chuyến thăm chính thức Việt Nam, {GUEST} đã về nước.",
        f"{GUEST} gặp báo chí. Đây là chuyến thăm chính thức Việt Nam của Tổng thống Peru.",
    ],
)
def test_whose_visit_it_is_may_be_told_around_it(told: str) -> None:
    visit = only(tell(("Quan hệ hai nước phát triển", told), published="2031-11-10"))
    assert (visit.leader.name, visit.direction, visit.legs[0].type) == ("Ana Morales", "inbound", "official")


@pytest.mark.parametrize(
    ("told", "route"),
    [
        (f"{LEADER} thăm chính thức Peru, trước khi tới Chile và Cuba.", ["PE", "CL", "CU"]),
        (f"{LEADER} thăm chính thức Peru từ 3-5/6, Chile từ 5-7/6 và Cuba từ 7-9/6/2031.", ["PE", "CL", "CU"]),
        (f"{LEADER} đã đến Peru trong khuôn khổ chuyến công du đầu tiên kể từ khi nhậm chức.", ["PE"]),
        (f"{LEADER} bắt đầu chuyến công du khu vực, bao gồm Peru, Chile và Cuba.", ["PE", "CL", "CU"]),
        (f"{LEADER} không đến Cuba trong chuyến công du Peru và Chile.", ["PE", "CL"]),
    ],
)
def test_a_journey_goes_where_its_sentence_leads(told: str, route: list[str]) -> None:
    assert codes(tell(("Thủ tướng lên đường", told), published="2031-06-02")) == route


def test_each_leg_has_the_days_behind_it_though_an_invitation_stands_between() -> None:
    told = (
        f"Rạng sáng 3/6/2031, {LEADER} lên đường dự Hội nghị thượng đỉnh về Đại dương ở Lima theo lời mời của Tổng "
        "thống Peru Ana Morales (3-5/6), thăm chính thức Chile (5-7/6) theo lời mời của Tổng thống Chile Pedro Rivas."
    )
    visit = only(tell(("Thủ tướng đi Peru, Chile", told), published="2031-06-03"))
    assert [(leg.country, leg.start, leg.end) for leg in visit.legs] == [
        ("PE", "2031-06-03", "2031-06-05"),
        ("CL", "2031-06-05", "2031-06-07"),
    ]
    assert [[who.name for who in leg.invited_by] for leg in visit.legs] == [["Ana Morales"], ["Pedro Rivas"]]


def test_only_what_a_visit_is_made_for_is_its_occasion() -> None:
    told = (
        "Thủ tướng thăm chính thức Peru",
        f"{LEADER} thăm chính thức Peru và dự Lễ kỷ niệm 200 năm Quốc khánh Peru từ ngày 3 đến 5/6/2031.",
        f"Tại Peru, {LEADER} dự diễn đàn doanh nghiệp hai nước và thăm một nhà máy.",
    )
    assert only(tell(told)).legs[0].occasions == ("Lễ kỷ niệm 200 năm Quốc khánh Peru",)


def test_parts_of_one_event_are_one_occasion() -> None:
    told = f"{LEADER} dự Lễ tang cấp Nhà nước cố Tổng thống Peru Juan Rivas tại Lima."
    later = f"{LEADER} đã dự lễ an táng cố Tổng thống Juan Rivas tại Lima."
    visit = only(tell(("Thủ tướng dự Lễ tang cấp Nhà nước", told), ("Lễ tang ở Peru", later)))
    assert len(visit.legs[0].occasions) == 1


def test_with_whom_a_summit_is_held_is_not_where() -> None:
    told = f"{GUEST} thăm chính thức Việt Nam sau khi dự Hội nghị thượng đỉnh với Tổng thống Chile Pedro Rivas."
    assert codes(tell(("Tổng thống Peru thăm Việt Nam", told))) == ["VN"]


def test_an_event_is_held_in_the_country_of_those_who_invite_to_it() -> None:
    told = f"Nhận lời mời của Tổng thống Peru Ana Morales, {LEADER} tham dự Hội nghị cấp cao Vành đai xanh lần thứ ba."
    visit = only(tell(("Thủ tướng dự hội nghị", told)))
    assert [(leg.country, leg.type) for leg in visit.legs] == [("PE", "attendance")]


@pytest.mark.parametrize(
    ("told", "status", "end"),
    [
        (f"{LEADER} rút ngắn chuyến thăm chính thức Peru từ 3 đến 9/6/2031 vì bão.", "completed", "2031-06-05"),
        (f"{LEADER} thăm chính thức Peru từ 3 đến 9/6/2031.", "under_way", "2031-06-09"),
    ],
)
def test_a_visit_cut_short_is_over_on_the_day_that_tells_it(told: str, status: str, end: str) -> None:
    visit = only(tell(("Thủ tướng thăm Peru", told), published="2031-06-05"))
    assert (visit.status, visit.end) == (status, end)


def test_a_leg_called_off_is_left_out_and_the_others_stay() -> None:
    first = f"{LEADER} sẽ thăm chính thức Peru và Chile từ ngày 3 đến 9/6/2031."
    later = f"{LEADER} quyết định không thăm Chile mà về nước ngay sau khi kết thúc chương trình ở Peru."
    assert codes(tell(("Thủ tướng thăm Peru, Chile", first), ("Thủ tướng về nước sớm", later))) == ["PE"]


def test_what_comes_after_a_visit_does_not_end_it() -> None:
    told = (
        f"Ngày 3/6, {LEADER} đã đến Lima, bắt đầu chuyến thăm chính thức Peru. Sau khi kết thúc chuyến thăm Peru, Thủ "
        "tướng sẽ trở về Hà Nội."
    )
    assert only(tell(("Thủ tướng đến Peru", told), published="2031-06-03")).status == "under_way"


def test_two_journeys_of_one_leader_weeks_apart_are_two_visits() -> None:
    first = f"{LEADER} thăm chính thức Peru từ ngày 3 đến 5/6/2031."
    later = f"{LEADER} thăm cấp Nhà nước Lào từ ngày 9 đến 11/10/2031."
    visits = tell(("Thủ tướng thăm Peru", first), ("Thủ tướng thăm Lào", later)).visits
    assert [([leg.country for leg in v.legs], v.start, v.end) for v in visits] == [
        (["PE"], "2031-06-03", "2031-06-05"),
        (["LA"], "2031-10-09", "2031-10-11"),
    ]


@pytest.mark.parametrize("post", ["Tổng Giám đốc Hãng thông tấn Sao Mai", "Chủ tịch Hiệp hội Dệt may Việt Nam"])
def test_who_leads_a_private_body_leads_no_visit(post: str) -> None:
    told = f"{post} Lê Văn Bình thăm và làm việc tại Peru từ ngày 3 đến 5/6/2031."
    assert tell(("Đoàn thăm Peru", told)).visits == ()


def test_a_day_without_a_year_is_no_day_of_a_visit() -> None:
    visit = only(tell(("Thủ tướng thăm Peru", f"{LEADER} thăm chính thức Peru từ ngày 3 đến 5/6.")))
    assert (visit.start, visit.end) == (None, None)


def test_nobody_visits_the_own_country_nor_invites_themselves() -> None:
    told = (
        "Thủ tướng thăm Peru",
        f"{LEADER} thăm chính thức Peru. Trong khuôn khổ chuyến thăm chính thức Peru, {LEADER} dự chiêu đãi của Tổng "
        "thống Peru Ana Morales. Chuyến đi theo lời mời của Tổng thống Peru Ana Morales.",
    )
    visit = only(tell(told))
    assert visit.leader.name == "Lê Văn Bình"
    assert [who.name for who in visit.legs[0].invited_by] == ["Ana Morales"]
