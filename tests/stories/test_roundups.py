"""A page that tells several events is in the story of each, with what it says of that one alone."""

from __future__ import annotations

import pytest

from doichieu.model.dossier import Bound, Build
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build
from doichieu.stories.grouping import StoryOptions

FIRE = {
    "f0": "Cháy lớn kho vải ở phường An Lạc\n\nSáng 5/3/2031, ngọn lửa bùng lên lúc rạng sáng tại kho vải rộng "
    "hai nghìn "
    "mét vuông ở phường An Lạc, quận Bình Tân. Ba người bị thương được đưa đến bệnh viện. Cảnh sát huy động 12 "
    "xe chữa "
    "cháy, đến 9h đám cháy được khống chế. Chủ kho là ông Trần Văn Thóc.",
    "f1": "Kho vải phường An Lạc bốc cháy dữ dội, ba người bị thương\n\nKho vải rộng hai nghìn mét vuông tại "
    "phường An "
    "Lạc, quận Bình Tân bốc cháy rạng sáng 5/3/2031. Vụ cháy khiến ba người bị thương. 12 xe chữa cháy được "
    "điều đến, "
    "lực lượng chức năng khống chế ngọn lửa lúc 9h. Ông Trần Văn Thóc, chủ kho vải, nói thiệt hại khoảng 4 tỷ đồng.",
}
MATCH = {
    "m0": "Đội tuyển nữ thắng đậm Mông Đảo 5-0 ở vòng loại\n\nTối 4/3/2031, đội tuyển nữ Việt Nam thắng Mông "
    "Đảo 5-0 tại "
    "sân Cẩm Phả ở vòng loại Cúp châu Á. Tiền đạo Lý Thị Sen ghi bốn bàn trong hiệp hai.",
    "m1": "Lý Thị Sen ghi bốn bàn, đội tuyển nữ đè bẹp Mông Đảo\n\nĐội tuyển nữ Việt Nam thắng đậm Mông Đảo 5-0 "
    "trong "
    "trận vòng loại Cúp châu Á trên sân Cẩm Phả tối 4/3/2031. Lý Thị Sen lập cú poker trong hiệp hai.",
}
OTHERS = {
    "o0": "Thành lập trường đại học mới\n\nThủ tướng ký quyết định thành lập Đại học Sa Bàn tại Nha Trang, đào "
    "tạo 12 "
    "ngành kỹ thuật biển và hải dương học từ năm 2032.",
    "o1": "Bão số ba đổi hướng\n\nBão số ba giật cấp 12 đổi hướng lên phía bắc, các tỉnh ven biển cấm tàu "
    "thuyền ra khơi.",
}
ITEMS = (
    "Cháy kho vải ở An Lạc: Kho vải rộng hai nghìn mét vuông ở phường An Lạc, quận Bình Tân bốc cháy lúc rạng sáng "
    "5/3/2031, bảy người bị thương. Cảnh sát điều 12 xe chữa cháy.",
    "Bóng đá nữ: Lý Thị Sen ghi bốn bàn, đội tuyển nữ Việt Nam thắng Mông Đảo 5-0 ở vòng loại Cúp châu Á trên "
    "sân Cẩm Phả.",
)
RAIN = "Mưa lớn ở Lai Hòa: Mưa lớn gây ngập 40 ngôi nhà ở xã Lai Hòa, chính quyền sơ tán 15 hộ dân đến nơi an toàn."
EVENTS = {**FIRE, **MATCH, **OTHERS}


def run(pages: dict[str, str], *, stream: bool = False) -> Build:
    sources = [RawSource(name=f"{name}.txt", data=text.encode(), media="text") for name, text in pages.items()]
    return build(sources, Options(StoryOptions(stream=stream)))


def digest(*items: str) -> str:
    return "Tin nhanh trong ngày\n\n" + "\n\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))


def stories(built: Build) -> list[set[str]]:
    found = ({p.sources[0].removesuffix(".txt") for p in bound.dossier.pages} for bound in built.bound)
    return sorted(found, key=sorted)


def story_with(built: Build, *names: str) -> Bound:
    files = {f"{name}.txt" for name in names}
    return next(b for b in built.bound if {p.sources[0] for p in b.dossier.pages} == files)


@pytest.fixture(params=[False, True], ids=["batch", "stream"])
def stream(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_a_round_up_is_in_the_story_of_each_of_its_items(stream: bool) -> None:
    built = run({**EVENTS, "r": digest(*ITEMS)}, stream=stream)
    assert stories(built) == [{"f0", "f1", "r"}, {"m0", "m1", "r"}, {"o0"}, {"o1"}]


def test_what_no_other_page_tells_stays_a_story_of_its_own(stream: bool) -> None:
    built = run({**EVENTS, "r": digest(*ITEMS, RAIN)}, stream=stream)
    assert stories(built) == [{"f0", "f1", "r"}, {"m0", "m1", "r"}, {"o0"}, {"o1"}, {"r"}]
    (page,) = story_with(built, "r").dossier.pages
    text = digest(*ITEMS, RAIN)
    kept = " ".join(text[block.start : block.end] for block in page.blocks if block.kept)
    assert "Lai Hòa" in kept
    assert "Sen" not in kept
    assert "An Lạc" not in kept


def test_a_story_holds_nothing_that_the_round_up_says_of_other_events(stream: bool) -> None:
    bound = story_with(run({**EVENTS, "r": digest(*ITEMS)}, stream=stream), "m0", "m1", "r")
    (page,) = (p for p in bound.dossier.pages if p.sources == ("r.txt",))
    cut = [block for block in page.blocks if not block.kept]
    assert {(block.role, block.reason) for block in cut} == {("related_teaser", "tells another event")}
    dossier = bound.dossier
    told = [
        span for group in (dossier.claims, dossier.timeline, dossier.brief) for item in group for span in item.evidence
    ]
    spans = [*told, *(figure.span for figure in dossier.figures), *(s for e in dossier.entities for s in e.mentions)]
    assert not [s for s in spans if s.page == page.id and any(b.start < s.end and s.start < b.end for b in cut)]
    assert "Tin nhanh" not in dossier.story.title


def test_each_membership_is_recorded_with_its_part_score_and_reason(stream: bool) -> None:
    text = digest(*ITEMS)
    built = run({**EVENTS, "r": text}, stream=stream)
    known = {bound.dossier.story.id for bound in built.bound}
    assert [text[part.start : part.end][3:] for part in built.decisions.parts] == list(ITEMS)
    assert all(part.story in known and part.score > 0.2 and part.reason for part in built.decisions.parts)
    assert len(known) == len(built.bound)


def test_the_same_pages_make_the_same_decisions(stream: bool) -> None:
    pages = {**EVENTS, "r": digest(*ITEMS, RAIN)}
    assert run(pages, stream=stream) == run(dict(reversed(pages.items())), stream=stream)


BACKGROUND = (
    FIRE["f0"]
    + "\n\nTrước đó, tối 4/3/2031, nhiều người dân phường An Lạc xem đội tuyển nữ Việt Nam thắng Mông Đảo 5-0 "
    "ở vòng loại Cúp châu Á, trận mà Lý Thị Sen ghi bốn bàn."
)
SECTIONS = (
    "Sau vụ cháy kho vải An Lạc\n\n1. Diễn biến vụ cháy\n\nSáng 5/3/2031, kho vải rộng hai nghìn mét vuông ở "
    "phường An Lạc, "
    "quận Bình Tân bốc cháy, ba người bị thương.\n\n2. Thiệt hại của kho vải\n\nÔng Trần Văn Thóc, chủ kho vải "
    "ở phường An "
    "Lạc, nói vụ cháy gây thiệt hại khoảng 4 tỷ đồng.\n\n3. Cứu chữa\n\n12 xe chữa cháy được điều đến phường An "
    "Lạc, lực "
    "lượng chức năng khống chế ngọn lửa ở kho vải lúc 9h."
)


@pytest.mark.parametrize("text", [BACKGROUND, SECTIONS], ids=["background", "sections"])
def test_an_article_of_one_event_is_in_one_story(text: str, stream: bool) -> None:
    built = run({**EVENTS, "x": text}, stream=stream)
    assert {"f0", "f1", "x"} in stories(built)
    assert sum("x" in story for story in stories(built)) == 1
    assert built.decisions.parts == ()
