"""The itinerary and the timeline drawn: everything in its order, inside the picture, and harmless."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]
from msgspec.structs import replace

from doichieu.export.sheet import Sheet
from doichieu.export.strip import draw_strip
from doichieu.export.time_axis import draw_axis, events_before
from doichieu.export.wording import load_words
from doichieu.model.dossier import Story, TimelineEvent
from doichieu.model.record import Leg, Official, Visit
from factory import bd

VI = load_words("vi")
PLACE = re.compile(r'(?:cx|x1|x2)="(-?[\d.]+)%"')
WHENS = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2031", "2031-02", "2031-13", "../2031", "2031/..", "P3D", "XXXX-05-05", "<b>", "2031-02-30"]),
    st.tuples(st.dates(), st.dates()).map(lambda days: f"{min(days)}/{max(days)}"),
)


def sheet(*whens: str | None, start: str | None = None, end: str | None = None) -> Sheet:
    events = tuple(TimelineEvent(when=when, text="Việc <b>", evidence=(), status="past") for when in whens)
    story = Story(id="s1", title="Thăm", start=start, end=end)
    return Sheet(bd("Một câu.", timeline=events, story=story), VI)


def visit(*legs: Leg) -> Visit:
    return Visit(direction=None, status="announced", leader=Official(name="Bà Hà"), legs=legs)


@given(st.lists(WHENS, max_size=12), st.dates(), st.dates())
def test_any_timeline_is_drawn_inside_its_picture(whens: list[str | None], start: object, end: object) -> None:
    svg = str(draw_axis(sheet(*whens, start=str(start), end=str(end))))
    if not svg:
        return
    assert all(0 <= float(place) <= 100 for place in PLACE.findall(svg))
    bars = [(float(bar.get("x")[:-1]), float(bar.get("width")[:-1])) for bar in etree.fromstring(svg).iter("rect")]
    assert all(x + width <= 100.01 for x, width in bars)


def test_what_is_long_past_has_a_band_of_its_own() -> None:
    told = sheet("1975", "2031-09-03", "2031-09-03/2031-09-06", None, start="2031-09-03", end="2031-09-06")
    svg = str(draw_axis(told))
    assert svg.count("<circle") == 3
    assert svg.count("<rect") == 1
    assert '"far"' in svg
    assert ">1975<" in svg
    assert re.findall(r'href="#t(\d+)"', svg) == ["1", "2", "3"]
    assert events_before(told) == 1


def test_one_event_makes_no_timeline() -> None:
    assert draw_axis(sheet("2031-09-03")) == ""
    assert events_before(sheet(None)) == 0


def test_a_leg_is_as_long_as_its_days() -> None:
    legs = (
        Leg(country="PT", start="2031-09-01", end="2031-09-06"),
        Leg(country="SN", start="2031-09-07", end="2031-09-08"),
    )
    svg = str(draw_strip(sheet(), visit(*legs)))
    at = [float(place) for place in re.findall(r'<svg x="([\d.]+)%"', svg)]
    assert at[0] == 0
    assert 60 < at[1] < 80
    assert "Bồ Đào Nha" in svg
    etree.fromstring(svg)


def test_legs_without_days_are_alike_and_none_draws_nothing() -> None:
    svg = str(draw_strip(sheet(), visit(Leg(country="PT"), Leg(country="<b>"))))
    assert re.findall(r'<svg x="([\d.]+)%"', svg) == ["0.00", "50.00"]
    assert "<b>" not in svg
    assert draw_strip(sheet(), visit()) == ""


def test_a_leg_with_an_impossible_day_is_no_fault() -> None:
    assert "<svg" in draw_strip(sheet(), replace(visit(), legs=(Leg(country="PT", start="2031-02-30", end="?"),)))
