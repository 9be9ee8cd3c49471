from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.extract.stamps import find_stamps
from doichieu.extract.wording import wording_for
from doichieu.model.page import Article, Stamp
from doichieu.model.source import About
from press_pages import BODY, LEAD, OTHERS, TITLE, article, page, role_of

STORY = (TITLE, LEAD, *BODY)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))


def with_html(stamp: str = "", head: str = "", about: About | None = None) -> Article:
    return article(f"<html><head>{head}</head><body><h1>{TITLE}</h1>{stamp}{PARAGRAPHS}</body></html>", "html", about)


def published(found: Article) -> Stamp:
    stamp = found.page.published
    assert stamp is not None
    if stamp.span:
        assert found.text[stamp.span.start : stamp.span.end] == stamp.span.exact
    return stamp


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("06:14 05/05/2025", "2025-05-05T06:14"),
        ("Thứ Hai, 5/5/2025, 06:14 (GMT+7)", "2025-05-05T06:14"),
        ("05-05-2025 - 6h14", "2025-05-05T06:14"),
        ("Ngày 5 tháng 5 năm 2025", "2025-05-05"),
        ("29 tháng 10, 2024", "2024-10-29"),
        ("Cập nhật: 02/08/2023 - 10:47 | Lượt xem: 1.204", "2023-08-02T10:47"),
        ("Hà Nhuận 14/10/2024 12:05 GMT+7", "2024-10-14T12:05"),
        ("03:14 CH, 05/05/2025", "2025-05-05T15:14"),
        ("9 Tháng Mười Một, 2023", "2023-11-09"),
        ("Đăng vào 5 Tháng Tư, 2024 lúc 3:07 chiều", "2024-04-05T15:07"),
        ("17 thg 2, 2024", "2024-02-17"),
        ("2024/2/17 21:40:05", "2024-02-17T21:40"),
        ("17.02.24 21:40", "2024-02-17T21:40"),
        ("Phóng viên: Hà Nhuận. Đăng 17/2/2024 21:40", "2024-02-17T21:40"),
        ("21:40 ngày 17/2/2024, sửa lần cuối 07:05 ngày 18/2/2024", "2024-02-17T21:40"),
        ("Đăng ngày 17 - 02 - 2024", "2024-02-17"),
    ],
)
def test_the_visible_stamp_is_read(line: str, value: str) -> None:
    stamp = published(article(page(TITLE, line, LEAD, *BODY)))
    assert (stamp.value, stamp.source) == (value, "text")


def test_a_year_of_two_digits_is_one_beside_a_clock_and_marked() -> None:
    assert published(article(page(TITLE, "17/2/24 21:40", LEAD, *BODY))).inferred == ("the century, of two digits",)
    assert article(page(TITLE, "17/2/24", LEAD, *BODY)).page.published is None


@pytest.mark.parametrize(
    ("line", "value", "changed", "inferred"),
    [
        ("17/2/2024 07:05 | Cập nhật lúc 21:40 18/2/2024", "2024-02-17T07:05", "2024-02-18T21:40", ()),
        ("Thứ Bảy, 17/2/2024, 07:05 (Sửa lúc: 18/2/2024 21:40)", "2024-02-17T07:05", "2024-02-18T21:40", ()),
        ("Cập nhật: 18/2/2024 21:40 | Đăng: 17/2/2024 07:05", "2024-02-17T07:05", "2024-02-18T21:40", ()),
        ("17/2/2024, cập nhật lúc 21:40", "2024-02-17", "2024-02-17T21:40", ("the day, of the time beside it",)),
    ],
)
def test_a_line_tells_publication_and_last_change(
    line: str, value: str, changed: str, inferred: tuple[str, ...]
) -> None:
    found = article(page(TITLE, line, LEAD, *BODY))
    assert published(found).value == value
    assert found.page.modified is not None
    assert (found.page.modified.value, found.page.modified.inferred) == (changed, inferred)


def test_the_times_of_a_chronicle_s_items_are_not_the_page_s() -> None:
    times = ("16:40 3/8/2025", "13:05 3/8/2025", "09:30 3/8/2025")
    items = [text for pair in zip(times, BODY, strict=True) for text in pair]
    assert article(page(TITLE, LEAD, *items)).page.published is None
    assert published(article(page(TITLE, "08:00 3/8/2025", LEAD, *items))).value == "2025-08-03T08:00"


@pytest.mark.parametrize(
    "line", ["31/2/2025", "14:75 99/99/2025", "Ngày 5/5, ông thăm bản Pa Hín cùng đoàn của huyện."]
)
def test_what_is_no_stamp_is_none(line: str) -> None:
    assert article(page(TITLE, line, LEAD, *BODY)).page.published is None


def test_a_date_left_over_by_an_extraction_counts_to_its_own_precision() -> None:
    found = article(page(f" date 2025-05 {LEAD}", *BODY))
    assert published(found).value == "2025-05"
    assert found.page.blocks[0].role == "artefact"
    assert found.text[found.page.blocks[1].start :].startswith(LEAD)


def test_a_visible_stamp_beats_what_the_page_declares() -> None:
    ld = json.dumps({"@type": "NewsArticle", "datePublished": "2031-01-01T00:00:00+07:00"})
    found = with_html("<div>14/10/2024 12:05</div>", f"<script type='application/ld+json'>{ld}</script>")
    assert published(found).value == "2024-10-14T12:05"


@pytest.mark.parametrize(("declared", "noted"), [("2031-01-01", ("json-ld says 2031-01-01",)), ("2024-10-14", ())])
def test_the_page_says_what_a_wrong_declaration_said(declared: str, noted: tuple[str, ...]) -> None:
    ld = json.dumps({"@type": "NewsArticle", "datePublished": f"{declared}T00:00:00+07:00"})
    found = with_html("<div>14/10/2024 12:05</div>", f"<script type='application/ld+json'>{ld}</script>")
    assert published(found).inferred == noted


def test_a_declared_time_may_be_in_the_printed_form() -> None:
    stamp = published(with_html(head="<meta property='article:published_time' content='3/8/2025 16:20'>"))
    assert (stamp.value, stamp.source, stamp.quote) == ("2025-08-03T16:20", "meta", "3/8/2025 16:20")


def test_a_marked_time_counts_at_the_headline_and_in_no_box() -> None:
    assert (
        published(with_html("<p><time datetime='2025-08-03T16:20'>3 giờ trước</time></p>")).value == "2025-08-03T16:20"
    )
    box = "<ul class='related'><li><a href='/9'>Giá cá linh</a> <time datetime='2025-11-05'>sáng nay</time></li></ul>"
    for page_with_box in (
        f"<html><body>{box}<h1>{TITLE}</h1>{PARAGRAPHS}</body></html>",
        f"<html><body><h1>{TITLE}</h1>{box}{PARAGRAPHS}</body></html>",
        f"<html><body><h1>{TITLE}</h1>{PARAGRAPHS}{box}</body></html>",
    ):
        assert article(page_with_box, "html").page.published is None


def test_declared_time_in_utc_is_told_in_the_outlet_s_clock() -> None:
    stamp = published(with_html(head="<meta property='article:published_time' content='2025-01-10T18:30:00Z'>"))
    assert (stamp.value, stamp.source, stamp.quote) == ("2025-01-11T01:30", "meta", "2025-01-10T18:30:00Z")


def test_the_address_and_then_the_given_time_come_last() -> None:
    dated = with_html(about=About(url="https://a.example/2025/05/05/cau-treo.html"))
    assert (published(dated).value, published(dated).source) == ("2025-05-05", "url")
    declared = with_html(head="<link rel='canonical' href='https://a.example/2025/05/05/cau-treo.html'>")
    assert (published(declared).value, published(declared).quote) == ("2025-05-05", "2025/05/05")
    given = article(page(*STORY), about=About(published="2025-05-05T06:14"))
    assert (published(given).value, published(given).source) == ("2025-05-05T06:14", "given")


def test_a_place_of_the_story_between_a_name_and_a_date_is_no_writer() -> None:
    found = article(page(TITLE, "Hà Nhuận - Suối Ngài, 17/2/2024 21:40", LEAD, *BODY))
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]
    found = article(page(TITLE, "Hà Nhuận - Lò Khụt, 17/2/2024 21:40", LEAD, *BODY))
    assert [author.name for author in found.page.authors] == ["Hà Nhuận", "Lò Khụt"]


@pytest.mark.parametrize(
    ("tail", "authors", "credits"),
    [
        (("Hà Nhuận",), ["Hà Nhuận"], []),
        (("Hà Nhuận - Lò Khụt",), ["Hà Nhuận", "Lò Khụt"], []),
        (("Tác giả: Hà Nhuận",), ["Hà Nhuận"], []),
        (("Bài và ảnh: Hà Nhuận",), ["Hà Nhuận"], []),
        (("HÀ NHUẬN (Theo Vùng Cao)",), ["HÀ NHUẬN"], ["Vùng Cao"]),
        (("Theo báo Vùng Cao",), [], ["báo Vùng Cao"]),
        (("Hà Nhuận", "(TTXVN)"), ["Hà Nhuận"], ["TTXVN"]),
        (("PV (tổng hợp)",), [], []),
        (("Theo Hà Nhuận (Dân Trí)",), ["Hà Nhuận"], ["Dân Trí"]),
        (("Theo Hà Nhuận / Tiền Phong",), ["Hà Nhuận"], ["Tiền Phong"]),
        (("Theo Hà Nhuận (Vùng Cao)",), ["Hà Nhuận"], ["Vùng Cao"]),
        (("Theo Hà Nhuận Dân Trí",), ["Hà Nhuận"], ["Dân Trí"]),
        (("Theo Dân Trí/VnExpress",), [], ["Dân Trí", "VnExpress"]),
        (("Theo AFP, NHK và Kyodo",), [], ["AFP", "NHK", "Kyodo"]),
        (("Nguồn: muongvin.gov.vn",), [], ["muongvin.gov.vn"]),
        (("Theo muongvin.com.vn",), [], ["muongvin.com.vn"]),
        (("(Nguồn tin: Cổng TTĐT huyện Mường Vịn)",), [], ["Cổng TTĐT huyện Mường Vịn"]),
        (("Nguồn: Phòng Kinh tế Hạ tầng",), [], ["Phòng Kinh tế Hạ tầng"]),
        (("Hà Nhuận (t/h)",), ["Hà Nhuận"], []),
        (("PV TTXVN tại Nậm Cút",), [], ["TTXVN"]),
        (("Hà Nhuận (Phóng viên TTXVN tại Lào)",), ["Hà Nhuận"], ["TTXVN"]),
        (("Hà Nhuận - Lò Khụt (từ Viêng Chăn, Lào)",), ["Hà Nhuận", "Lò Khụt"], []),
        (("Từ Viêng Chăn, phóng viên Hà Nhuận",), ["Hà Nhuận"], []),
        (("Hà Nhuận từ Malaysia",), ["Hà Nhuận"], []),
        (("Từ Nhuận",), ["Từ Nhuận"], []),
        (("CTV Hà Nhuận/VOV-Tây Bắc",), ["Hà Nhuận"], ["VOV-Tây Bắc"]),
        (("Hà Nhuận/ VOV- Tây Bắc",), ["Hà Nhuận"], ["VOV"]),
        (("Hà Nhuận (TTXVN/Báo Mường Vịn và Bạn đọc)",), ["Hà Nhuận"], ["TTXVN", "Báo Mường Vịn và Bạn đọc"]),
        (("Hà Nhuận (Báo Mường Vịn)",), ["Hà Nhuận"], ["Báo Mường Vịn"]),
        (("Hà Nhuận (Vùng Cao)",), ["Hà Nhuận"], []),
        (("Hà Nhuận (tổng hợp từ AFP, Reuters)",), ["Hà Nhuận"], ["AFP", "Reuters"]),
        (("Hà Nhuận thực hiện",), ["Hà Nhuận"], []),
        (("Nhóm PV/ VOV online",), ["Nhóm PV"], ["VOV online"]),
        (("Bài: Hà Nhuận; Ảnh: Lò Khụt",), ["Hà Nhuận"], []),
        (("Đăng bởi: Hà Nhuận",), ["Hà Nhuận"], []),
        (("Biên tập: Lò Khụt",), [], []),
        (("Hà Nhuận nhuan.h@vungcao.example.vn",), ["Hà Nhuận"], []),
        (("Nhóm phóng viên TTXVN",), ["Nhóm phóng viên"], ["TTXVN"]),
        (("Ghi chép của Hà Nhuận",), ["Hà Nhuận"], []),
        (("Hà Nhuận và nhóm PV, BTV",), ["Hà Nhuận"], []),
        (("TS. Hà Nhuận (Viện Giống cây Vùng Cao)",), ["Hà Nhuận"], []),
        (("Người đăng: Hà Nhuận vào lúc 21:15 Nhãn: cầu, bản",), ["Hà Nhuận"], []),
        (("Phóng viên: Hà Nhuận",), ["Hà Nhuận"], []),
    ],
)
def test_signatures_and_sources(tail: tuple[str, ...], authors: list[str], credits: list[str]) -> None:
    found = article(page(*STORY, *tail))
    assert [author.name for author in found.page.authors] == authors
    assert [credit.name for credit in found.page.credits if credit.kind == "text"] == credits


def test_a_photographer_beside_the_writer_is_credited() -> None:
    found = article(page(*STORY, "Bài: Hà Nhuận; Ảnh: Lò Khụt"))
    assert [(credit.kind, credit.name) for credit in found.page.credits] == [("photo", "Lò Khụt")]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ngày đăng: 17/2/2024 07:05 GMT+7 - Tác giả: Hà Nhuận", ["Hà Nhuận"]),
        ("bởi Hà Nhuận - 17/2/2024", ["Hà Nhuận"]),
        ("17/2/2024 07:05 Đăng bởi: Hà Nhuận", ["Hà Nhuận"]),
        ("Hà Nhuận, Nậm Cút 17/2/2024 07:05", ["Hà Nhuận"]),
        ("Hà Nội, 17/2/2024", []),
        ("Nậm Cút 17/2/2024", []),
        ("Hà Nhuận, Lò Khụt 17/2/2024 07:05", ["Hà Nhuận", "Lò Khụt"]),
        ("Báo Vùng Cao - 17/2/2024", []),
    ],
)
def test_names_beside_the_stamp_sign_and_places_don_t(line: str, authors: list[str]) -> None:
    found = article(page(TITLE, line, LEAD, *BODY))
    assert [author.name for author in found.page.authors] == authors
    assert published(found).value.startswith("2024-02-17")


def test_the_source_of_a_table_is_not_the_story_s() -> None:
    found = article(page(TITLE, LEAD, "Nguồn: Cục Thống kê Mường Vịn", *BODY))
    assert [credit for credit in found.page.credits if credit.kind == "text"] == []


def test_a_signature_behind_the_last_sentence_is_a_block_of_its_own() -> None:
    found = article(f"{TITLE}\n{LEAD}\n{' '.join(BODY)} Hà Nhuận")
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]
    assert found.page.blocks[-1].role == "byline"


@pytest.mark.parametrize("end", ["Lễ diễn ra ở TP. Vịnh Khê", "Đón đoàn có ông V. Khê", "Cầu tên là Suối Ngài"])
def test_the_end_of_a_sentence_is_no_signature(end: str) -> None:
    assert article(f"{TITLE}\n{LEAD}\n{' '.join(BODY)} {end}").page.authors == ()


def test_a_sentence_s_source_is_an_attribution() -> None:
    sentence = "Theo Thông cáo của Sở Giao thông, cầu treo chịu được tải 1,5 tấn và được kiểm tra mỗi tháng một lần."
    (credit,) = article(page(*STORY, sentence)).page.credits
    assert (credit.kind, credit.name) == ("attribution", "Sở Giao thông")
    assert credit.span.exact == "Theo Thông cáo của Sở Giao thông"


def test_the_outlet_is_given_declared_or_named_at_the_start() -> None:
    assert article(page(*STORY), about=About(outlet="Báo Vùng Cao")).page.outlet is not None
    declared = with_html(head="<meta property='og:site_name' content='Báo Vùng Cao'>").page.outlet
    assert declared is not None
    assert (declared.name, declared.source) == ("Báo Vùng Cao", "meta")
    titled = with_html(head=f"<title>{TITLE} | Báo Vùng Cao điện tử</title>").page.outlet
    assert titled is not None
    assert (titled.name, titled.source) == ("Báo Vùng Cao điện tử", "meta")
    assert with_html(head=f"<title>{TITLE}</title>").page.outlet is None
    named = article(page(TITLE, f"(Vùng Cao) - {LEAD}", *BODY)).page.outlet
    assert named is not None
    assert named.span is not None
    assert named.span.exact == "Vùng Cao"


def test_an_author_declared_is_a_person_not_the_outlet_or_markup() -> None:
    def authors(name: str) -> list[str]:
        ld = json.dumps({"@type": "NewsArticle", "author": name, "publisher": {"name": "Sức Khỏe"}})
        return [a.name for a in with_html(head=f"<script type='application/ld+json'>{ld}</script>").page.authors]

    assert authors("Hà Nhuận") == ["Hà Nhuận"]
    assert authors("Sức Khỏe") == []
    assert authors("Báo Vùng Cao") == []
    assert authors("admin") == []
    assert authors("https://a.example/tac-gia/7") == []
    assert authors("Hà Nhuận, Lò Khụt") == ["Hà Nhuận", "Lò Khụt"]
    assert authors("PV Hà Nhuận") == ["Hà Nhuận"]


def test_names_of_other_stories_sign_nothing() -> None:
    found = article(page(*STORY, "Tin khác", OTHERS[0][0], "Lò Khụt"))
    assert found.page.authors == ()


CLOCK = "<div class='site-top'>Thứ Tư, 5/11/2025 <a href='/rss'>RSS</a></div>"
ROW = "<div>Trang chủ | Thời sự | Đời sống | Bản làng | Chợ phiên | Bạn đọc</div>"
MENU = "<ul class='menu'><li><a>Đời sống</a></li><li><a>Bản làng</a></li><li><a>Chợ phiên</a></li></ul>"


def above(markup: str) -> str | None:
    found = article(f"<html><body>{CLOCK}{MENU}{markup}<h1>{TITLE}</h1>{PARAGRAPHS}</body></html>", "html")
    return found.page.published.value if found.page.published else None


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ("<div>Chủ nhật, 3/8/2025 - 16:20</div>", "2025-08-03T16:20"),
        ("<p><a href='/1'>Đời sống</a> <span>16:20 | 3/8/2025</span></p>", "2025-08-03T16:20"),
        ("<div class='breadcrumb'><a>Đời sống</a><div>3/8/2025 16:20</div></div>", "2025-08-03T16:20"),
        ("<div>3/8/2025</div>", "2025-08-03"),
        (f"{ROW}<p>Đời sống <span>3/8/2025 | 16:20</span></p>", "2025-08-03T16:20"),
        ("<div>3/8/2025 16:20</div><div><a href='/1'>Đời sống</a></div>", "2025-08-03T16:20"),
        ("<div>Chủ nhật, 3/8/2025</div><div><a href='/1'>Đời sống</a></div>", None),
        ("<header><p>3/8/2025 16:20</p></header>", None),
        ("<div class='today'>3/8/2025 16:20</div>", None),
        ("<div class='tin-lien-quan'><a href='/9'>Giá cá linh tăng</a><p>3/8/2025 16:20</p></div>", None),
        ("<div>Giá cá linh đầu mùa tăng gấp đôi</div><div>3/8/2025 16:20</div>", None),
        ("", None),
    ],
)
def test_the_stamp_above_a_headline_is_the_story_s_and_the_clock_is_not(markup: str, value: str | None) -> None:
    assert above(markup) == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Báo Vùng Cao", "Thứ Tư, 5/11/2025", "Đời sống", "3/8/2025 16:20", TITLE), "2025-08-03T16:20"),
        (("Báo Vùng Cao", "Thứ Tư, 5/11/2025", "Đời sống", TITLE, "3/8/2025 16:20"), "2025-08-03T16:20"),
        (("Báo Vùng Cao", "Thứ Tư, 5/11/2025", "Đời sống", TITLE), None),
        (("NẬM CÚT 3/8/2025 (TTXVN)", TITLE), "2025-08-03"),
        (("UBND HUYỆN MƯỜNG VỊN", "Nậm Cút, ngày 3 tháng 8 năm 2025", "THÔNG BÁO", TITLE), "2025-08-03"),
    ],
)
def test_of_flat_stamps_that_at_the_headline_counts(lines: tuple[str, ...], value: str | None) -> None:
    found = article(page(*lines, LEAD, *BODY)).page
    assert (found.published.value if found.published else None) == value
    assert found.authors == ()


@pytest.mark.parametrize(
    "row",
    [
        "<div class='meta'><p class='author'><a>HÀ NHUẬN - LÒ KHỤT</a></p><time>3/8/2025 16:20</time></div>",
        "<div><a href='/a'>HÀ NHUẬN - LÒ KHỤT</a></div><div><time>3/8/2025 16:20</time></div>",
        "<div><time>3/8/2025 16:20</time></div><div><a href='/a'>HÀ NHUẬN - LÒ KHỤT</a></div>",
    ],
)
def test_a_writer_s_name_may_be_a_link_beside_the_stamp(row: str) -> None:
    found = with_html(row)
    assert [author.name for author in found.page.authors] == ["HÀ NHUẬN", "LÒ KHỤT"]
    assert published(found).value == "2025-08-03T16:20"
    assert role_of(found, "3/8/2025").role == "dateline"


def test_a_foot_of_the_story_signs_it_and_one_of_the_site_doesn_t() -> None:
    def authors(own: str, site: str) -> list[str]:
        html = f"<html><body><article><h1>{TITLE}</h1>{PARAGRAPHS}{own}</article>{site}</body></html>"
        return [author.name for author in article(html, "html").page.authors]

    assert authors("<footer><p>Hà Nhuận</p></footer>", "") == ["Hà Nhuận"]
    assert authors("", "<footer><p>Hà Nhuận</p></footer>") == []


@given(st.text(st.sampled_from("0123456789/:-.|, aTháng năm lúc"), max_size=60))
def test_stamps_of_any_line_lie_in_it_in_order(line: str) -> None:
    for language in ("vi", None):
        stamps = find_stamps(line, wording_for(language))
        places = [(stamp.start, stamp.end) for stamp in stamps]
        assert places == sorted(places)
        assert all(0 <= low < high <= len(line) for low, high in places)
        assert find_stamps(line, wording_for(language)) == stamps
