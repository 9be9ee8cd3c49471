from __future__ import annotations

import pytest

from told_stories import Told, tell


def slips(told: Told) -> list[tuple[str, set[str]]]:
    rules = {"other_order", "counted_twice"}
    return [(f.kind, {side.value.text for side in f.sides}) for f in told.findings if f.rule in rules]


ONE = "Hãng Biển Xanh cho biết chiếc tàu chở 186 hành khách khi gặp sự cố."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Theo báo cáo sáng nay, 168 hành khách đã lên tàu trước đó một giờ.", True),
        ("Theo báo cáo sáng nay, khoảng 168 hành khách đã lên tàu.", False),
        ("Theo báo cáo sáng nay, 186 hành khách đã lên tàu, gồm 168 hành khách người lớn.", False),
        ("Trong đó có 168 hành khách là người lớn, theo báo cáo sáng nay.", False),
        ("Theo báo cáo sáng nay, 168 thùng hàng đã lên tàu.", False),
        ("Theo báo cáo sáng nay, 175 hành khách đã lên tàu.", False),
    ],
)
def test_the_same_digits_in_another_order_are_a_slip(other: str, found: bool) -> None:
    assert bool(slips(tell(ONE, other))) == found
    assert slips(tell(ONE, other)) == slips(tell(other, ONE))
    assert slips(tell(ONE, ONE + " ")) == []


@pytest.mark.parametrize(
    ("title", "text", "sides"),
    [
        (
            "Ba người chết trong vụ cháy xưởng may",
            "Lửa bùng lên lúc rạng sáng. Cảnh sát tìm thấy thi thể hai công nhân trong nhà kho.",
            {"Ba người chết", "hai công nhân"},
        ),
        (
            "Cháy xưởng may, ba người chết",
            "Lửa bùng lên lúc rạng sáng. Cảnh sát tìm thấy hai người chết trong nhà kho, một người chết ở bệnh viện.",
            None,
        ),
        ("Cháy xưởng may, ba người chết", "Lửa làm ba người chết. Năm ngoái, hai người chết ở một xưởng khác.", None),
        (
            "87 học sinh nhập viện sau bữa cơm gà",
            "Sau bữa cơm gà trưa nay, 78 học sinh đau bụng, nôn.",
            {"87 học sinh", "78 học sinh"},
        ),
        ("16 người thương vong ở chợ Mới", "Vụ nổ ở chợ Mới làm 2 người chết và 14 người bị thương.", None),
        (
            "Tai nạn ở đèo Gió",
            "Xe khách lao xuống vực, 11 người bị thương. Đến trưa, toàn bộ 14 người bị thương đã vào viện.",
            {"11 người bị thương", "14 người bị thương"},
        ),
        (
            "Tai nạn ở đèo Gió",
            "Xe khách lao xuống vực, 14 người bị thương. Cả hai người bị thương nặng đã vào viện.",
            None,
        ),
        (
            "Sông Lô thắng ngược Sông Đà 3-1",
            "Sông Lô hạ Sông Đà 2-1 tối nay. Hiệp một, đội khách dẫn 1-0.",
            {"3-1", "2-1"},
        ),
        (
            "Vỡ hồ Khe Lau",
            "Hồ Khe Lau đắp năm 1987, chứa nhiều nước. Từ khi đắp xong năm 1978, hồ được sửa hai lần.",
            {"năm 1987", "năm 1978"},
        ),
        ("Vỡ hồ Khe Lau", "Hồ Khe Lau đắp năm 1987. Đến năm 2003, hồ được sửa hai lần.", None),
        (
            "Ông Lê Văn Bảy mất 19 tỷ đồng",
            "Cổ phiếu tụt dốc sáng nay. Cổ phiếu của ông Lê Văn Bảy mất 18 tỷ đồng trong một ngày.",
            {"19 tỷ đồng", "18 tỷ đồng"},
        ),
        (
            "Ông Lê Văn Bảy mất 19 tỷ đồng",
            "Cổ phiếu tụt dốc sáng nay. Cổ phiếu của ông Lê Văn Bảy mất giá 18 tỷ đồng trong một năm.",
            None,
        ),
        ("Hai nghi phạm", "Bắt Lê Văn Bảy sinh năm 1987. Cùng bị bắt là Hà Văn Chín sinh năm 1978.", None),
        ("Sông Lô thắng ngược Sông Đà 2-1", "Sông Lô hạ Sông Đà 2-1 tối nay. Hiệp một, đội khách dẫn 1-0.", None),
    ],
)
def test_a_page_is_held_against_itself(title: str, text: str, sides: set[str] | None) -> None:
    assert slips(tell((title, text))) == ([("self_contradiction", sides)] if sides else [])
