"""The lineage graph shows each page once, and an arrow only where a direction is known."""

from __future__ import annotations

from doichieu.export.lineage import draw_lineage
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from factory import bd, full


def test_pages_and_arrows() -> None:
    svg = str(draw_lineage(Sheet(full(), load_words("vi"))))
    assert svg.count("<circle") == 2
    assert svg.count('class="derived"') == svg.count('class="tip"') == 1
    assert "Bộ Ngoại giao" in svg


def test_nothing_is_drawn_where_no_text_is_shared() -> None:
    assert draw_lineage(Sheet(bd("Một câu."), load_words("vi"))) == ""
