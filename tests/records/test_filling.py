from __future__ import annotations

from doichieu.claims.registry import TYPES
from doichieu.lang.pack import LANGUAGES
from doichieu.model.record import Record
from doichieu.origins.trace import trace_origins
from doichieu.records.background import record_background
from doichieu.records.filling import record_events
from doichieu.records.kinds import load_kind, load_kinds
from doichieu.reuse.passages import find_passages
from told_stories import Told, tell

FLOOD = (
    "Lũ quét ở Mường Hoa: 7 người chết",
    "Ngày 12/8/2031, lũ quét xảy ra tại xã Mường Hoa, tỉnh Sơn La đã làm 7 người chết, 3 người mất tích.",
    "Mưa lũ làm hơn 120 ha lúa bị ngập. Tổng thiệt hại khoảng 30 tỷ đồng.",
)


def events(story: Told) -> tuple[Record, ...]:
    trace = trace_origins(story.readings, find_passages(story.readings), story.linking)
    return record_events(story.readings, story.linking, story.claims, trace)


def values(record: Record, name: str) -> list[str]:
    return [slot.value.amount or slot.value.date or slot.value.text for slot in record.slots if slot.name == name]


def test_a_disaster_needs_a_schema_and_no_code() -> None:
    (record,) = events(tell(FLOOD, published="2031-08-13"))
    assert record.kind == "disaster"
    assert (values(record, "hazard"), values(record, "time")) == (["flood"], ["2031-08-12"])
    assert (values(record, "dead"), values(record, "missing")) == (["7"], ["3"])
    assert "30000000000" in values(record, "damage")
    assert all(slot.evidence and slot.origins for slot in record.slots)


def test_the_newest_toll_holds() -> None:
    later = ("Lũ quét Mường Hoa", "Lũ quét tại xã Mường Hoa, tỉnh Sơn La đã làm 9 người chết.")
    both = tell(FLOOD, later)
    assert values(events(both)[0], "dead")[0] in {"7", "9"}


def test_no_harm_is_no_disaster_and_no_hazard_either() -> None:
    assert events(tell(("Dự báo bão", "Bão số 5 có thể vào Biển Đông trong hai ngày tới."))) == ()
    assert events(tell(("Tai nạn", "Xe khách lật làm 3 người chết trên quốc lộ."))) == ()


def test_every_slot_is_filled_by_something_that_exists() -> None:
    for kind in load_kinds():
        names = [slot.name for slot in kind.slots]
        assert len(names) == len(set(names)) and set(kind.any_of) <= set(names)
        for slot in kind.slots:
            assert set(slot.claims) <= set(TYPES) | {"damage"}, (kind.kind, slot.name)
            assert all(set(allowed.words) <= set(LANGUAGES) for allowed in slot.values)


def test_the_visit_is_a_kind_among_others() -> None:
    assert set(load_kind("visit").required) == {"leader", "status", "legs"}


def test_background_is_what_is_told_of_the_country_of_the_visit() -> None:
    story = tell(
        (
            "Chủ tịch nước thăm Peru",
            "Chủ tịch nước Trần Văn Khải thăm chính thức Peru từ ngày 3 đến 5/6/2031.",
            "Việt Nam và Peru thiết lập quan hệ ngoại giao ngày 14/11/1994. Năm 2030, kim ngạch thương mại song phương "
            "giữa Việt Nam và Peru đạt 500 triệu USD, tăng 12% so với năm 2029.",
            "Năm 2025, Thủ tướng Lê Đình Phong thăm chính thức Peru.",
            "Kim ngạch thương mại giữa Việt Nam và Chile đạt 900 triệu USD.",
        ),
        published="2031-06-04",
    )
    (record,) = record_background(story.visits, story.readings, story.linking, story.claims)
    assert story.name(record.about) == "PE"
    assert values(record, "relations_since") == ["1994-11-14"]
    assert [(slot.value.amount, slot.period) for slot in record.slots if slot.name == "trade"] == [
        ("500000000", "2030")
    ]
    assert values(record, "trade_change") == ["12"]
    assert [slot.period for slot in record.slots if slot.name == "earlier_visit"] == ["2025"]
