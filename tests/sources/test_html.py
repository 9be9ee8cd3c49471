from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.sources.html import render_html
from pace import loops


def lines(html: str) -> list[str]:
    return render_html(html).text.split("\n")


def test_blocks_and_breaks_make_lines_and_white_space_collapses() -> None:
    assert lines("<p>Một  <b>hai</b>\n ba<br>bốn</p><div>năm<p>sáu</div>") == ["Một hai ba", "bốn", "năm", "sáu"]


def test_cells_of_a_row_stand_in_one_line() -> None:
    table = "<table><tr><th>Vùng<th>Giá</tr><tr><td>Cồn Sậy</td><td>8.600</td></tr></table>"
    assert lines(table) == ["Vùng\tGiá", "Cồn Sậy\t8.600"]
    assert [element.tag for element in render_html(table).elements] == ["tr", "tr"]


def test_leaves_out_what_no_reader_sees() -> None:
    html = (
        "<head><title>T</title><style>p{}</style></head><body><script>x='<p>chuỗi</p>'</script><!-- <p>ghi chú</p> -->"
        "<template><p>mẫu</p></template><noscript><p>không</p></noscript><svg><text>hình</text></svg>"
        "<iframe><p>khung</p></iframe><object><p>đối tượng</p></object><textarea>gõ</textarea><p>Bài</p>"
    )
    assert lines(html) == ["Bài"]


def test_marks_what_the_style_hides() -> None:
    html = "<p>Bài</p><p style='DISPLAY : none'>ẩn</p><div hidden>giấu</div><p style='left:-9999px'>xa</p>"
    shown = {e.tag + str(i): "[hidden]" in e.path for i, e in enumerate(render_html(html).elements)}
    assert list(shown.values()) == [False, True, True, True]


def test_entities_are_read_and_never_become_markup() -> None:
    assert lines("<p>m&#7897;t &lt;form&gt; R&amp;D &ndash; &#x110;&#7891;ng") == ["một <form> R&D – Đồng"]


def test_says_how_much_is_linked_and_bold_and_where_it_stands() -> None:
    html = "<html><body><div class='a b' id='c'><p>x</p><p><a href='/'>Đọc <b>thêm</b></a> ở đây</p></div>"
    element = render_html(html).elements[1]
    assert element.link_chars == len("Đọcthêm")
    assert element.bold_chars == len("thêm")
    assert element.path == "html:1>body:1>div#c.a.b:1>p:2"


def test_a_heading_by_role_is_a_heading() -> None:
    assert render_html("<div role=heading aria-level=1>Tiêu đề</div>").elements[0].tag == "h1"


def test_neighbouring_links_do_not_run_into_one_word() -> None:
    assert lines("<div><a>Mới nhất</a><a>Đọc nhiều</a></div>") == ["Mới nhất Đọc nhiều"]


def test_preformatted_lines_stay_lines() -> None:
    assert lines("<pre>một\n  hai</pre>") == ["một", "hai"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "chữ",
        "<b>" * 100_000 + "chữ",
        "<table><tr><td>" * 30_000 + "chữ",
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">chữ",
        "<p class='" + "a " * 200_000 + "'>chữ",
        "<p style='" + "display " * 100_000 + "'>chữ",
        "<" * 300_000 + "chữ",
    ],
)
def test_hostile_markup_takes_bounded_time(html: str) -> None:
    assert loops(lambda: render_html(html)) < 350
    rendering = render_html(html)
    assert sum(len(element.path) for element in rendering.elements) < 20_000


TAGS = (
    "<p> </p> <div> </div> <a> </a> <br> <table> <tr> <td> </table> <pre> </pre> <script> </script> <b> </b> <!-- -->"
)
ODDITIES = ["&amp;", "&#0;", "&#xd800;", "\x00", "\u00a0"]
MARKUP = st.lists(st.sampled_from(TAGS.split() + ODDITIES) | st.text(max_size=8), max_size=40).map("".join)


@given(MARKUP)
def test_elements_tile_the_text(html: str) -> None:
    rendering = render_html(html)
    covered = [rendering.text[e.range.start : e.range.end] for e in rendering.elements]
    assert "\n".join(covered) == rendering.text
    assert all(piece == piece.strip() and piece for piece in covered)
    rendering.text.encode("utf-8")


@pytest.mark.parametrize("drawing", ["<svg>", "<svg><title>Chia sẻ</title><path d=x>", "<a><svg><g></a>"])
def test_a_drawing_that_is_never_closed_hides_nothing_behind_it(drawing: str) -> None:
    assert render_html(f"<div><p>Một {drawing}</p><p>Hai</p></div><p>Ba").text == "Một\nHai\nBa"


def test_the_words_of_a_drawing_are_left_out() -> None:
    assert render_html("<p>Một <svg><title>Chia sẻ</title><text>0</text></svg>hai").text == "Một hai"


def test_parts_dates_and_clocks_that_stand_in_elements_of_their_own() -> None:
    page = "<p><span>Lò Thị Mẩy</span><span>03/02/2025</span><time>07:15</time></p><p><b>Cầu</b><i>8</i>/2/2025</p>"
    assert render_html(page).text.splitlines() == ["Lò Thị Mẩy 03/02/2025 07:15", "Cầu8/2/2025"]
