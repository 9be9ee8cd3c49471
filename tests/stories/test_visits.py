"""The same visit before, during and after is one story; the next guest's a week later, in the same words, another."""

from __future__ import annotations

import json
from itertools import product

import pytest

from doichieu.model.reading import Reading
from doichieu.model.source import RawSource
from doichieu.pipeline import read_source
from doichieu.stories.decide import decide_stories
from doichieu.stories.grouping import StoryOptions

HOST = "Chủ tịch nước Đinh Công Khải"
SAME = (
    "Sáng {first}, tại Phủ Chủ tịch, {host} chủ trì lễ đón chính thức {guest} thăm cấp Nhà nước tới Việt Nam từ ngày "
    "{first} đến {last}/2031. Hai nhà lãnh đạo đứng trên bục danh dự, quân nhạc cử Quốc thiều hai nước. Sau lễ đón, "
    "hai bên hội đàm, trao đổi các biện pháp thúc đẩy hợp tác thương mại, đầu tư, giáo dục và {matter}."
)
OTHERWISE = (
    "Nhận lời mời của {host}, {guest} có chuyến thăm cấp Nhà nước tới Việt Nam trong các ngày {first} - {last}/2031. "
    "Tại hội đàm hôm {first}, hai bên nhất trí tăng cường trao đổi đoàn, sớm nối lại đường bay thẳng, mở rộng hợp tác "
    "về {matter} và giáo dục, đồng thời ký năm văn kiện hợp tác giữa các bộ, ngành."
)
SHORT = (
    "{guest} và đoàn đại biểu cấp cao đã tới Hà Nội sáng {first}, bắt đầu chuyến thăm cấp Nhà nước tới Việt Nam theo "
    "lời mời của {host}. Chuyến thăm kéo dài đến ngày {last}/2031; {matter} là một trọng tâm của các cuộc hội đàm."
)
WORDINGS = {"same": SAME, "otherwise": OTHERWISE, "short": SHORT}
GUESTS = {
    "first": {"guest": "Tổng thống Sa Bàn Rémi Okoro", "first": "3/3", "last": "6/3", "matter": "khai khoáng"},
    "next": {"guest": "Quốc vương Mông Đảo Tahiru Venn", "first": "11/3", "last": "14/3", "matter": "nghề cá"},
}
PHASES = (
    ("2031-02-24", "{guest} sắp thăm Việt Nam. Theo Bộ Ngoại giao, {guest} sẽ thăm cấp Nhà nước tới Việt Nam từ ngày "
     "{first} đến {last}/2031 theo lời mời của {host}. Trọng tâm chuyến thăm là hợp tác {matter}."),
    ("2031-03-03", SAME),
    ("2031-03-04", OTHERWISE),
    ("2031-03-10", "Chuyến thăm của {guest} thành công tốt đẹp. Từ ngày {first} đến {last}/2031, {guest} đã thăm cấp "
     "Nhà nước tới Việt Nam theo lời mời của {host}. Hai bên ký năm văn kiện, nhất trí hợp tác {matter}."),
)  # fmt: skip
ELSEWHERE = (
    "Giá cà phê hôm nay tăng nhẹ ở các tỉnh Tây Nguyên, nông dân chờ giá cao hơn mới bán ra.",
    "Bão số ba đổi hướng, các tỉnh ven biển cấm tàu thuyền ra khơi từ tối nay.",
    "Đội tuyển bóng đá nữ tập trung chuẩn bị vòng loại với ba gương mặt mới.",
)


def page(text: str, published: str | None, number: int) -> Reading:
    line = {"id": f"n{number}", "text": text, "published": published}
    raw = RawSource(name="p.jsonl", data=json.dumps(line).encode(), media="jsonl")
    (reading,) = read_source(raw)
    assert isinstance(reading, Reading)
    return reading


def told(guest: str, wording: str, number: int, published: str | None = None) -> Reading:
    return page(f"Tin {number}.\n\n" + wording.format(host=HOST, **GUESTS[guest]), published, number)


def stories(readings: list[Reading], *, stream: bool) -> list[set[str]]:
    elsewhere = [page(text, "2031-03-05", 90 + at) for at, text in enumerate(ELSEWHERE)]
    pages = [*readings, *elsewhere]
    names = [reading.page.sources[0].rpartition("#")[2] for reading in pages]
    groups = decide_stories(pages, StoryOptions(stream=stream)).groups
    return sorted(({names[at] for at in group} for group in groups), key=min)


@pytest.mark.parametrize("stream", [False, True], ids=["batch", "stream"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_two_guests_in_the_same_words_are_two_stories(wording: str, stream: bool) -> None:
    text = WORDINGS[wording]
    first = [told("first", text + end, at, "2031-03-03") for at, end in enumerate(("", " Tin do phóng viên gửi về."))]
    after = [told("next", text + end, 10 + at, "2031-03-11") for at, end in enumerate(("", " Ảnh của tòa soạn."))]
    assert stories([*first, *after], stream=stream)[:2] == [{"n0", "n1"}, {"n10", "n11"}]


@pytest.mark.parametrize("dated", [False, True], ids=["undated", "dated"])
def test_one_page_of_each_guest_stands_alone(dated: bool) -> None:
    for one, other in product(WORDINGS.values(), repeat=2):
        days = ("2031-03-03", "2031-03-11") if dated else (None, None)
        pages = [told("first", one, 0, days[0]), told("next", other, 1, days[1])]
        assert {"n0"} in stories(pages, stream=False)


@pytest.mark.parametrize("stream", [False, True], ids=["batch", "stream"])
def test_a_visit_before_during_and_after_is_one_story(stream: bool) -> None:
    pages = [told("first", text, at, day) for at, (day, text) in enumerate(PHASES)]
    assert stories(pages, stream=stream)[0] == {"n0", "n1", "n2", "n3"}


UNDATED = {
    "told": (
        "Tại Phủ Chủ tịch, {host} chủ trì lễ đón chính thức {guest} thăm cấp Nhà nước tới Việt Nam. Hai nhà lãnh đạo "
        "đứng trên bục danh dự, quân nhạc cử Quốc thiều hai nước. Sau lễ đón, hai bên hội đàm, trao đổi các biện pháp "
        "thúc đẩy hợp tác thương mại, đầu tư, giáo dục và {matter}."
    ),
    "briefly": (
        "{guest} đã tới Hà Nội, bắt đầu chuyến thăm cấp Nhà nước tới Việt Nam theo lời mời của {host}. Cùng đi có "
        "nhiều bộ trưởng và doanh nghiệp; {matter} là một trọng tâm của các cuộc hội đàm."
    ),
}


@pytest.mark.parametrize("stream", [False, True], ids=["batch", "stream"])
@pytest.mark.parametrize("wording", UNDATED)
def test_two_guests_in_the_same_words_are_two_stories_without_any_day(wording: str, stream: bool) -> None:
    ends = ("", " Tin do phóng viên gửi về.", " Ảnh của tòa soạn.", " Chuyến thăm kéo dài ba ngày.")
    pages = [
        told(guest, UNDATED[wording] + end, at)
        for at, (guest, end) in enumerate(zip(("first", "next") * 2, ends, strict=True))
    ]
    assert stories(pages, stream=stream)[:2] == [{"n0", "n2"}, {"n1", "n3"}]
