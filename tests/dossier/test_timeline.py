"""The timeline: dated once, in order, with its status; what is reckoned is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.dossier.edtf import first_stated
from doichieu.dossier.timeline import read_timeline
from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.dossier import TimelineEvent
from doichieu.model.origin import OriginCount
from doichieu.model.page import Stamp
from doichieu.model.reading import Reading
from doichieu.model.record import FieldEvidence, Leg, Official, Visit
from story_parts import apart, at, read

LINE = "Cầu Vàm Đá được khởi công ngày 12/3/2024 và thông xe ngày 3/6/2026."


def days(events: tuple[TimelineEvent, ...]) -> list[str | None]:
    return [event.when for event in events]


def test_events_stand_in_time_order_with_their_places() -> None:
    reading = read("Ngày 3/6/2026, cầu Vàm Đá thông xe.", "Công trình được khởi công ngày 12/3/2024.")
    events = read_timeline(apart(reading))
    assert days(events) == ["2024-03-12", "2026-06-03"]
    assert all(reading.article.text[s.start : s.end] == s.exact for event in events for s in event.evidence)


def test_two_pages_that_tell_the_same_make_one_event() -> None:
    one = read("Ngày 3/6/2026, cầu Vàm Đá chính thức thông xe sau hai năm thi công.")
    other = read("Cầu Vàm Đá chính thức thông xe ngày 3/6/2026.")
    (event,) = read_timeline(apart(one, other))
    assert {span.page for span in event.evidence} == {one.page.id, other.page.id}


def test_two_things_on_one_day_are_two_events() -> None:
    reading = read("Ngày 3/6/2026, cầu Vàm Đá thông xe.", "Công an xã bắt kẻ trộm dây điện hôm 3/6/2026.")
    assert days(read_timeline(apart(reading))) == ["2026-06-03", "2026-06-03"]


def test_figures_of_one_year_in_one_pattern_stay_apart() -> None:
    reading = read("Thương mại với Lào năm 2025 đạt 800 triệu USD.", "Thương mại với Áo năm 2025 đạt 52 triệu USD.")
    assert days(read_timeline(apart(reading))) == ["2025", "2025"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Cầu được khởi công ngày 12/3/2024.", "past"),
        ("Cầu sẽ thông xe ngày 3/9/2026.", "planned"),
        ("Hội chợ diễn ra từ ngày 1/6 đến 30/6/2026.", "ongoing"),
    ],
)
def test_status_is_as_of_the_latest_dated_page(line: str, status: str) -> None:
    (event,) = read_timeline(apart(read(line, published="2026-06-10")))
    assert event.status == status


def test_titles_captions_and_questions_date_nothing() -> None:
    reading = read("Ngày 3/6/2026: thông xe", "Ảnh chụp ngày 1/6/2026.", roles=("title", "caption"))
    assert read_timeline(apart(reading)) == ()


def test_an_anniversary_gives_what_it_counts_from_and_says_so() -> None:
    reading = read("Hai tỉnh kỷ niệm 25 năm thiết lập quan hệ kết nghĩa.", published="2026-06-10")
    events = {event.when: event.derived for event in read_timeline(apart(reading))}
    assert events.get("2001") is True


def test_a_stated_date_takes_the_place_of_a_reckoned_one() -> None:
    stated = "Hai nước thiết lập quan hệ ngoại giao ngày 30/1/1950."
    reading = read(stated, "Năm nay hai nước kỷ niệm 75 năm thiết lập quan hệ ngoại giao.", published="2025-05-05")
    assert "1950-01-30" in days(read_timeline(apart(reading)))
    assert "1950" not in days(read_timeline(apart(reading)))


def test_a_year_told_for_the_same_claim_as_a_day_in_it_is_no_second_event() -> None:
    vague = read("Việt Nam và Chile có quan hệ vào năm 1971.", published="2025-05-05")
    exact = read("Quan hệ ngoại giao Việt Nam - Chile được lập hôm 25/3/1971.", published="2025-05-06")
    spans = (at(vague, "vào năm 1971"), at(exact, "lập hôm 25/3/1971"))
    value = Value(text="25/3/1971", date="1971-03-25")
    claim = Claim(id="c1", type="relation", about=About(subject=None, property="since"), value=value, evidence=spans)
    (event,) = [e for e in read_timeline(apart(vague, exact, claims=(claim,))) if (e.when or "").startswith("1971")]
    assert (event.when, len({span.page for span in event.evidence})) == ("1971-03-25", 2)
    assert "25/3/1971" in event.text


def test_what_lost_a_contradiction_is_left_out() -> None:
    one, two, lost = (
        read(f"Cầu Vàm Đá thông xe ngày {day}/6/2026{end}") for day, end in ((3, "."), (3, " ạ."), (5, "."))
    )
    sides = (
        Side(value=Value(text="3/6"), claims=(), evidence=(at(one, "3/6"), at(two, "3/6")), origins=count(2)),
        Side(value=Value(text="5/6"), claims=(), evidence=(at(lost, "5/6"),), origins=count(1)),
    )
    finding = Finding(id="f1", kind="contradiction", rule="day", sides=sides, reason="")
    assert days(read_timeline(apart(one, two, lost, findings=(finding,)))) == ["2026-06-03"]


def count(number: int) -> OriginCount:
    return OriginCount(number, number, (), "")


def test_a_visit_is_one_event_and_each_leg_another() -> None:
    line = "Chủ tịch nước thăm cấp Nhà nước Chile và thăm chính thức Peru từ ngày 5 đến 12/5/2026."
    reading = read(line, published="2026-05-01")
    legs = tuple(
        Leg(country=code, evidence=FieldEvidence(country=(at(reading, words),)))
        for code, words in (("CL", "thăm cấp Nhà nước Chile"), ("PE", "thăm chính thức Peru"))
    )
    visit = Visit(
        direction="outbound", status="announced", leader=Official(name="x"), start="2026-05-05", end="2026-05-12",
        legs=legs, evidence=FieldEvidence(start=(at(reading, "từ ngày 5 đến 12/5/2026"),)),
    )  # fmt: skip
    events = read_timeline(apart(reading, visits=(visit,)))
    assert days(events) == ["2026-05-05/2026-05-12", None, None]
    assert {event.status for event in events} == {"planned"}


@pytest.mark.parametrize(
    "line",
    [
        "Bị cáo Hồ Văn Tư (sinh năm 1979, ngụ xã Nậm Phạ) khai hết.",
        "Số ca mắc tăng 13,6% so với cùng kỳ năm 2024.",
        "Doanh thu và lợi nhuận lần lượt tăng 14% và 52% so với năm 2023.",
    ],
)
def test_births_and_what_is_compared_with_are_no_events(line: str) -> None:
    assert read_timeline(apart(read(line, published="2026-06-10"))) == ()


def test_a_date_that_glosses_a_time_is_no_event_of_its_own() -> None:
    reading = read("Lúc 10h sáng nay (17/9), tâm bão ở cách bờ biển Nậm Phạ 60 km.", published="2026-09-17T11:00")
    assert len(read_timeline(apart(reading))) == 1


@pytest.mark.parametrize("words", ["về tội vi phạm quy định về giao thông", "rồi quyết định bắt tạm giam"])
def test_a_longer_word_plans_nothing(words: str) -> None:
    reading = read(f"Công an ngày 9/4 khởi tố tài xế Hồ Văn Tư {words}.", published="2026-04-09T14:30")
    (event,) = read_timeline(apart(reading))
    assert event.status == "past"


def stamped(title: str, stamp: str, value: str, *, kept: bool = True) -> Reading:
    """A page with its title and a visible stamp, which may be in a block that was cut."""
    reading = read(title, stamp, "Cầu Vàm Đá thông xe trong niềm vui của bà con.", roles=("title", "dateline"))
    blocks = tuple(replace(b, kept=kept) if b.role == "dateline" else b for b in reading.page.blocks)
    published = Stamp(value=value, source="text", span=at(reading, stamp))
    page = replace(reading.page, title=at(reading, title), published=published, blocks=blocks)
    return replace(reading, article=replace(reading.article, page=page))


def test_that_a_story_appeared_is_told_once() -> None:
    late, early = (
        stamped("Cầu mới", "20:10 4/6/2026", "2026-06-04T20:10"),
        stamped("Cầu", "7:00 4/6/2026", "2026-06-04"),
    )
    (event,) = read_timeline(apart(late, early))
    assert (event.when, event.text) == ("2026-06-04", "Cầu")


def test_that_a_story_appeared_is_no_event_where_a_dated_one_tells_the_same() -> None:
    page = stamped("Cầu Vàm Đá thông xe", "20:10 4/6/2026", "2026-06-04T20:10")
    same = read("Sáng 3/6/2026, cầu Vàm Đá chính thức thông xe.", published="2026-06-05")
    other = read("Sáng 3/6/2026, mưa lớn ở Nậm Cút.", published="2026-06-05")
    assert days(read_timeline(apart(page, same))) == ["2026-06-03"]
    assert days(read_timeline(apart(page, other))) == ["2026-06-03", "2026-06-04T20:10"]


def test_a_stamp_that_was_cut_is_no_event() -> None:
    assert read_timeline(apart(stamped("Cầu", "date 2026-06-04", "2026-06-04", kept=False))) == ()


def test_a_visit_that_was_called_off_is_told_by_the_sentence_that_says_so() -> None:
    plan = read("Tổng thống sẽ thăm Chile từ ngày 20 đến 22/11/2026.", published="2026-11-14T10:00")
    end = "Do bão lớn, Tổng thống hoãn chuyến thăm Chile tới dịp khác."
    off = read(end, "Lễ đón dự kiến vào sáng 20/11/2026.", published="2026-11-18T22:40")
    visit = Visit(
        direction="inbound", status="cancelled", leader=Official(name="x"), start="2026-11-20", end="2026-11-22",
        legs=(Leg(country="CL", evidence=FieldEvidence(country=(at(plan, "Chile"),))),),
        evidence=FieldEvidence(start=(at(plan, "từ ngày 20"),)),
    )  # fmt: skip
    (event,) = read_timeline(apart(plan, off, visits=(visit,)))
    assert (event.when, event.text) == ("2026-11-20/2026-11-22", end)


@given(
    st.lists(st.sampled_from([LINE, "Năm 2019, lũ lớn.", "Từ 1 - 5/5/2026 có mưa.", "Kỷ niệm 80 năm.", "12/13/2014"]))
)
def test_order_and_evidence_hold_for_any_pages(lines: list[str]) -> None:
    reading = read("Tin ngày 3/6/2026.", *lines, published="2026-06-10")
    events = read_timeline(apart(reading))
    assert sorted(days(events), key=lambda when: first_stated(when or "")) == days(events)
    assert all(event.evidence for event in events)


def test_legs_without_days_stay_in_the_order_of_the_journey() -> None:
    reading = read("Sau Peru, ông thăm Chile.", "Mời từ Peru đã nhận.")
    legs = tuple(
        Leg(country=code, evidence=FieldEvidence(country=(at(reading, name),)))
        for code, name in (("CL", "Chile"), ("PE", "Peru"))
    )
    visit = Visit(direction="outbound", status="announced", leader=Official(name="x"), legs=legs)
    assert [event.text for event in read_timeline(apart(reading, visits=(visit,)))] == ["Chile", "Peru"]


def test_the_hours_of_a_day_are_in_order() -> None:
    lines = ("Chiều 3/6/2026, trời đổ mưa.", "Sáng 3/6/2026, cầu thông xe.", "Lúc 23h ngày 3/6/2026, phà dừng chạy.")
    texts = [event.text for event in read_timeline(apart(read(*lines)))]
    assert texts == [lines[1], lines[0], lines[2]]


def test_a_year_in_a_name_dates_nothing() -> None:
    reading = read("Lễ hội Sông Trẹm 2026 có nhiều trò chơi dân gian.", "Năm 2019 lễ hội được tổ chức lần đầu.")
    assert [event.when for event in read_timeline(apart(reading))] == ["2019"]


def test_until_a_day_and_on_that_day_may_be_one_event() -> None:
    one = read("Đến ngày 30/6/2026, tỉnh có 3.756 hộ được cấp nước sạch từ trạm mới.")
    other = read("Tại thời điểm ngày 30/6/2026, đã có 3.756 hộ trong tỉnh được cấp nước sạch.")
    assert len(read_timeline(apart(one, other))) == 1


def test_without_a_day_of_publication_what_lies_before_the_last_day_told_is_past() -> None:
    reading = read(
        "Năm 2014, công ty dự kiến mở thêm ba nhà máy ở miền núi.", "Ngày 5/6/2020, nhà máy thứ ba chạy thử."
    )
    assert [event.status for event in read_timeline(apart(reading))] == ["past", "past"]
