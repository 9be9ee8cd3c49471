from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims.context import page_context
from doichieu.claims.itinerary import Itinerary, read_itinerary
from doichieu.claims.journeys import read_journeys
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Linking
from pace import loops
from story_parts import read

PACK = load_pack("vi")


def itineraries(text: str, published: str | None = None) -> list[Itinerary]:
    page = page_context(read(text, published=published), Linking(()))
    assert page is not None
    return [read_itinerary(sentence, PACK) for sentence in page.sentences]


def legs(text: str) -> list[tuple[str, str | None]]:
    return [(stop.code, call.kind) for found in itineraries(text) for call, stop in found.stops]


def occasions(text: str) -> list[tuple[str, str | None]]:
    return [(text[o.place.start : o.place.end], o.country) for i in itineraries(text) for o in i.occasions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ông thăm cấp Nhà nước tới Peru, thăm chính thức Chile.", [("PE", "state"), ("CL", "official")]),
        ("Ông thăm chính thức Peru, Chile và Cuba.", [("PE", "official"), ("CL", "official"), ("CU", "official")]),
        (
            "Ông thăm cấp Nhà nước Peru, Cuba và thăm chính thức Chile.",
            [("PE", "state"), ("CU", "state"), ("CL", "official")],
        ),
        ("Chuyến thăm hữu nghị chính thức tới Lào của Thủ tướng.", [("LA", "official_friendship")]),
        ("Ông thăm và làm việc tại Nhật Bản.", [("JP", "working")]),
        ("Ông sẽ thăm chính thức nước Cộng hòa Pháp.", [("FR", "official")]),
        ("Với Peru và Chile, đây là chuyến thăm chính thức đầu tiên.", [("PE", "official"), ("CL", "official")]),
        ("Chuyến thăm cấp Nhà nước đầu tiên của ông đến Cuba thành công.", [("CU", "state")]),
        ("Ông thăm dò ý kiến tại Cuba.", []),
        ("Đoàn thăm hỏi bà con ở Lào.", []),
        ("Kim ngạch với Peru tăng 5%.", []),
    ],
)
def test_the_kind_of_a_call_holds_for_all_countries_behind_it(text: str, told: list[tuple[str, str | None]]) -> None:
    assert legs(text) == told


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ông thăm Peru và dự Lễ khánh thành cảng biển mới.", "PE"),
        ("Ông thăm Cuba, dự Lễ khánh thành cảng biển mới và thăm Peru.", "PE"),
        ("Ông thăm Cuba, dự Lễ khánh thành cảng biển mới tại Chile và thăm Peru.", "CL"),
        ("Ông dự Lễ khánh thành cảng biển mới.", None),
    ],
)
def test_an_occasion_belongs_to_its_own_place_or_to_the_leg_it_is_tied_to(text: str, country: str | None) -> None:
    assert occasions(text) == [("Lễ khánh thành cảng biển mới", country)]


def test_lists_gathered_by_kind_are_told_from_itineraries() -> None:
    assert itineraries("Ông thăm cấp Nhà nước Peru, Cuba và thăm chính thức Chile.")[0].grouped
    assert not itineraries("Ông thăm cấp Nhà nước Peru, thăm chính thức Chile.")[0].grouped


def test_a_visit_with_a_time_long_before_the_page_is_history() -> None:
    text = "Năm 2011, ông thăm Cuba. Tháng 5/2031, ông thăm Peru. Đây là lần đầu ông thăm Chile kể từ năm 1990."
    calls = [call.past for found in itineraries(text, "2031-05-03") for call, _ in found.stops]
    assert calls == ["2011", None, None]


@pytest.mark.parametrize("words", ["thăm ", "thăm Peru, ", "với ", "dự lễ hội lớn ", "theo lời mời của "])
@pytest.mark.parametrize("times", [300, 30_000])
def test_no_line_costs_much(words: str, times: int) -> None:
    page = page_context(read(words * times), Linking(()))
    assert page is not None
    assert loops(lambda: read_journeys(page)) < 35


@given(st.text(alphabet="thăm chuyếnPeru, vàcủa.dựLễ", max_size=200))
def test_every_place_lies_in_the_text(text: str) -> None:
    for found in itineraries(text):
        for call, stop in found.stops:
            assert 0 <= stop.evidence.start <= stop.place.start < stop.place.end <= len(text)
            assert call.place.start < call.place.end


def test_days_in_brackets_interrupt_no_list() -> None:
    text = "Ông thăm chính thức Peru (3-5/6), Chile (5-7/6) và dự Lễ khánh thành cảng biển mới tại Havana, Cuba (8/6)."
    assert legs(text) == [("PE", "official"), ("CL", "official")]
    assert occasions(text) == [("Lễ khánh thành cảng biển mới", "CU")]


def test_a_bracket_with_other_words_ends_a_list() -> None:
    assert legs("Ông thăm chính thức Peru (nước láng giềng), Chile.") == [("PE", "official")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ông trân trọng mời bà Ana Morales sớm sang thăm Cuba.", []),
        ("Bà đã nhận lời mời sang thăm Cuba.", []),
        ("Nhận lời mời của bà Ana Morales, ông thăm Cuba.", [("CU", None)]),
        ("Ông mời bà dự tiệc. Ông thăm Cuba.", [("CU", None)]),
    ],
)
def test_whom_somebody_invites_visits_nothing_yet(text: str, told: list[tuple[str, str | None]]) -> None:
    assert legs(text) == told
