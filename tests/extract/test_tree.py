from __future__ import annotations

import pytest

from doichieu.errors import ItemError
from press_pages import BODY, LEAD, OTHERS, TITLE, article, kept, role_of

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
BOX = f"<h4><a href=/x>{OTHERS[0][0]}</a></h4><p>{OTHERS[0][1]}</p>"


def html(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE} - Báo Vùng Cao</title>{head}</head><body>{body}</body></html>"


def story(inside: str = "", below: str = "", above: str = "") -> str:
    half = f"<p>{BODY[0]}</p>{inside}<p>{BODY[1]}</p><p>{BODY[2]}</p>"
    return html(
        f"{above}<div class=main><h1>{TITLE}</h1><p class=sapo>{LEAD}</p><div class=text>{half}</div></div>{below}"
    )


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=tinlienquan>{BOX}</div>",
        f"<aside>{BOX}</aside>",
        f"<div>{BOX}</div>",
        f"<div><b>Xem thêm</b><div>{OTHERS[0][0]}</div><div>{OTHERS[0][1]}</div></div>",
        f"<div class=ads><p>{OTHERS[1][1]}</p></div>",
        f"<div style='display:none'>{OTHERS[1][1]}</div>",
        f"<p><a href=/x>{OTHERS[0][0]}</a></p>",
        f"<p><strong>&gt;&gt; {OTHERS[0][0]}</strong></p>",
        "<ul class=share><li>Chia sẻ</li><li>In bài viết</li></ul>",
        "<form><label>Họ tên</label><input><button>Gửi đi</button></form>",
    ],
)
def test_boxes_are_cut_inside_the_text_and_below_it(box: str) -> None:
    for page in (story(inside=box), story(below=box)):
        assert kept(article(page, "html")) == [TITLE, LEAD, *BODY]


def test_menus_comments_and_imprint_are_cut() -> None:
    notice = "<div id=cookie-consent><p>Trang dùng cookie để đo lường lượt đọc.</p></div>"
    comment = "<div class=comments><p>Bà con bản Pa Hín mừng lắm, mong huyện làm thêm cầu nữa.</p></div>"
    above, below = f"<nav><a>Thời sự</a><a>Kinh tế</a></nav>{notice}", f"{comment}<footer>Bản quyền</footer>"
    assert kept(article(story(above=above, below=below), "html")) == [TITLE, LEAD, *BODY]


def test_a_list_of_teasers_larger_than_the_story_does_not_win() -> None:
    teasers = f"<section><h2>Mới</h2>{f'<article>{BOX}</article>' * 200}</section>"
    assert kept(article(story(below=teasers), "html")) == [TITLE, LEAD, *BODY]


def test_a_second_story_below_is_cut() -> None:
    second = f"<article><h1>{OTHERS[0][0]}</h1>{''.join(f'<p>{t} {t} {t}</p>' for _, t in OTHERS)}</article>"
    page = html(f"<div><article><h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}</article>{second}</div>")
    assert kept(article(page, "html")) == [TITLE, LEAD, *BODY]


def test_paragraphs_by_line_breaks_in_tables_without_headings() -> None:
    text = "<br><br>".join((LEAD, *BODY))
    menu = "<td>Gương sáng bản làng<br>Thời tiết các xã</td>"
    page = html(
        f"<table><tr>{menu}<td><div class=t>{TITLE}</div><div>{text}</div><div><b>Hà Nhuận</b></div></td></tr></table>"
    )
    found = article(page, "html")
    assert kept(found) == [TITLE, LEAD, *BODY, "Hà Nhuận"]
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]


def test_figures_are_captions_and_tables_of_figures_stay() -> None:
    figure = "<figure><img><figcaption>Cầu treo ngày thông xe</figcaption></figure>"
    table = "<table><tr><td>Dài</td><td>96 m</td></tr></table>"
    found = article(story(inside=figure + table), "html")
    assert role_of(found, "ngày thông xe").role == "caption"
    assert "Dài\t96 m" in kept(found)


def test_every_line_of_the_rendering_has_a_block_with_a_reason() -> None:
    found = article(story(inside=f"<aside>{BOX}</aside>"), "html")
    covered = "".join(found.text[block.start : block.end] for block in found.page.blocks)
    assert "".join(covered.split()) == "".join(found.text.split())
    assert all(block.reason for block in found.page.blocks)


def test_a_page_all_hidden_until_its_script_runs_is_read() -> None:
    page = html(f"<div style='display:none'><h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}</div>")
    assert set(BODY) <= set(kept(article(page, "html")))


@pytest.mark.parametrize("name", ["modal-enabled", "lightbox", "status-publish tag-cau", "paywall", "has-sidebar"])
def test_the_name_of_a_box_cuts_no_story_that_it_holds(name: str) -> None:
    page = html(f"<div class='{name}'><h1>{TITLE}</h1><div class=entry-content><p>{LEAD}</p>{PARAGRAPHS}</div></div>")
    assert kept(article(page, "html")) == [TITLE, LEAD, *BODY]


def test_an_embedded_quotation_is_story() -> None:
    quotation = f"<div class='social-embed'><blockquote>{BODY[2]}</blockquote></div>"
    page = html(f"<h1>{TITLE}</h1><div class=text><p>{LEAD}</p><p>{BODY[0]}</p>{quotation}<p>{BODY[1]}</p></div>")
    assert BODY[2] in kept(article(page, "html"))


def test_a_box_at_the_end_with_none_of_the_story_s_words_is_cut() -> None:
    appeal = "Gửi ảnh và video cho tòa soạn qua thư điện tử để được đăng lên mục bạn đọc viết vào cuối tuần."
    found = article(
        story(inside="", below="").replace(
            "</div></div>", f"<div><h3>Bạn ở gần đó?</h3><p>{appeal}</p></div></div></div>"
        ),
        "html",
    )
    assert kept(found) == [TITLE, LEAD, *BODY]


def test_sections_in_a_row_are_the_story_s_own_whatever_words_they_use() -> None:
    sections = "".join(f"<section><h2>Phần {n}</h2><p>{text}</p></section>" for n, (_, text) in enumerate(OTHERS))
    found = article(html(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{PARAGRAPHS}{sections}</article>"), "html")
    assert {text for _, text in OTHERS} <= set(kept(found))


@pytest.mark.parametrize("item", ["<a href=/x>{}</a>", "<a href=/x>{}</a> <span>03/05/2025 14:20</span>"])
@pytest.mark.parametrize("box", ["nav", "ul", "div"])
def test_a_page_of_links_is_no_story(item: str, box: str) -> None:
    items = "".join(f"<li>{item.format(head)}</li>" for head, _ in OTHERS * 14)
    with pytest.raises(ItemError, match="only links"):
        article(f"<html><body><{box}>{items}</{box}></body></html>", "html")


@pytest.mark.parametrize(
    "headline", ["<div id=t><b>{}</b></div>", "<font size=4><b>{}</b></font><br>", "<div>{}</div>"]
)
def test_a_headline_that_no_tag_marks_stands_over_stamp_and_text(headline: str) -> None:
    head = headline.format(TITLE)
    text = f"{head}<i>02/08/2023 08:15</i><p>{LEAD}</p>{PARAGRAPHS}"
    page = f"<title>Cổng tin</title><table><tr><td>Giới thiệu</td></tr><tr><td>{text}</td></tr></table>"
    found = article(f"<html><body>{page}</body></html>", "html")
    assert found.page.title is not None
    assert found.page.title.exact == TITLE


def test_the_name_of_the_site_is_no_headline() -> None:
    head = "<h1 class=logo><a href=/>Báo Vùng Cao</a></h1>"
    page = f"<title>Báo Vùng Cao</title>{head}<div><h2>{TITLE}</h2><p>{LEAD}</p>{PARAGRAPHS}</div>"
    assert kept(article(f"<html><body>{page}</body></html>", "html")) == [TITLE, LEAD, *BODY]


def test_a_linked_name_over_text_of_its_own_is_a_teaser() -> None:
    teasers = "".join(f"<div><h4><a href=/x>Lò Thị Khụt</a></h4><p>{text}</p></div>" for _, text in OTHERS)
    assert kept(article(story(below=teasers), "html")) == [TITLE, LEAD, *BODY]


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("", f"<h3>{TITLE}</h3><div>Đăng ngày 02 - 08 - 2023</div><div>Lượt xem: 1.045</div>"),
        (
            "<h1><a href='/'>Báo Vùng Cao điện tử</a></h1><p>Cơ quan của huyện</p>",
            f"<p><b>{TITLE}</b></p><p>2/8/2023</p>",
        ),
        ("<h1><a href='/'>Báo Vùng Cao điện tử</a></h1>", f"<h4>{TITLE}</h4><p>2/8/2023</p>"),
    ],
)
def test_the_story_s_own_headline_and_not_the_site_s(above: str, head: str) -> None:
    page = f"<html><head><title>Vùng Cao</title></head><body>{above}<div>{head}<p>{LEAD}</p>{PARAGRAPHS}</div></body>"
    found = article(page, "html").page
    assert found.title is not None and found.title.exact == TITLE
    assert found.published is not None and found.published.value == "2023-08-02"


def test_captions_tell_a_story_in_pictures() -> None:
    pictures = "".join(
        f"<figure><img><figcaption>{text} <i>{n}/3</i></figcaption></figure>" for n, text in enumerate(BODY, 1)
    )
    box = f"<div><h4>Xem nhiều</h4><div><h3><a href=/x>{OTHERS[0][0]}</a></h3><p>{OTHERS[0][1]}</p></div></div>"
    found = article(html(f"<h1>{TITLE}</h1><p>Hà Nhuận - 2/8/2023 16:00</p><div>{pictures}</div>{box}"), "html")
    assert [text.split(" 1/3")[0] for text in kept(found)][2] == BODY[0]
    assert OTHERS[0][1] not in kept(found)
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]


def test_captions_beside_a_text_stay_captions() -> None:
    picture = "<figure><figcaption>Bà con đi qua cầu treo trong ngày thông xe, sáng 2/8.</figcaption></figure>" * 3
    found = article(story(inside=picture), "html")
    assert role_of(found, "Bà con đi qua cầu").role == "caption"


def test_a_labelled_name_below_the_text_signs_it_in_the_foot_of_a_post() -> None:
    foot = "<div class=post-footer>Người đăng: Hà Nhuận vào lúc <a>21:15</a> Nhãn: <a>cầu</a></div>"
    found = article(html(f"<div class=post><h1>{TITLE}</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div>{foot}</div>"), "html")
    assert [author.name for author in found.page.authors] == ["Hà Nhuận"]
