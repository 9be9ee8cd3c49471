from __future__ import annotations

import pytest

from told_stories import tell

VISIT = "Chủ tịch nước Trần Văn Khải bắt đầu thăm chính thức Peru từ ngày 3/6/2031. "


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("Chủ tịch nước Trần Văn Khải hội đàm với Tổng thống Peru Ana Morales.", {"Ana Morales"}),
        ("Chủ tịch nước Trần Văn Khải và Tổng thống Peru Ana Morales đã hội đàm.", {"Ana Morales"}),
        ("Tổng thống Peru Ana Morales chủ trì lễ đón Chủ tịch nước Trần Văn Khải.", {"Ana Morales"}),
        (
            "Lễ đón Chủ tịch nước Trần Văn Khải diễn ra tại Phủ Tổng thống, do Tổng thống Peru Ana Morales chủ trì.",
            {"Ana Morales"},
        ),
        ("Chủ tịch nước Trần Văn Khải được Thủ tướng Peru Luis Ferrada tiếp.", {"Luis Ferrada"}),
        ("Thị trưởng Lima Rosa Quispe đã tiếp đoàn.", {"Rosa Quispe"}),
        ("Tổng thống Peru Ana Morales tiếp ông chiều 4/6.", {"Ana Morales"}),
        ("Tổng thống Peru Ana Morales chủ trì tiệc chiêu đãi.", {"Ana Morales"}),
        ("Chủ tịch nước Trần Văn Khải đến chào Tổng thống Peru Ana Morales.", {"Ana Morales"}),
        ("Thị trưởng Rosa Quispe và Chủ tịch nước Trần Văn Khải cắt băng khánh thành.", {"Rosa Quispe"}),
        ("Ngoài hội đàm với Thủ tướng Luis Ferrada, Chủ tịch nước Trần Văn Khải thăm cảng.", {"Luis Ferrada"}),
        ("Diễn ra hội đàm giữa Chủ tịch nước Trần Văn Khải và Tổng thống Ana Morales.", {"Ana Morales"}),
        (
            "Chủ tịch nước Trần Văn Khải gặp bà Ana Morales - Tổng thống Peru, ông Luis Ferrada - Thủ tướng Peru.",
            {"Ana Morales", "Luis Ferrada"},
        ),
        ("Nhà lãnh đạo Việt Nam hội kiến Chủ tịch Quốc hội Rosa Quispe.", {"Rosa Quispe"}),
        ("Trong cuộc gặp với Chủ tịch nước Trần Văn Khải, Tổng thống Ana Morales bày tỏ vui mừng.", {"Ana Morales"}),
        ("Chủ tịch nước Trần Văn Khải gặp Đại sứ Việt Nam tại Peru Lê Thị Mơ.", set()),
        ("Chủ tịch nước Trần Văn Khải thăm cảng, Bộ trưởng Y tế Lê Văn Tùng gặp Thủ tướng Luis Ferrada.", set()),
        ("Tổng thống Peru Ana Morales tiếp đoàn doanh nghiệp Chile.", set()),
        ("Chủ tịch nước Trần Văn Khải điện đàm với Tổng thống Chile Luis Ferrada.", set()),
    ],
)
def test_whom_a_visitor_meets_is_told_in_many_ways(sentence: str, hosts: set[str]) -> None:
    story = tell(VISIT + sentence)
    assert {claim.value.text for claim in story.said("visit_host")} == hosts
