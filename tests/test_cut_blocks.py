"""Times and figures planted in what is cut: none of them may be told as the story's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest

from doichieu.model.dossier import Dossier
from doichieu.model.source import Media, RawSource
from doichieu.pipeline import Options, build

TITLE = "Cầu treo Suối Ngài thông xe trở lại sau 11 tháng sửa chữa"
RETOLD = "Thông xe cầu treo Suối Ngài sau 11 tháng chờ đợi"
STORY = (
    "Sáng 2/8/2024, huyện Mường Vịn làm lễ thông xe cầu treo Suối Ngài, nối bản Pa Hín với trung tâm xã Nậm Cút.",
    "Cây cầu treo Suối Ngài dài 96 m, bị lũ cuốn hỏng mố phía tây hồi tháng 9 năm ngoái. Suốt 11 tháng, người dân "
    "bản Pa Hín phải đi vòng 17 km đường rừng để ra chợ xã Nậm Cút.",
    "Chủ tịch huyện Mường Vịn Lò Văn Sướng cho biết kinh phí sửa chữa cầu treo là 3,6 tỷ đồng, trong đó ngân sách "
    "huyện chi 2,1 tỷ đồng.",
    "Trưởng bản Pa Hín nói từ nay học sinh không còn phải ở trọ cả tuần. Cầu treo giúp các cháu về nhà mỗi chiều.",
)
# What each planted line would add: a date, an amount, both, a visit, a toll, a quote.
PLANTED = (
    ("Giá cá linh đầu mùa tăng 7.777% so với năm 2031", "Thương lái gom 8.888 tấn từ ngày 15/9/2031 ở chợ nổi."),
    ("Lũ quét làm 6.666 người chết ở xóm chài", "Ngày 16/9/2031, 6.666 người chết và 5.555 ngôi nhà sập."),
    ("Chủ tịch huyện thăm Lào từ ngày 17 đến 19/9/2031", "Ông nói: “Ngày 18/9/2031, hai bên ký 9.999 hợp đồng”."),
)
STAMP = "Đời sống - 05:44 20/09/2031"
MARKS = ("2031", "7777", "7.777", "8888", "8.888", "6666", "6.666", "5555", "5.555", "9999", "9.999")
OWN = ("2024-08-02", "3600000000", "17")


def flat(title: str, lead: str, rest: tuple[str, ...]) -> str:
    """A page whose furniture was flattened into its text: a box among its paragraphs, teasers behind."""
    boxes = [line for headline, teaser in PLANTED for line in (headline, teaser, STAMP)]
    middle = [f">> {PLANTED[0][0]}", f"Đọc thêm: {PLANTED[1][0]}"]
    return "\n\n".join([title, lead, rest[0], *middle, *rest[1:], "Tin cùng chuyên mục", *boxes, "Bình luận (6.666)"])


def marked_up(title: str, lead: str, rest: tuple[str, ...]) -> str:
    """A page with its furniture in the places where sites have it."""
    cards = "".join(
        f"<div class='card'><h3><a href='/tin-{at}.html'>{headline}</a></h3><p>{teaser}</p><span>{STAMP}</span></div>"
        for at, (headline, teaser) in enumerate(PLANTED)
    )
    body = "".join(f"<p>{line}</p>" for line in rest)
    return (
        f"<html lang='vi'><head><title>{title}</title></head><body><nav><a href='/'>Trang chủ 20/9/2031</a></nav>"
        f"<main><article><h1>{title}</h1><p class='sapo'>{lead}</p>{body}</article>"
        f"<aside class='related'><h2>Tin liên quan</h2>{cards}</aside></main>"
        f"<footer><p>Giấy phép số 9.999 cấp ngày 15/9/2031</p></footer></body></html>"
    )


def sources(media: Media) -> list[RawSource]:
    """Two pages of one story, each with the same furniture."""
    shape = marked_up if media == "html" else flat
    pages = ((TITLE, STORY[0], STORY[1:]), (RETOLD, STORY[0], (STORY[2], STORY[1], STORY[3])))
    return [RawSource(name=f"trang-{at}", data=shape(*page).encode(), media=media) for at, page in enumerate(pages)]


def told(dossier: Dossier) -> Iterator[str]:
    """All that the dossier says of the story, as it is written to its file, part by part."""
    parts = (
        dossier.times, dossier.figures, dossier.quotes, dossier.claims, dossier.findings,
        dossier.timeline, dossier.records, dossier.brief, dossier.story,
    )  # fmt: skip
    return (msgspec.json.encode(part).decode() for part in parts)


@pytest.mark.parametrize("media", ["text", "html"])
def test_nothing_of_a_cut_block_is_told(media: Media) -> None:
    made = build(sources(media), Options())
    (dossier,) = (bound.dossier for bound in made.bound)
    text = "\n".join(told(dossier))
    assert not [mark for mark in MARKS if mark in text]
    assert all(own in text for own in OWN)


@pytest.mark.parametrize("media", ["text", "html"])
def test_what_is_planted_stands_on_the_page_and_is_cut(media: Media) -> None:
    (bound,) = build(sources(media), Options()).bound
    texts = {file.id: file.text for file in bound.texts}
    for page in bound.dossier.pages:
        cut = "\n".join(texts[page.id][block.start : block.end] for block in page.blocks if not block.kept)
        assert all(mark in cut for headline, teaser in PLANTED for mark in (headline, teaser))
        assert all(one.end <= other.start for one, other in pairwise(page.blocks))


@pytest.mark.parametrize("media", ["text", "html"])
def test_the_same_lines_would_be_told_as_the_story_s(media: Media) -> None:
    lines = [TITLE, *STORY, *(line for pair in PLANTED for line in pair)]
    marked = "<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"
    data = (marked if media == "html" else "\n\n".join(lines)).encode()
    (bound,) = build([RawSource(name="trang", data=data, media=media)], Options()).bound
    text = "\n".join(told(bound.dossier))
    assert all(mark in text for mark in ("2031-09-15", "8888", "6666"))
