"""Matters that two pages tell in other words: what is at odds, and what is not."""

from __future__ import annotations

import pytest

from told_stories import tell


def conflicts(*pages: str) -> list[str]:
    return [kind for kind, _ in tell(*pages, published="2031-12-01").conflicts() if kind != "variant"]


FIRE = "Cháy lớn ở chợ Gò Đậu, hàng chục sạp vải thành tro. "
DEATH = "Nghệ sĩ cải lương Lò Thị Mận qua đời sáng nay. "
SAID = '"Hồ này đã xuống cấp từ mười năm nay rồi"'
APART = [
    ("Đây là lần đầu tiên Sông Mơ vô địch quốc gia.", "Sông Mơ có chức vô địch quốc gia thứ hai trong lịch sử."),
    ("Cầu Bình Minh là cây cầu dài nhất Việt Nam.", "Theo chủ đầu tư, cầu Bình Minh dài thứ hai cả nước."),
    ("Tòa tuyên Lò Văn Tám vô tội.", "Chiều nay Lò Văn Tám bị kết án 2 năm tù."),
    ("Ông Lò Văn Tám bị phạt hành chính 7,5 triệu đồng.", "Lò Văn Tám phải nộp phạt 12,5 triệu đồng."),
    ("Cô giáo Hà Thị Chín có 20 năm đứng lớp.", "Hà Thị Chín mới vào nghề được 3 năm."),
    ("Hội đồng nhất trí tuyệt đối với đề án.", "Đề án được thông qua dù ba thành viên bỏ phiếu chống."),
    ("Đêm qua xe khách lao xuống vực do mất phanh.", "Vụ lật xe khách là do tài xế ngủ gật, công an cho biết."),
    ("Chuyến thăm chính thức bốn ngày của ông đã kết thúc.", "Ông bắt đầu chuyến thăm cấp nhà nước kéo dài ba ngày."),
    ("Tờ trình được 96,4% số cổ phần tán thành.", "Gần một phần ba số phiếu quay lưng với tờ trình ấy."),
    ("Toàn bộ đại biểu có mặt tán thành nghị quyết.", "Nghị quyết được 85% đại biểu đồng ý, số còn lại phản đối."),
    ("Đây là trận thắng thứ tư liên tiếp của Sông Mơ.", "Mạch thắng của Sông Mơ kéo dài tới năm trận."),
    ("Ông Pedro Silva là tổng thống trẻ tuổi nhất trong lịch sử.", "Pedro Silva là nguyên thủ trẻ thứ nhì xưa nay."),
    (DEATH + "Trong một gia đình nghèo, bà là con cả.", DEATH + "Cô út của nhà họ Lò ngày ấy hát rất hay."),
    (
        "Xe khách đang chạy tuyến từ Cao Bằng về Hà Nội.",
        "Chuyến xe xuất phát ở Hà Nội, đích đến là thành phố Cao Bằng.",
    ),
    ("Sau hai ngày làm việc ở thủ đô, đoàn mới bay vào TP HCM.", "Chặng đường bắt đầu ở TP HCM, rồi mới ra Hà Nội."),
    ("Tối qua Sông Mơ vẫn ngược dòng thắng Núi Chè 3-1.", "Vượt trăm cây số, Núi Chè lấy trọn ba điểm trên đất khách."),
    (
        "Ông Pedro Silva giành thắng lợi trong cuộc bầu cử.",
        "Cử tri trao chiếc ghế tổng thống cho Juan Rojas, người hạ Pedro Silva.",
    ),
    ("Lợi nhuận sau thuế của hãng gạch Gò Mơ tăng 12%.", "Song phần lãi sau thuế của Gò Mơ lại thấp hơn 12%."),
    ("Lợi nhuận sau thuế của hãng gạch Gò Mơ nhích lên 8%.", "Năm qua, lãi ròng của Gò Mơ hụt đi 8% vì giá khí."),
    ("Gạch Gò Mơ báo lãi 50 tỷ đồng trong quý II.", "Quý hai, công ty Gò Mơ lỗ tới 50 tỷ đồng."),
    ("Chiều nay tòa tuyên phạt Lò Văn Tám 7 năm 6 tháng tù.", "Ông Lò Văn Tám sẽ phải ngồi tù tám năm rưỡi."),
    ("Lò Văn Tám bị tuyên phạt chung thân.", "Tử hình? Không. 20 năm tù là mức án tòa dành cho ông Lò Văn Tám."),
    (f"{SAID}, ông Lưu Bá Dần nói với báo giới.", f"Bà Hạ Thị Tuất nói: {SAID}."),
    (f"Bà Hạ Thị Tuất nói: {SAID}.", f"{SAID} là câu ông Lưu Bá Dần đúc kết."),
    (FIRE + "Công an xác định chập điện là nguyên nhân.", FIRE + "Tia hàn của nhóm thợ rơi xuống đã gây ra hỏa hoạn."),
    (FIRE + "Đám cháy bắt nguồn từ tàn thuốc của một người bán hàng.", FIRE + "Công an huyện đã loại trừ tàn thuốc."),
    (DEATH + "Bà mất vì ung thư gan.", DEATH + "Cơn đột quỵ bất ngờ đã cướp đi người nghệ sĩ hiền lành ấy."),
]
TOGETHER = [
    ("Cầu Bình Minh là cây cầu dài nhất miền Trung.", "Theo chủ đầu tư, cầu Bình Minh dài thứ hai cả nước."),
    ("Chuyến thăm chính thức bốn ngày của ông đã kết thúc.", "Ông bắt đầu chuyến thăm chính thức kéo dài 4 ngày."),
    ("Tờ trình được 66% số cổ phần tán thành.", "Một phần ba số phiếu quay lưng với tờ trình ấy."),
    ("Đây là trận thắng thứ tư liên tiếp của Sông Mơ.", "Đó là trận thứ tư liền Sông Mơ giành chiến thắng."),
    ("Đây là trận thắng thứ tư liên tiếp của Sông Mơ.", "Đây là trận thua thứ năm liên tiếp của Núi Chè."),
    (DEATH + "Trong một gia đình nghèo, bà là con cả.", DEATH + "Người con gái út của bà là ca sĩ Hà Thị Chín."),
    ("Xe khách đang chạy tuyến từ Cao Bằng về Hà Nội.", "Xe khách rời Cao Bằng lúc 5h để kịp đến Hà Nội."),
    ("Mưa lớn từ Quảng Trị đến Đà Nẵng suốt hai ngày.", "Trời còn mưa to trên diện rộng từ Đà Nẵng đến Quảng Trị."),
    (
        "Tối qua Sông Mơ vẫn ngược dòng thắng Núi Chè 3-1.",
        "Núi Chè thua 1-3 trước Sông Mơ. Lượt đi, Núi Chè thắng Sông Mơ.",
    ),
    ("Tối qua Sông Mơ vẫn ngược dòng thắng Núi Chè 3-1.", "Nếu Núi Chè hạ Sông Mơ thì đã lên đầu bảng."),
    ("Lợi nhuận sau thuế của hãng gạch Gò Mơ nhích lên 8%.", "Năm qua, lãi ròng của Gò Mơ cao hơn 8% nhờ giá khí."),
    ("Lợi nhuận sau thuế của hãng gạch Gò Mơ nhích lên 8%.", "Năm qua, doanh thu của Gò Mơ hụt đi 8% vì giá khí."),
    ("Chiều nay tòa tuyên phạt Lò Văn Tám 7 năm 6 tháng tù.", "Bảy năm rưỡi tù là mức án dành cho Lò Văn Tám."),
    ("Chiều nay tòa tuyên phạt Lò Văn Tám 7 năm tù.", "Viện kiểm sát đề nghị phạt Lò Văn Tám từ 8 đến 9 năm tù."),
    ("Chiều nay tòa tuyên phạt Lò Văn Tám 7 năm tù.", "Tòa tuyên Lò Văn Tám và Hà Văn Hai án tù; Hà Văn Hai 5 năm tù."),
    (f"{SAID}, ông Lưu Bá Dần nói với báo giới.", f"Ông Dần nói: {SAID}."),
    (FIRE + "Công an xác định chập điện là nguyên nhân.", FIRE + "Công an cho biết lửa bùng lên do sự cố điện."),
    (
        FIRE + "Công an xác định chập điện là nguyên nhân.",
        FIRE + "Có tin đồn rằng do tia hàn. Nhiều vụ cháy do hàn xì.",
    ),
    (FIRE + "Công an xác định chập điện là nguyên nhân.", FIRE + "Vụ cháy không phải do hàn xì như người dân kể."),
    (DEATH + "Bà mất vì ung thư gan.", DEATH + "Chồng bà mất vì đột quỵ từ lâu."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_excludes_the_other_is_a_contradiction_either_way(one: str, other: str) -> None:
    assert conflicts(one, other) == conflicts(other, one) == ["contradiction"]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_what_may_both_be_so_is_none(one: str, other: str) -> None:
    assert conflicts(one, other) == conflicts(other, one) == []


@pytest.mark.parametrize("page", [page for pair in (*APART, *TOGETHER) for page in pair])
def test_a_copy_is_never_at_odds_with_its_source(page: str) -> None:
    assert conflicts(page, f"{page} Hết.") == []


def test_a_title_in_quotation_marks_is_nobodys_speech() -> None:
    story = tell(f"Ông Lưu Bá Dần dự đề án {SAID}.", f"Bà Hạ Thị Tuất chủ trì đề án {SAID}.")
    assert story.said("speaker") == []


def test_a_foreign_speaker_spelt_in_two_ways_is_one() -> None:
    story = tell(f"{SAID}, ông Sergei Mikhalov nói.", f"Ông Mikhailov nói: {SAID}.")
    assert [f for f in story.findings if f.rule == "one_speaker"] == []


@pytest.mark.parametrize(
    "hostile",
    [
        "Sông Mơ thắng " * 280,
        "Bảy Tám Chín " * 300 + "thắng Núi Chè",
        "7 năm tù " * 400,
        "từ Hà Nội vào Huế rồi " * 170,
        '"' * 3000,
        "tăng 5% giảm 5% lợi nhuận " * 140,
        "vì do bởi chập điện " * 180,
    ],
)
def test_hostile_pages_are_read_without_a_fault(hostile: str) -> None:
    assert conflicts(FIRE + hostile, FIRE + hostile + " Hết.") == []
