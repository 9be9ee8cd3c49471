from __future__ import annotations

from msgspec.structs import replace

from doichieu.extract.site import cut_site_lines, learn_site_lines, site_of
from doichieu.model.identity import digest, page_id
from doichieu.model.page import Article, Block, Page, Role

SIGN = "Hãy gọi cho đường dây của tòa báo"


def article(number: int, *lines: str, site: str = "https://a.example/1", role: Role = "body") -> Article:
    """A page with a paragraph of its own and these lines behind it."""
    own = f"Nước sông Nhạn lên mức {number} mét sáng nay, hàng trăm gian hàng của chợ phải đóng cửa sớm."
    text = "\n".join((own, *lines))
    blocks, at = [], 0
    for count, line in enumerate((own, *lines)):
        blocks.append(Block(at, at + len(line), "lead" if not count else role, True, "text"))
        at += len(line) + 1
    sha = digest(text)
    page = Page(id=page_id(text), sources=("a",), sha256=sha, source_sha256=sha, rendering="text", length=len(text))
    return Article(replace(page, url=site, blocks=tuple(blocks)), text)


def cut(*articles: Article) -> list[list[str]]:
    """The lines left out of each article."""
    lines = learn_site_lines(articles)
    done = [cut_site_lines(one, lines) for one in articles]
    return [[one.text[b.start : b.end] for b in one.page.blocks if not b.kept] for one in done]


def test_a_line_on_page_after_page_of_a_site_is_the_sites() -> None:
    assert cut(*(article(n, SIGN) for n in range(4))) == [[SIGN]] * 4


def test_the_reason_says_on_how_many_pages_it_stands() -> None:
    pages = [article(n, SIGN) for n in range(3)]
    done = cut_site_lines(pages[0], learn_site_lines(pages))
    assert done.page.blocks[1].reason == "stands on 3 pages of the site that tell other stories"


def test_copies_of_one_story_share_its_lines() -> None:
    assert cut(*(article(1, SIGN, f"Trang {n}") for n in range(6))) == [[]] * 6


def test_what_two_sites_share_is_text() -> None:
    assert cut(*(article(n, SIGN, site=f"https://{n}.example/") for n in range(6))) == [[]] * 6


def test_a_paragraph_of_background_may_come_again() -> None:
    background = "Trước đó, ngày 3/2, chợ Nhạn đã phải đóng cửa hai tuần vì nước sông lên quá mức báo động ba."
    assert cut(*(article(n, background) for n in range(5))) == [[]] * 5
    assert cut(*(article(n, background) for n in range(9))) == [[background]] * 9


def test_sources_and_captions_recur_and_stay() -> None:
    assert cut(*(article(n, SIGN, role="source_credit") for n in range(6))) == [[]] * 6


def test_a_page_whose_site_is_unknown_needs_more_of_its_like() -> None:
    pages = [article(n, SIGN, site="") for n in range(5)]
    assert cut(*pages[:4]) == [[]] * 4
    assert cut(*pages) == [[SIGN]] * 5


def test_an_address_that_is_none_names_no_site() -> None:
    assert site_of(article(1, site="http://[broken")) == ""
