"""Invented pages, and short ways to their articles."""

from __future__ import annotations

from doichieu.extract.article import extract_article
from doichieu.model.page import Article, Block
from doichieu.model.source import About, Media, PageText, RawSource
from doichieu.sources.reader import read_pages

TITLE = "Cầu treo Suối Ngài thông xe trở lại sau 11 tháng sửa chữa"
LEAD = "Sáng 2/8, huyện Mường Vịn làm lễ thông xe cầu treo Suối Ngài, nối bản Pa Hín với trung tâm xã Nậm Cút."
BODY = (
    "Cây cầu treo Suối Ngài dài 96 m, bị lũ cuốn hỏng mố phía tây hồi tháng 9 năm ngoái. Suốt 11 tháng, người dân bản "
    "Pa Hín phải đi vòng 17 km đường rừng để ra chợ xã Nậm Cút.",
    "Trưởng bản Pa Hín nói từ nay học sinh không còn phải ở trọ cả tuần. Cầu treo giúp các cháu về nhà mỗi chiều.",
    "Kinh phí sửa chữa cầu treo là 3,6 tỷ đồng, trong đó ngân sách huyện Mường Vịn chi 2,1 tỷ đồng.",
)
OTHERS = (
    ("Giá cá linh đầu mùa tăng gấp đôi ở chợ nổi", "Thương lái gom hàng từ nửa đêm, mỗi ký lên tới 180.000 đồng."),
    ("Trường mầm non xin thêm hai giáo viên", "Năm học tới, số trẻ ra lớp dự kiến vượt chỉ tiêu gần một phần tư."),
    ("Đội bóng xóm chài vào chung kết giải phủi", "Hai bàn ở phút bù giờ khiến khán đài chật kín vỡ òa."),
)


def article(text: str, media: Media = "text", about: About | None = None) -> Article:
    """The article of one page."""
    (page,) = read_pages(RawSource(name="bai", data=text.encode(), media=media, about=about or About()))
    assert isinstance(page, PageText), page
    return extract_article(page)


def roles(found: Article) -> list[tuple[str, str]]:
    """The role and text of each block."""
    return [(block.role, found.text[block.start : block.end]) for block in found.page.blocks]


def kept(found: Article) -> list[str]:
    """The texts of the kept blocks."""
    return [found.text[block.start : block.end] for block in found.page.blocks if block.kept]


def role_of(found: Article, text: str) -> Block:
    """The block that holds these words first."""
    return next(block for block in found.page.blocks if text in found.text[block.start : block.end])


def page(*lines: str) -> str:
    """A flattened page of these lines."""
    return "\n\n".join(lines)
