"""A picture that is well-formed, says what is known, and stays legible."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from playwright.sync_api import Browser

from doichieu.export.files import ExportOptions
from doichieu.export.itinerary_svg import export
from doichieu.model.dossier import Bound
from doichieu.model.record import Leg
from voyages import voyage

BOXES = "[...document.querySelectorAll('text')].map(t => t.getBBox()).map(b => [b.x, b.x + b.width, b.y + b.height])"
SIZE = "(b => [b.width, b.height])(document.querySelector('svg').viewBox.baseVal)"
SVG = "{http://www.w3.org/2000/svg}"


def picture(bound: Bound, language: str = "en") -> ET.Element:
    (file,) = export((bound,), ExportOptions(language=language))  # type: ignore[arg-type]
    return ET.fromstring(file.data)


def words(root: ET.Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


def test_it_tells_legs_in_order_with_kind_days_and_inviter() -> None:
    said = words(picture(voyage()))
    for part in ("Trần Minh Hà", "1. Bồ Đào Nha", "Lisbon", "state visit", "Duarte Reis", "2. Senegal", "Pháp ngữ"):
        assert part in said
    assert said.index("Bồ Đào Nha") < said.index("Senegal")
    assert "cấp Nhà nước" in words(picture(voyage(), "vi"))


def test_a_stop_for_each_leg_and_a_road_between() -> None:
    root = picture(voyage())
    assert len(list(root.iter(f"{SVG}circle"))) == 2
    assert len(list(root.iter(f"{SVG}line"))) == 1
    assert not list(picture(voyage(legs=(Leg(country="PT"),))).iter(f"{SVG}line"))


def test_long_and_hostile_words_stay_in_their_column(chromium: Browser) -> None:
    long = "Hội nghị cấp cao lần thứ mười chín của các nước sử dụng tiếng Pháp <script>alert(1)</script> & " * 3
    (file,) = export((voyage(legs=(Leg(country="PT", occasions=(long,)), Leg(country="SN"))),), ExportOptions())
    page = chromium.new_page()
    page.set_content(file.data.decode())
    boxes = page.evaluate(BOXES)
    width, height = page.evaluate(SIZE)
    assert all(right <= width and bottom <= height for _, right, bottom in boxes)
    assert not page.query_selector_all("script")
    page.close()
