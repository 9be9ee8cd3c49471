"""Why two values in the same words may both be right, each reason from both sides."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

import pytest

from doichieu.check.alignment import Candidate, candidates
from doichieu.check.frames import read_frames
from doichieu.check.scope import REFUSALS
from story_parts import read


def compared(*pages: Sequence[str]) -> list[Candidate]:
    readings = [read(*lines) for lines in pages]
    return list(candidates([f for at, reading in enumerate(readings) for f in read_frames(reading, at)]))


def refusals(one: str, other: str) -> set[str]:
    return {found.refused for found in compared([one], [other])}


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_every_refusal_has_a_reason_for_readers(refusal: object) -> None:
    first = (inspect.getdoc(refusal) or "").partition("\n")[0]
    assert first.endswith(".")
    assert len(first) > 20


@pytest.mark.parametrize(
    ("refusal", "one", "other"),
    [
        (
            "speaks_of_both",
            "Đoàn công tác của Lào đã tới dự buổi lễ. Ông dẫn lời Ngân hàng Campuchia về việc này.",
            "Đoàn công tác của Campuchia đã tới dự buổi lễ. Ông dẫn lời Ngân hàng Lào về việc này.",
        ),
        (
            "names_it_as_of_old",
            "Sáng 5/6, chiếc máy bay tập đâm vào núi Hòn Mây ở phường Hạ, tỉnh Đắk Lắk.",
            "Sáng 5/6, chiếc máy bay tập đâm vào núi Hòn Mây ở phường Hạ, tỉnh Phú Yên cũ.",
        ),
        (
            "initials_only",
            "Đêm qua, ông N.D.H. bị phạt vì đăng tin sai về trại cá.",
            "Đêm qua, ông K. bị phạt vì đăng tin sai về trại cá.",
        ),
        (
            "both_bodies",
            "Triển lãm trưng bày kết quả phối hợp của Công an Lào và các bên. "
            "Phòng bên trưng bày ảnh tư liệu của Công an Peru trong nhiều năm.",
            "Triển lãm trưng bày kết quả phối hợp của Công an Peru và các bên.",
        ),
        (
            "one_inside_other",
            "Mưa đá rơi ở Biên Hòa, Đồng Nai. Bà con ở Biên Hòa sửa lại mái nhà trong buổi sáng.",
            "Mưa đá rơi vào ban đêm ở đó. Bà con ở Đồng Nai sửa lại mái nhà trong buổi sáng.",
        ),
        (
            "planned_and_done",
            "Ủy ban xã Nậm Cút sẽ cho ý kiến về 6 dự án thủy lợi nhỏ.",
            "Ủy ban xã Nậm Cút đã cho ý kiến về 8 dự án thủy lợi nhỏ.",
        ),
        (
            "otherwise_reckoned",
            "Thu từ cảng đạt 34.116 tỷ đồng và tăng 80% so với năm ngoái.",
            "Thu từ cảng đạt 34.116 tỷ đồng và bằng 180% so với năm ngoái.",
        ),
        (
            "of_opposites",
            "Lợi nhuận trước thuế của xưởng gỗ đạt 660 triệu đồng theo báo cáo.",
            "Lợi nhuận sau thuế của xưởng gỗ đạt 590 triệu đồng theo báo cáo.",
        ),
        (
            "denied_otherwise",
            "Trốn vào trại thì công an sẽ không tìm ra người lái phà.",
            "Trốn vào trại thì công an sẽ không ai tìm ra người lái phà.",
        ),
        (
            "of_opposites",
            "Xưởng gỗ còn nợ ngân hàng 41 tỷ đồng tiền lãi theo báo cáo.",
            "Xưởng gỗ còn nợ ngân hàng 205 tỷ đồng tiền gốc theo báo cáo.",
        ),
        (
            "this_and_another",
            "Mùa trước, hội đua thuyền ở bến Cút có 2.900 người dự.",
            "Mùa này, hội đua thuyền ở bến Cút có 4.120 người dự.",
        ),
        (
            "counts_another_group",
            "Ở phiên họp buổi sáng có 14 đại biểu không đồng ý.",
            "Ở phiên họp buổi sáng có 22 đại biểu không đồng ý hoặc vắng mặt.",
        ),
        (
            "in_its_words",
            "Đoàn xe chở gạo tới cảng nhỏ ở Bắc Phi vào buổi chiều.",
            "Đoàn xe chở gạo tới cảng nhỏ ở miền Bắc Phi châu vào buổi chiều.",
        ),
    ],
)
def test_two_things_are_told_apart(refusal: str, one: str, other: str) -> None:
    assert refusal in refusals(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Đêm qua, ông Lê Văn Tám bị phạt vì đăng tin sai về trại cá.",
            "Đêm qua, ông Ngô Bá Chín bị phạt vì đăng tin sai về trại cá.",
        ),
        (
            "Bà con ở huyện Ba Tri sửa lại mái nhà trong buổi sáng.",
            "Bà con ở huyện Giồng Trôm sửa lại mái nhà trong buổi sáng.",
        ),
        (
            "Ủy ban xã Nậm Cút đã cho ý kiến về 6 dự án thủy lợi nhỏ.",
            "Ủy ban xã Nậm Cút đã cho ý kiến về 8 dự án thủy lợi nhỏ.",
        ),
        (
            "Lợi nhuận trước thuế của xưởng gỗ đạt 660 triệu đồng theo báo cáo.",
            "Lợi nhuận trước thuế của xưởng gỗ đạt 590 triệu đồng theo báo cáo.",
        ),
        (
            "Xưởng gỗ còn nợ ngân hàng 41 tỷ đồng tiền lãi theo báo cáo.",
            "Xưởng gỗ còn nợ ngân hàng 205 tỷ đồng tiền lãi theo báo cáo.",
        ),
        (
            "Mùa này, hội đua thuyền ở bến Cút có 2.900 người dự.",
            "Mùa này, hội đua thuyền ở bến Cút có 4.120 người dự.",
        ),
        (
            "Mùa trước vắng, mùa này hội đua thuyền ở bến Cút có 2.900 người dự.",
            "Mùa trước vắng, mùa này hội đua thuyền ở bến Cút có 4.120 người dự.",
        ),
        (
            "Ở phiên họp buổi sáng có 14 đại biểu không đồng ý hoặc vắng mặt.",
            "Ở phiên họp buổi sáng có 22 đại biểu không đồng ý hoặc vắng mặt.",
        ),
        (
            "Trốn vào trại thì công an sẽ tìm ra người lái phà.",
            "Trốn vào trại thì công an sẽ không tìm ra người lái phà.",
        ),
    ],
)
def test_one_thing_is_not(one: str, other: str) -> None:
    assert refusals(one, other) == {""}


def test_two_people_may_each_say_what_is_theirs() -> None:
    one = "Chị Lê Thị Tám nói: “Đây là lần thứ 14 tôi tham gia hiến máu ở xã.”"
    other = "Chị Ngô Thị Chín nói: “Đây là lần thứ 12 tôi tham gia hiến máu ở xã.”"
    told = [found for found in compared([one], [other]) if found.difference.one.term.slot == "number"]
    assert {found.refused for found in told} <= {"said_by_two"}


def test_reports_of_two_days_are_no_slips_of_one() -> None:
    report = "Diễn biến giá vàng hôm nay {}/8 ở chợ. Giá vàng ở chợ là {} đồng một chỉ."
    found = compared([report.format(22, "6.600")], [report.format(26, "6.700")])
    assert {each.refused for each in found} == {"each_its_own_day"}
