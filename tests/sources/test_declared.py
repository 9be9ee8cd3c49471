from __future__ import annotations

import json

import pytest

from doichieu.model.source import Declared
from doichieu.sources.html import render_html


def declared(html: str) -> tuple[Declared, ...]:
    return render_html(html).declared


def values(html: str, field: str) -> list[tuple[str, str]]:
    return [(d.source, d.value) for d in declared(html) if d.field == field]


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_reads_linked_data_before_meta_tags() -> None:
    html = (
        "<html lang=vi><head><meta property='article:published_time' content='2024-10-14T12:05:00+07:00'>"
        + linked(datePublished="2024-10-14", author=[{"name": "Lê Bá Thước"}], publisher={"name": "Báo Sông Trà"})
        + "</head><body><time datetime='2024-10-14T12:05'>14/10</time>"
    )
    assert values(html, "published") == [
        ("json-ld", "2024-10-14"),
        ("meta", "2024-10-14T12:05:00+07:00"),
        ("time", "2024-10-14T12:05"),
    ]
    assert values(html, "author") == [("json-ld", "Lê Bá Thước")]
    assert values(html, "outlet") == [("json-ld", "Báo Sông Trà")]
    assert values(html, "language") == [("meta", "vi")]


def test_takes_the_article_at_the_page_s_own_address() -> None:
    html = (
        "<link rel=canonical href='https://a.example/mot'>"
        + linked(url="https://a.example/hai", headline="Bài hai", datePublished="2021-11-27")
        + linked(url="https://a.example/mot", headline="Bài một", datePublished="2021-11-25")
    )
    assert values(html, "published") == [("json-ld", "2021-11-25")]


def test_takes_the_article_with_the_page_s_headline() -> None:
    html = linked(headline="Bài hai", datePublished="2021-11-27") + linked(
        headline="Bài một", datePublished="2021-11-25"
    )
    assert values(html + "<h1>Bài một</h1>", "published") == [("json-ld", "2021-11-25")]


def test_articles_of_other_stories_tell_nothing_of_this_page() -> None:
    others = linked(headline="Giá cá linh đầu mùa tăng gấp đôi", datePublished="2021-11-27")
    others += linked(headline="Đội bóng xóm chài vào chung kết", datePublished="2021-11-25", author="Lê Bá Thước")
    assert declared(others + "<p>Bài</p>") == ()
    own = linked(headline="Cầu treo Suối Ngài thông xe trở", datePublished="2021-11-20")
    html = others + own + "<h1>Cầu treo Suối Ngài thông xe trở lại sau 11 tháng</h1>"
    assert values(html, "published") == [("json-ld", "2021-11-20")]


def test_an_article_points_to_its_writer_and_publisher() -> None:
    graph = [
        {"@type": "Person", "@id": "#nguoi-viet", "name": "Lê Bá Thước"},
        {"@type": "Organization", "@id": "#bao", "name": "Báo Sông Trà"},
        {"@type": "NewsArticle", "headline": "Bài", "author": [{"@id": "#nguoi-viet"}], "publisher": {"@id": "#bao"}},
        {"@type": "WebPage", "@id": "#vong", "name": {"@id": "#vong"}},
    ]
    html = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert values(html, "author") == [("json-ld", "Lê Bá Thước")]
    assert values(html, "outlet") == [("json-ld", "Báo Sông Trà")]


@pytest.mark.parametrize(
    ("before", "behind"),
    [("<!--\n", "\n-->"), ("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("\n", ";\n")],
)
def test_a_script_may_be_wrapped_and_hold_raw_line_breaks(before: str, behind: str) -> None:
    data = '{"@type": "NewsArticle", "description": "hai\ndòng\tcột", "datePublished": "2021-11-20"}'
    html = f'<script type="application/ld+json">{before}{data}{behind}</script>'
    assert values(html, "published") == [("json-ld", "2021-11-20")]


def test_a_marked_time_tells_where_it_stands() -> None:
    html = (
        "<h1>Bài một</h1><p>Hà Nhuận <time datetime='2021-11-20'>20/11</time></p><p>Chữ</p><time datetime='2021-11-21'>"
    )
    assert [d.at for d in declared(html) if d.source == "time"] == [
        len("Bài một\n"),
        len("Bài một\nHà Nhuận 20/11\nChữ\n"),
    ]


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"@graph": [[[[{"@type": ["Thing"]}]]]]}', "null", '{"@type": 5}', '"\\ud800"', "{};"],
)
def test_broken_linked_data_is_no_value(script: str) -> None:
    assert declared(f"<script type='application/ld+json'>{script}</script><p>Bài</p>") == ()


def test_finds_an_article_in_a_graph() -> None:
    graph = {"@graph": [{"@type": "WebPage"}, {"@type": ["BlogPosting"], "headline": "Bài"}]}
    html = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    assert values(html, "title") == [("json-ld", "Bài")]


def test_authors_nested_without_end_are_none() -> None:
    page = '<script type="application/ld+json">{"@type":"NewsArticle","author":' + "[" * 900 + '"An"' + "]" * 900
    assert [d for d in render_html(page + "}</script><p>Mưa lớn.</p>").declared if d.field == "author"] == []
